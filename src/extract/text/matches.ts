/**
 * All matches of a pattern with the flag `g`, as `text.matchAll(pattern)` finds them. `matchAll` compiles the pattern's copy at each call, which costs more
 * than looking through a sentence.
 */
export function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    // An empty match would be found for ever; no pattern here matches within a surrogate pair.
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];
