import { isOneToOneAt, type MarkedText } from './marked-text.ts';

/** A stretch of a paragraph: a heading of a level, or (level 0) what remains. */
export interface Stretch {
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds headings that lack the blank after their hashes (`##Day 1`): text to CommonMark, headings to those who write them, in many
 * engines of the time too. A single hash counts only if the paragraph is one short line of several words without more hashes: it may be a hashtag.
 * @returns stretches that cover the text in order, or `undefined` if there is no such heading
 */
export function pseudoHeadings(marked: MarkedText): readonly Stretch[] | undefined {
  const { text } = marked;
  if (!text.includes('#')) return undefined;
  if (/^#\p{L}[^#\n]{0,80} [^#\n]{1,80}$/u.test(text) && !/[.!?,;:]$/.test(text) && isOneToOneAt(marked, 0)) {
    return [{ level: 1, start: 1, end: text.length }];
  }
  const stretches: Stretch[] = [];
  let rest = 0;
  for (const match of text.matchAll(/^(#{2,6})(?=[\p{L}\p{N}])([^\n]*?)(?: #+)?$/gmu)) {
    const { index } = match;
    const [whole, hashes = '', title = ''] = match;
    if (!isOneToOneAt(marked, index)) continue;
    if (index > rest) stretches.push({ level: 0, start: rest, end: index });
    const start = index + hashes.length;
    stretches.push({ level: hashes.length, start, end: start + title.length });
    rest = index + whole.length;
  }
  if (stretches.length === 0) return undefined;
  if (rest < text.length) stretches.push({ level: 0, start: rest, end: text.length });
  return stretches;
}
