import type { CatalogueSeries } from '../../model/catalogue.ts';

/** Which edition of a series some words name. */
export interface Edition {
  readonly year?: number;
  readonly edition?: string;
  /** How many characters before and behind the series' name belong to the edition's name. */
  readonly before: number;
  readonly after: number;
}

const YEAR_BEHIND = /^(?:\s*[,:–-]?\s*(?:in\s+|\()?)((?:19|20)\d{2})(?!\d|[-/]\d)\)?/u;
const SHORT_YEAR_BEHIND = /^\s*(?:['’](\d{2})|(?<=[\p{L}])(\d{2}))(?![\d:.%]|\s*%|\p{L})/u;
const YEAR_BEFORE = /((?:19|20)\d{2})(?:['’]s)?\s+(?:\p{L}+\s+)?$/u;
const ORDINAL_BEFORE = /(\d{1,2})(?:st|nd|rd|th)\s+(?:annual\s+|edition of (?:the\s+)?)?$/iu;

/** Reads year and edition around a series' name that stands at `[start, end)`. */
export function editionAround(text: string, start: number, end: number, series: CatalogueSeries | undefined): Edition {
  const behind = text.slice(end, end + 24);
  const before = text.slice(Math.max(0, start - 24), start);
  const year = YEAR_BEHIND.exec(behind);
  if (year?.[1] !== undefined) return { year: Number(year[1]), before: 0, after: year[0].length };
  const numbered = numberedEdition(behind, series);
  if (numbered !== undefined) return { ...numbered, before: 0 };
  const short = SHORT_YEAR_BEHIND.exec(behind);
  const digits = short?.[1] ?? short?.[2];
  if (short !== null && digits !== undefined)
    return { year: fullYear(Number(digits)), before: 0, after: short[0].length };
  const leading = YEAR_BEFORE.exec(before);
  if (leading?.[1] !== undefined) return { year: Number(leading[1]), before: 0, after: 0 };
  const ordinal = ORDINAL_BEFORE.exec(before);
  if (ordinal?.[1] !== undefined && series?.numbered !== undefined) return { edition: ordinal[1], before: 0, after: 0 };
  return { before: 0, after: 0 };
}

/** `x14`, `14x`, `28`, `#12` behind the name of a series that numbers its editions. */
function numberedEdition(
  behind: string,
  series: CatalogueSeries | undefined,
): { edition: string; after: number } | undefined {
  if (series?.numbered === undefined) return undefined;
  const match = /^\s*[-#]?\s*(?:x\s?)?(\d{1,3})(?:x|th)?(?![\d:.%\p{L}])/iu.exec(behind);
  return match?.[1] === undefined ? undefined : { edition: match[1], after: match[0].length };
}

/** 95 is 1995, 16 is 2016. */
export function fullYear(twoDigits: number): number {
  return twoDigits >= 80 ? 1900 + twoDigits : 2000 + twoDigits;
}
