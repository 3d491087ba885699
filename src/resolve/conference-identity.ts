import type { CatalogueSeries, Numbering } from '../model/catalogue.ts';
import { editionName, editionOfYear, yearOfEdition } from '../model/edition.ts';
import type { ConferenceFact, NoteInfo } from '../model/facts.ts';
import { nameKey } from '../model/name-key.ts';
import type { SeriesIndex } from './catalogue-index.ts';
import { type ConferenceName, readConferenceName } from './conference-name.ts';
import { idPart } from './id-part.ts';

/** Which edition of which series a fact speaks of. */
export interface ConferenceIdentity {
  /** The part of its id after `conference:`. */
  readonly id: string;
  readonly name: string;
  /** Further names by which people look this edition up, beside those that the note uses. */
  readonly aliases: readonly string[];
  readonly year?: number;
  readonly series?: SeriesIdentity;
}

export interface SeriesIdentity {
  readonly id: string;
  readonly name: string;
  readonly entry?: CatalogueSeries;
}

/**
 * Names an edition alike however a note writes it: `SCaLE x14`, `SCaLE 14x` and `SCaLE 2016` are `scale-14x` for a series that numbers its editions;
 * elsewhere the year tells editions apart, or else the edition's own number, or else the year in which the note was written, unless the note
 * only mentions the event. An evening of a meetup goes by its date.
 */
export function conferenceIdentity(fact: ConferenceFact, note: NoteInfo, index: SeriesIndex): ConferenceIdentity {
  const read = readByFormat(fact, index) ?? readConferenceName(fact);
  const series = findSeries(fact, read, index);
  const numbering = series?.entry?.numbered;
  // A region or city that the series' own name lacks is identity: "Velocity New York" is not "Velocity".
  const own = series !== undefined && (series.entry !== undefined || nameKey(series.name) === nameKey(read.base));
  const base = own && namesSeries(read.base, series) ? series.name : read.base;
  const stated =
    read.year ?? (numbering && read.number !== undefined ? yearOfEdition(numbering, read.number) : undefined);
  const rest = series === undefined ? {} : { series };
  if (numbering !== undefined && base === series?.name) {
    const numbered = numberedEdition({ numbering, read, stated, fact, note });
    if (numbered !== undefined) return { ...numbered, aliases: otherForms(series, numbered.year), ...rest };
  }
  if (isMeetup(fact, series)) return { ...meetupEvening(fact, note, base, read), aliases: [], ...rest };
  const guessed = read.edition === undefined && !fact.mentioned ? yearOf(note.date) : undefined;
  const year = stated ?? guessed;
  const mark = year === undefined ? read.edition : String(year);
  const name = mark === undefined ? base : `${base} ${mark}`;
  const identity = {
    id: idPart(name),
    name: own && base === series?.name ? name : shownName(fact.name, base, mark),
    ...rest,
  };
  const aliases = own && base === series?.name && year !== undefined ? otherForms(series, year) : [];
  return year === undefined ? { ...identity, aliases } : { ...identity, aliases, year };
}

/** A name that is an edition's name of a numbered series as it stands: `36C3`. */
function readByFormat(fact: ConferenceFact, index: SeriesIndex): ConferenceName | undefined {
  const key = nameKey(fact.name);
  if (!/\d/.test(key)) return undefined;
  for (const { pattern, entry } of index.numbered) {
    const digits = pattern.exec(key)?.[1];
    if (digits !== undefined) {
      const { year } = readConferenceName(fact);
      return { base: entry.name, edition: digits, number: Number(digits), ...(year === undefined ? {} : { year }) };
    }
  }
  return undefined;
}

interface Numbered {
  readonly numbering: Numbering;
  readonly read: ConferenceName;
  readonly stated: number | undefined;
  readonly fact: ConferenceFact;
  readonly note: NoteInfo;
}

function numberedEdition({
  numbering,
  read,
  stated,
  fact,
  note,
}: Numbered): { id: string; name: string; year: number } | undefined {
  const guessed = fact.mentioned ? undefined : yearOf(note.date);
  const year = stated ?? guessed;
  const number = read.number ?? (year === undefined ? undefined : editionOfYear(numbering, year));
  if (number === undefined) return undefined;
  const name = editionName(numbering, number);
  return { id: idPart(name), name, year: read.year ?? yearOfEdition(numbering, number) };
}

/** The series of the catalogue that the name (or the series that the note gives) is, else the one that the note gives or the name implies. */
function findSeries(fact: ConferenceFact, read: ConferenceName, index: SeriesIndex): SeriesIdentity | undefined {
  const candidates = [
    read.base,
    ...(fact.series === undefined ? [] : [fact.series]),
    ...fact.aliases.map((name) => readConferenceName({ ...fact, name }).base),
  ];
  for (const name of candidates) {
    const entry = index.byName.get(nameKey(name)) ?? index.byName.get(nameKey(name.replace(/^the\s+/i, '')));
    if (entry !== undefined) return { id: entry.id, name: entry.name, entry };
  }
  const name = fact.series ?? (read.base !== fact.name.trim() ? read.base : undefined);
  if (name === undefined) return undefined;
  const id = idPart(name);
  const entry = index.byId.get(id);
  return entry === undefined ? { id, name } : { id, name: entry.name, entry };
}

/** True if a name without year and edition is one of the series' own names. */
function namesSeries(base: string, series: SeriesIdentity): boolean {
  const key = nameKey(base.replace(/^the\s+/i, ''));
  return [series.name, ...(series.entry?.aliases ?? [])].some((name) => nameKey(name) === key);
}

function otherForms(series: SeriesIdentity, year: number): string[] {
  return [series.name, ...(series.entry?.aliases ?? [])].map((name) => `${name} ${year}`);
}

/** An uncatalogued name as the note writes it, with year or edition if it lacks them. */
function shownName(name: string, base: string, mark: string | undefined): string {
  const trimmed = name.trim();
  return mark === undefined || trimmed !== base ? trimmed : `${base} ${mark}`;
}

function isMeetup(fact: ConferenceFact, series: SeriesIdentity | undefined): boolean {
  if (fact.endDate !== undefined && fact.endDate !== fact.startDate) return false;
  if (series?.entry !== undefined) return series.entry.kind === 'meetup';
  return /\b(meet-?ups?|user group|usergroup|meeting|evening)\b/i.test(`${fact.name} ${fact.series ?? ''}`);
}

/** One evening of a meetup: its date tells it from the others; without one its number; without both the note's own date. */
function meetupEvening(fact: ConferenceFact, note: NoteInfo, base: string, read: ConferenceName) {
  const guessed = read.edition === undefined && !fact.mentioned ? note.date : undefined;
  const mark = fact.startDate ?? read.edition ?? guessed ?? (read.year === undefined ? undefined : String(read.year));
  const year = read.year ?? yearOf(fact.startDate ?? guessed);
  const identity = { id: idPart(mark === undefined ? base : `${base} ${mark}`), name: fact.name.trim() };
  return year === undefined ? identity : { ...identity, year };
}

function yearOf(day: string | undefined): number | undefined {
  return day !== undefined && /^\d{4}/.test(day) ? Number(day.slice(0, 4)) : undefined;
}
