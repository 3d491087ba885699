import { matches } from './matches.ts';

/** A stretch `[start, end)` of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Abbreviations whose period does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|vs|e\.g|i\.e|etc|cf|No|approx|Inc|Ltd|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|\p{Lu})\.$/u;
const END = /[.!?…]+["”’')\]]*(?=\s+["“‘'([]?[\p{Lu}\p{N}@]|\s*$)|\n(?=\s*[-–•*]\s)/gu;

/** The sentences of a text, in order, without the blanks between them. Titles ("Dr.") and initials do not end one. */
export function sentences(text: string): readonly Range[] {
  const found: Range[] = [];
  let start = 0;
  const push = (end: number): void => {
    const from = start + (text.slice(start, end).match(/^\s*/)?.[0].length ?? 0);
    if (from < end) found.push({ start: from, end });
    start = end;
  };
  for (const match of matches(text, END)) {
    const end = match.index + match[0].length;
    if (
      match[0].startsWith('.') &&
      match[0].length === 1 &&
      ABBREVIATION.test(text.slice(Math.max(start, end - 12), end))
    )
      continue;
    // “What Is It?” (Jane Smith): the brackets belong to the title.
    if (/["”’]$/u.test(match[0]) && /^\s+\(/u.test(text.slice(end, end + 4))) continue;
    push(end);
  }
  push(text.length);
  return found;
}
