import { compareText } from '../model/evidence.ts';
import type { Conference, Person, Project, Series, Session } from '../model/graph.ts';
import { sortKey } from '../model/merge-statements.ts';
import { HOPS } from './hops.ts';
import { onlyJoined } from './lists.ts';
import type { Reader } from './reader.ts';

/** What happened around a project in one year at the editions of one series. */
export interface TimelineEntry {
  /** The year of the conferences; `undefined` for sessions at none, or at one whose year no note tells. */
  readonly year: number | undefined;
  /** The series that the conferences are editions of; `undefined` if they are of none. */
  readonly series: Series | undefined;
  /** Sessions that are about the project, by title, then id. */
  readonly sessions: readonly Session[];
  /** Who covered the project in them, by name, then id. */
  readonly speakers: readonly Person[];
}

/** Sessions beyond this number are not looked at: no project of a community's notes has as many. */
const MOST_SESSIONS = 1000;
const MOST_SPEAKERS = 100;

/** A project's sessions and speakers by year and series: earliest year first, the unknown one last, then series by name, none last. */
export async function projectTimeline(reader: Reader, { id }: Project): Promise<readonly TimelineEntry[]> {
  const { items } = await reader.neighbours(HOPS.sessionsAboutProject, id, { first: MOST_SESSIONS });
  const sessions = items.map(({ entity }) => entity).filter((entity) => entity.type === 'Session');
  const told = await Promise.all(sessions.map((session) => settingOf(reader, session)));
  const groups = new Map<string, Setting[]>();
  for (const one of told) {
    const key = `${one.conference?.year ?? ''} ${one.series?.id ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap(entryOf).sort(compareEntries);
}

interface Setting {
  readonly session: Session;
  readonly conference: Conference | undefined;
  readonly series: Series | undefined;
  readonly speakers: readonly Person[];
}

async function settingOf(reader: Reader, session: Session): Promise<Setting> {
  const [conference, speakers, held] = await Promise.all([
    onlyJoined(reader, session.id, HOPS.conferenceOfSession),
    reader.neighbours(HOPS.speakersOfSession, session.id, { first: MOST_SPEAKERS }),
    reader.degree(HOPS.sessionsWithin, session.id),
  ]);
  const series = conference && (await onlyJoined(reader, conference.id, HOPS.seriesOfConference));
  // A session that holds others makes nobody cover anything.
  const people = held > 0 ? [] : speakers.items.map(({ entity }) => entity).filter((one) => one.type === 'Person');
  return { session, conference, series: series?.type === 'Series' ? series : undefined, speakers: people };
}

function entryOf(group: readonly Setting[]): readonly TimelineEntry[] {
  const [first] = group;
  if (first === undefined) return [];
  const speakers = new Map(group.flatMap((one) => one.speakers).map((person) => [person.id, person]));
  return [
    {
      year: first.conference?.year,
      series: first.series,
      sessions: group.map(({ session }) => session), // the store gave them in order
      speakers: [...speakers.values()].sort(compareNamed),
    },
  ];
}

function compareEntries(a: TimelineEntry, b: TimelineEntry): number {
  const years = (a.year ?? Number.MAX_SAFE_INTEGER) - (b.year ?? Number.MAX_SAFE_INTEGER);
  if (years !== 0 || a.series === b.series) return years;
  if (a.series === undefined || b.series === undefined) return a.series === undefined ? 1 : -1;
  return compareNamed(a.series, b.series);
}

function compareNamed(a: { readonly id: string; readonly name: string }, b: typeof a): number {
  return compareText(sortKey(a), sortKey(b)) || compareText(a.id, b.id);
}
