import type { ConferenceFact } from '../model/facts.ts';

/** A conference's name taken apart. */
export interface ConferenceName {
  /** The name without year and edition; the whole name if nothing else is in it. */
  readonly base: string;
  /** The year that the fact states, in its own field, its dates or its name. */
  readonly year?: number;
  /** The edition's own number or mark (`14x`, `28`). */
  readonly edition?: string;
  /** The number in the edition. */
  readonly number?: number;
}

/** Words that count editions: `x14`, `14x`, `#12`, `12th`. */
const EDITION_TOKEN =
  /(?<![\p{L}\p{N}])(?:x(\d{1,3})|(\d{1,3})x|#\s?(\d{1,4})|(\d{1,3})(?:st|nd|rd|th))(?![\p{L}\p{N}])/iu;
const YEAR_TOKEN = /(?<![\p{L}\p{N}])(?:(?:19[5-9]\d|20\d\d)(?:[/-]\d\d(?!\d))?|['’]\d\d)(?![\p{L}\p{N}])/u;

/** Takes a name apart with the help of what the note says elsewhere about year and edition. */
export function readConferenceName(fact: ConferenceFact): ConferenceName {
  const name = fact.name.trim();
  const year = fact.year ?? yearIn(fact.startDate) ?? yearIn(YEAR_TOKEN.exec(name)?.[0]);
  const edition = fact.edition === undefined ? editionIn(name, year) : plainEdition(fact.edition);
  let base = name.replace(YEAR_TOKEN, ' ');
  if (year !== undefined) base = withoutAttachedYear(base, year);
  base = tidy(withoutEdition(base, edition));
  const number = edition === undefined ? undefined : numberIn(edition);
  return {
    base: base === '' ? name : base,
    ...(year === undefined ? {} : { year }),
    ...(edition === undefined ? {} : { edition }),
    ...(number === undefined ? {} : { number }),
  };
}

function yearIn(text: string | undefined): number | undefined {
  const digits = text === undefined ? undefined : /\d{4}|(?<=^['’])\d\d/.exec(text)?.[0];
  if (digits === undefined) return undefined;
  return digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) > 70 ? 1900 : 2000);
}

/** `SREcon17 Europe` in 2017: two digits of the year, written onto a word. */
function withoutAttachedYear(base: string, year: number): string {
  const digits = String(year % 100).padStart(2, '0');
  if (!base.includes(digits)) return base;
  return base.replace(new RegExp(`(?<=\\p{L}{2})[’']?${digits}(?![\\p{L}\\p{N}])`, 'u'), '');
}

function editionIn(name: string, year: number | undefined): string | undefined {
  const token = EDITION_TOKEN.exec(name)?.[0];
  if (token !== undefined) return plainEdition(token);
  // "DEF CON 25": a last number that is not the year.
  const last = /(?<=\p{L}\s+)\d{1,3}$/u.exec(name)?.[0];
  return last !== undefined && Number(last) !== (year ?? -1) % 100 ? last : undefined;
}

/** An edition as it stands in ids: `#12` and `12th` are `12`, `x14` is `14x`. */
function plainEdition(edition: string): string {
  return edition
    .trim()
    .replace(/^#\s?(?=\d)/, '')
    .replace(/^(\d+)(?:st|nd|rd|th)$/i, '$1')
    .replace(/^x(\d+)$/i, '$1x');
}

function numberIn(edition: string): number | undefined {
  const digits = /\d+/.exec(edition)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** The name without the edition, also where the note writes it another way round (`x14` for `14x`). */
function withoutEdition(name: string, edition: string | undefined): string {
  if (edition === undefined) return name;
  const digits = /\d+/.exec(edition)?.[0];
  const mark = edition.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const forms = digits === undefined ? [mark] : [`(?:#\\s?|x|v)?${digits}(?:x|st|nd|rd|th)?`, mark];
  return forms.reduce(
    (rest, form) => rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'iu'), ' '),
    name,
  );
}

/** Squeezes blanks and drops separators that the year or edition left hanging. */
function tidy(name: string): string {
  return name
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:;|/–—-]+|[\s,:;|/(–—-]+$/g, '')
    .trim();
}
