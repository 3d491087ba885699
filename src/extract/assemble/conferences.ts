import { editionName, editionOfYear, yearOfEdition } from '../../model/edition.ts';
import type { ConferenceFact, NoteInfo } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { EventClaim, Findings } from '../findings.ts';
import { refuse } from '../refuse.ts';
import { evidenceOfAll } from './evidence-of.ts';

/** The claims about one edition of an event. */
export interface EventGroup {
  readonly key: string;
  readonly claims: readonly EventClaim[];
  readonly weight: number;
  readonly year?: number;
  /** True if the note is about it: it holds the note's sessions. */
  readonly main: boolean;
}

const ID = 'assemble/conferences';

/** Claims about one series, under whatever names. */
interface Family {
  readonly claims: EventClaim[];
}

/**
 * Joins the places that name events into editions, and tells the events that the note is about from those only mentioned: the note is about
 * the one that most speaks for itself, those with at least half of its weight, and those that sessions are placed at.
 */
export function groupEvents(findings: Findings, info: NoteInfo): readonly EventGroup[] {
  const editions = families(findings.events.filter((e) => !isTitle(findings, e))).flatMap((family) => split(family));
  const top = Math.max(0, ...editions.map((e) => e.weight));
  const placed = new Set(findings.sessions.flatMap((s) => s.event ?? []));
  const named = (e: { claims: readonly EventClaim[] }): boolean => e.claims.some((c) => placed.has(c));
  return editions
    .map((edition, i) => {
      const own = edition.claims.some(
        (c) =>
          c.year !== undefined || c.edition !== undefined || c.url !== undefined || c.spot.block.kind === 'heading',
      );
      const main =
        named(edition) ||
        (edition.weight >= 1 && (edition.weight === top || (own && edition.weight >= 2 && edition.weight * 2 >= top)));
      const year =
        edition.year ?? (main && edition.weight === top ? yearOfNote(findings, info, edition.claims) : undefined);
      return {
        key: `event-${i + 1}`,
        claims: edition.claims,
        weight: edition.weight,
        main,
        ...(year === undefined ? {} : { year }),
      };
    })
    .sort((a, b) => Number(b.main) - Number(a.main) || b.weight - a.weight);
}

/** True for an event named within a session's title ("Docker LA Meetup SCaLE x14 Edition"): the session, not a conference of its own. */
function isTitle(findings: Findings, event: EventClaim): boolean {
  const title =
    event.spot.block.index >= 0 &&
    (event.series === undefined || event.series.ambiguous) &&
    findings.sessions.some(
      (s) => s.spot.block === event.spot.block && s.spot.start <= event.spot.start && event.spot.end <= s.spot.end,
    );
  if (title)
    refuse(
      findings,
      ID,
      event.spot.block,
      event.spot,
      'no conference of its own: it is part of the title of a session',
    );
  return title;
}

function families(claims: readonly EventClaim[]): readonly Family[] {
  const found: Family[] = [];
  for (const claim of claims) {
    const family = found.find((f) => f.claims.some((c) => sameSeries(c, claim)));
    if (family === undefined) found.push({ claims: [claim] });
    else family.claims.push(claim);
  }
  return found;
}

/** Same catalogue entry, same name, or one name that begins with the other (JSConf, JSConf US). */
function sameSeries(a: EventClaim, b: EventClaim): boolean {
  if (a.series !== undefined && b.series !== undefined && a.series.id === b.series.id) return true;
  const x = nameKey(a.base);
  const y = nameKey(b.base);
  if (x === y || x.replace(/ /g, '') === y.replace(/ /g, '')) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 4 && long.startsWith(`${short} `);
}

function split(family: Family): readonly { claims: readonly EventClaim[]; weight: number; year?: number }[] {
  const years = new Map<number, EventClaim[]>();
  const loose: EventClaim[] = [];
  for (const claim of family.claims) {
    const year = yearOf(claim);
    if (year === undefined) loose.push(claim);
    else years.set(year, [...(years.get(year) ?? []), claim]);
  }
  if (years.size === 0) return [{ claims: loose, weight: weigh(loose) }];
  const editions = [...years]
    .map(([year, claims]) => ({ year, claims, weight: weigh(claims) }))
    .sort((a, b) => b.weight - a.weight);
  const [first, ...others] = editions;
  return first === undefined
    ? []
    : [{ ...first, claims: [...first.claims, ...loose], weight: weigh([...first.claims, ...loose]) }, ...others];
}

function yearOf(claim: EventClaim): number | undefined {
  if (claim.year !== undefined) return claim.year;
  const numbering = claim.series?.numbered;
  const edition = Number(claim.edition);
  return numbering === undefined || !Number.isInteger(edition) ? undefined : yearOfEdition(numbering, edition);
}

/** The strongest place, and a little for every further one. */
function weigh(claims: readonly EventClaim[]): number {
  const weights = claims.map((c) => c.weight).sort((a, b) => b - a);
  return weights.reduce((sum, w, i) => sum + (i === 0 ? w : Math.min(w, 2) * 0.25), 0);
}

/** The year of an edition that names none: of its dates, of its link, of the note's path or date. */
function yearOfNote(findings: Findings, info: NoteInfo, claims: readonly EventClaim[]): number | undefined {
  const dated = [...findings.dates].sort((a, b) => b.weight - a.weight)[0];
  const linked = claims.flatMap((c) => /(?:\/|\.|-)((?:19|20)\d{2})(?:\/|\.|-|$)/u.exec(c.url ?? '')?.[1] ?? [])[0];
  const path = /(?:^|[/_.-])((?:19|20)\d{2})(?=[/_.-]|$)/u.exec(info.path)?.[1];
  const year = dated?.start.slice(0, 4) ?? linked ?? info.date?.slice(0, 4) ?? path;
  return year === undefined ? undefined : Number(year);
}

/** The conferences that groups of claims amount to. */
export function conferenceFacts(groups: readonly EventGroup[], findings: Findings): readonly ConferenceFact[] {
  const top = groups.find((g) => g.main);
  return groups.filter((g) => isTold(g, findings)).map((g) => conference(g, findings, g === top));
}

/** False for names that may be no events, and of which the note says nothing. */
function isTold(group: EventGroup, findings: Findings): boolean {
  const told =
    group.main ||
    group.claims.some((c) => (c.series !== undefined && !c.series.ambiguous && c.weight >= 0.5) || c.weight >= 1);
  if (!told)
    for (const { spot } of group.claims)
      refuse(findings, ID, spot.block, spot, 'the name of an event perhaps, but nothing says that somebody was there');
  return told;
}

function conference(group: EventGroup, findings: Findings, top: boolean): ConferenceFact {
  const series = [...group.claims]
    .sort((a, b) => b.base.length - a.base.length)
    .find((c) => c.series !== undefined)?.series;
  const name = displayName(group, series?.name);
  const names = new Set(group.claims.flatMap((c) => [c.name, c.base]));
  names.delete(name);
  const date = top
    ? [...findings.dates].sort((a, b) => b.weight - a.weight || a.spot.block.index - b.spot.block.index)[0]
    : undefined;
  const fits = date !== undefined && (group.year === undefined || date.start.startsWith(String(group.year)));
  const place = top
    ? [...findings.places].sort((a, b) => b.weight - a.weight || a.spot.block.index - b.spot.block.index)[0]
    : undefined;
  if (top) {
    for (const other of findings.dates)
      if (other !== date)
        refuse(findings, ID, other.spot.block, other.spot, 'another place dates the event more clearly');
    for (const other of findings.places)
      if (other !== place && other.name !== place?.name)
        refuse(findings, ID, other.spot.block, other.spot, 'another place says more clearly where the event was');
  }
  const url = group.claims.find((c) => c.url !== undefined)?.url;
  const claims = [
    ...group.claims,
    ...(fits && date !== undefined ? [date] : []),
    ...(place === undefined ? [] : [place]),
  ];
  return {
    key: group.key,
    name,
    aliases: [...names].sort(),
    mentioned: !group.main,
    evidence: evidenceOfAll([...claims].sort((a, b) => b.confidence - a.confidence).slice(0, 12)),
    series: series?.name ?? bestBase(group),
    ...editionOf(group, series?.numbered),
    ...(group.year === undefined ? {} : { year: group.year }),
    ...(fits && date !== undefined ? { startDate: date.start, endDate: date.end } : {}),
    ...(place === undefined ? {} : { place: place.name }),
    ...(url === undefined ? {} : { url }),
  };
}

function editionOf(group: EventGroup, numbering: NonNullable<EventClaim['series']>['numbered']): { edition?: string } {
  const stated = group.claims.find((c) => c.edition !== undefined)?.edition;
  const counted =
    numbering === undefined || group.year === undefined ? undefined : editionOfYear(numbering, group.year);
  const edition = stated ?? (counted === undefined ? undefined : String(counted));
  return edition === undefined ? {} : { edition };
}

/** As the note's best place writes it, with the year if the note gives it there; else the series and the year. */
function displayName(group: EventGroup, series: string | undefined): string {
  const numbering = group.claims.find((c) => c.series?.numbered !== undefined)?.series?.numbered;
  const edition = group.claims.find((c) => c.edition !== undefined)?.edition;
  if (numbering !== undefined && edition !== undefined) return editionName(numbering, Number(edition));
  const precise = [...group.claims]
    .filter((c) => c.year !== undefined || c.edition !== undefined)
    .sort((a, b) => b.weight - a.weight || b.base.length - a.base.length)[0];
  if (precise !== undefined && /\d/u.test(precise.name)) return precise.name;
  const base =
    series !== undefined && group.claims.some((c) => nameKey(c.base) === nameKey(series)) ? series : bestBase(group);
  return group.year === undefined ? base : `${base} ${group.year}`;
}

function bestBase(group: EventGroup): string {
  return [...group.claims].sort((a, b) => b.base.length - a.base.length || b.weight - a.weight)[0]?.base ?? 'Event';
}
