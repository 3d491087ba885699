import type { NotedEvidence } from '../model/evidence.ts';
import type { Person, Project, Session } from '../model/graph.ts';
import type { Coverage } from '../store/port.ts';
import { type Connection, connectionOf, type Item, type PageArguments, pageRequest } from './connection.ts';
import { sortEvidence } from './lists.ts';
import type { Reader } from './reader.ts';

/** Who covered a project, or what a person covered: the sessions that make it so, and the words behind them. */
export interface CoverageItem<T> extends Item<T> {
  /** By title, then id. */
  readonly sessions: readonly Session[];
  /** Of both halves: who gave the sessions, and what they are about. */
  readonly evidence: readonly NotedEvidence[];
}

/** The speakers who covered a project, by name. A session that holds other sessions makes nobody cover anything. */
export async function whoCovered(
  reader: Reader,
  project: string,
  page: PageArguments,
): Promise<Connection<CoverageItem<Person>>> {
  // The store answers with persons for a project.
  return connectionOf(page, await reader.coverage(project, pageRequest(page)), (found) => itemOf<Person>(found));
}

/** The projects that a person covered, by name. */
export async function coveredBy(
  reader: Reader,
  person: string,
  page: PageArguments,
): Promise<Connection<CoverageItem<Project>>> {
  // The store answers with projects for a person.
  return connectionOf(page, await reader.coverage(person, pageRequest(page)), (found) => itemOf<Project>(found));
}

function itemOf<T extends Person | Project>(found: Coverage): Omit<CoverageItem<T>, 'cursor'> {
  return {
    node: found.entity as T,
    sessions: found.sessions.filter((entity) => entity.type === 'Session'),
    evidence: sortEvidence(found.edges.flatMap((edge) => edge.evidence)),
  };
}
