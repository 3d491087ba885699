import type { Entity } from '../model/graph.ts';
import type { Hop } from './port.ts';

/** Two hops by way of sessions: from an anchor to sessions, and from these to what is asked for. */
export interface SessionPath {
  readonly toSessions: Hop;
  readonly fromSessions: Hop;
}

/** What sessions join to an anchor. */
export interface Together {
  readonly entity: Entity;
  readonly sortKey: string;
  /** What the list is ordered by: the number of sessions, as text. Lists of these are by value, most first, then (sortKey, id). */
  readonly value: string;
  /** The sessions that join the two and hold no other session: the first 20 by (sortKey, id). */
  readonly sessions: readonly Entity[];
}

/** How many of the joining sessions are given. */
export const MOST_SESSIONS = 20;
