import type { Numbering } from './catalogue.ts';

/** The year in which a series held its edition `n`. */
export function yearOfEdition(numbering: Numbering, n: number): number {
  let offset = numbering.offset;
  for (const change of numbering.later ?? []) if (n >= change.from) offset = change.offset;
  return n + offset;
}

/** The edition that a series held in `year`; `undefined` if it held none then (a year left out, or before the first). */
export function editionOfYear(numbering: Numbering, year: number): number | undefined {
  const offsets = [numbering.offset, ...(numbering.later ?? []).map((change) => change.offset)];
  return offsets.map((offset) => year - offset).find((n) => n >= 1 && yearOfEdition(numbering, n) === year);
}

/** An edition's name as its series writes it: `SCaLE 14x`. */
export function editionName(numbering: Numbering, n: number): string {
  return numbering.format.replaceAll('{n}', String(n));
}
