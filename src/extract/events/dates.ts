import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';

/** A day or a range of days that a text names. ISO days, `start <= end`. */
export interface DateRange {
  readonly start: string;
  readonly end: string;
  readonly at: Range;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DASH = '\\s*(?:-|–|—|to|until|through|and|&)\\s*';
const YEAR = '(?:,?\\s*(?:of\\s+)?((?:19|20)\\d{2}))?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';

type Part = string | undefined;
type Parts = readonly [Part, Part, Part, Part, Part];

interface Form {
  readonly pattern: RegExp;
  /** Month, day, month, day, year out of the groups. */
  readonly read: (g: readonly (string | undefined)[]) => Parts;
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`\\b${MONTH}\\s+${DAY}${DASH}${WEEKDAY}${MONTH}\\s+${DAY}\\b${YEAR}`, 'giu'),
    read: (g) => [g[1], g[2], g[3], g[4], g[5]],
  },
  {
    pattern: new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}${DASH}${WEEKDAY}${DAY}\\s+(?:of\\s+)?${MONTH}${YEAR}`, 'giu'),
    read: (g) => [g[2], g[1], g[4], g[3], g[5]],
  },
  {
    pattern: new RegExp(`\\b${MONTH}\\s+${DAY}${DASH}${DAY}\\b(?!:)${YEAR}`, 'giu'),
    read: (g) => [g[1], g[2], g[1], g[3], g[4]],
  },
  {
    pattern: new RegExp(`\\b${DAY}(?:${DASH}|\\s*,\\s*)${DAY}\\s+(?:of\\s+)?${MONTH}${YEAR}`, 'giu'),
    read: (g) => [g[3], g[1], g[3], g[2], g[4]],
  },
  {
    pattern: new RegExp(`\\b${MONTH}\\s+${DAY}\\b(?!:)${YEAR}`, 'giu'),
    read: (g) => [g[1], g[2], undefined, undefined, g[3]],
  },
  {
    pattern: new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}${YEAR}`, 'giu'),
    read: (g) => [g[2], g[1], undefined, undefined, g[3]],
  },
];
/** No form does without. */
const MONTH_HINT = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;
const ISO = /\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b(?:\s*(?:-|–|—|to|\/)\s*((?:19|20)\d{2})-(\d{2})-(\d{2})\b)?/giu;

/** The days that a text names, left to right, longest reading first. Those without a year take `year`; without that they are left out. */
export function datesIn(text: string, year: number | undefined): readonly DateRange[] {
  const found: DateRange[] = [];
  if (!/\d/.test(text)) return found;
  const add = (at: Range, start: string | undefined, end: string | undefined): void => {
    if (start === undefined || found.some((f) => f.at.start < at.end && at.start < f.at.end)) return;
    found.push({ start, end: end !== undefined && end >= start ? end : start, at });
  };
  for (const match of matches(text, ISO)) {
    const at = { start: match.index, end: match.index + match[0].length };
    add(
      at,
      day(Number(match[1]), Number(match[2]), Number(match[3])),
      match[4] === undefined ? undefined : day(Number(match[4]), Number(match[5]), Number(match[6])),
    );
  }
  for (const { pattern, read } of MONTH_HINT.test(text) ? FORMS : []) {
    for (const match of matches(text, pattern)) {
      const [m1, d1, m2, d2, y] = read(match);
      const of = y === undefined ? year : Number(y);
      if (of === undefined || m1 === undefined) continue;
      const at = { start: match.index, end: match.index + match[0].length };
      const from = day(of, monthOf(m1), Number(d1));
      add(at, from, m2 === undefined ? undefined : day(of, monthOf(m2), Number(d2)));
    }
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

function monthOf(name: string): number {
  return MONTHS.findIndex((m) => name.toLowerCase().startsWith(m)) + 1;
}

/** The ISO day; undefined if there is no such day. */
function day(year: number, month: number, date: number): string | undefined {
  const length = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ][month - 1];
  if (length === undefined || date < 1 || date > length) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
