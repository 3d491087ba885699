/**
 * Whether a path fits a pattern of a decisions file: `*` stands for any characters but slashes, `?` for one, `**` for any folders; a pattern that
 * ends in a slash stands for all below that folder. Everything else stands for itself.
 *
 * Takes no more steps than the lengths multiplied, whatever the pattern: a regular expression made of it could take ages.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const whole = pattern.replace(/^\.\//, '').replace(/\/$/, '/**');
  return fits(path.split('/'), whole.split('/'), '**', fitsSegment);
}

/** Whether a text of a decisions file is a pattern, and not the path of one note. */
export function isPattern(text: string): boolean {
  return /[*?]|\/$/.test(text);
}

/** Whether a path fits any of some patterns; without patterns every path does. */
export function fitsPatterns(path: string, patterns: readonly string[] | undefined): boolean {
  return patterns === undefined || patterns.some((pattern) => fitsPattern(path, pattern));
}

function fitsSegment(text: string, pattern: string): boolean {
  return fits([...text], [...pattern], '*', (character, sign) => sign === '?' || sign === character);
}

/** Whether items fit signs, one each, while the sign `any` stands for any number of items. Goes back only to the last such sign. */
function fits(
  items: readonly string[],
  signs: readonly string[],
  any: string,
  equal: (item: string, sign: string) => boolean,
): boolean {
  let at = 0;
  let sign = 0;
  let retry: { at: number; sign: number } | undefined;
  while (at < items.length) {
    const item = items[at] ?? '';
    const next = signs[sign];
    if (next === any) {
      retry = { at, sign };
      sign++;
    } else if (next !== undefined && equal(item, next)) {
      at++;
      sign++;
    } else if (retry !== undefined) {
      retry = { at: retry.at + 1, sign: retry.sign };
      at = retry.at;
      sign = retry.sign + 1;
    } else return false;
  }
  return signs.slice(sign).every((rest) => rest === any);
}
