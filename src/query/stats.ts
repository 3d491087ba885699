import { speakerCondition } from './list-filters.ts';
import type { Reader } from './reader.ts';

/** How much the graph holds. */
export interface Stats {
  readonly conferences: number;
  readonly series: number;
  readonly sessions: number;
  readonly people: number;
  /** People who gave a session. */
  readonly speakers: number;
  readonly projects: number;
  readonly organizations: number;
  readonly notes: number;
}

/** Counts what the graph holds. */
export async function stats(reader: Reader): Promise<Stats> {
  const [counts, speakers] = await Promise.all([
    reader.counts(),
    reader.list('Person', { first: 0, filter: await speakerCondition(reader, {}) }),
  ]);
  return {
    conferences: counts.Conference,
    series: counts.Series,
    sessions: counts.Session,
    people: counts.Person,
    speakers: speakers.totalCount,
    projects: counts.Project,
    organizations: counts.Organization,
    notes: counts.Note,
  };
}
