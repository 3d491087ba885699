import type { Conference, Person, Project, Session } from '../model/graph.ts';
import type { SessionPath, Together } from '../store/port.ts';
import { type Connection, checkFirst, connectionOf, type Item, type PageArguments } from './connection.ts';
import { decodeOrderCursor } from './cursor.ts';
import { HOPS } from './hops.ts';
import type { Reader } from './reader.ts';

/** What sessions join to something: how many of them, and which. Sessions that hold others join nothing, as with coverage. */
export interface TogetherItem<T> extends Item<T> {
  readonly sessionCount: number;
  /** The first 20 of the sessions by title, then id. */
  readonly sessions: readonly Session[];
}

const PATHS = {
  relatedProjects: { toSessions: HOPS.sessionsAboutProject, fromSessions: HOPS.projectsOfSession },
  coSpeakers: { toSessions: HOPS.sessionsOfPerson, fromSessions: HOPS.speakersOfSession },
  topProjects: { toSessions: HOPS.sessionsWithin, fromSessions: HOPS.projectsOfSession },
} as const satisfies Readonly<Record<string, SessionPath>>;

/** The projects that sessions cover together with this one, those of most sessions first, then by name. */
export function relatedProjects(reader: Reader, { id }: Project, page: PageArguments) {
  return joinedBySessions<Project>(reader, id, PATHS.relatedProjects, page);
}

/** The people who gave sessions together with this one, those of most sessions first, then by name. */
export function coSpeakers(reader: Reader, { id }: Person, page: PageArguments) {
  return joinedBySessions<Person>(reader, id, PATHS.coSpeakers, page);
}

/** What a conference's sessions are about, the projects of most sessions first, then by name. */
export function topProjects(reader: Reader, { id }: Conference, page: PageArguments) {
  return joinedBySessions<Project>(reader, id, PATHS.topProjects, page);
}

async function joinedBySessions<T extends Person | Project>(
  reader: Reader,
  id: string,
  path: SessionPath,
  page: PageArguments,
): Promise<Connection<TogetherItem<T>>> {
  const first = checkFirst(page) + 1;
  const found = await reader.together(path, id, {
    first,
    ...(page.after != null && { after: decodeOrderCursor(page.after) }),
  });
  return connectionOf(page, found, (joined) => itemOf<T>(joined));
}

function itemOf<T extends Person | Project>({ entity, value, sessions }: Together): Omit<TogetherItem<T>, 'cursor'> {
  return {
    node: entity as T, // what lies at the path's end
    sessionCount: Number(value),
    sessions: sessions.filter((session) => session.type === 'Session'),
  };
}
