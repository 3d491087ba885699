import { type Entity, sameEntity } from './entity.ts';
import type { Labels } from './labels.ts';
import { entitiesOf, type ToldSession } from './telling.ts';

/** A session and one of its speakers or projects. */
export interface Tie {
  /** Which session: its place in the labels; or, for one that the labels do not have, `undefined`, which is like no other. */
  readonly session: number | undefined;
  readonly entity: Entity;
  readonly title: string;
}

type Field = 'speakers' | 'projects';

/** Whether two ties join the same two. */
export function sameTie(a: Tie, b: Tie): boolean {
  return a.session !== undefined && a.session === b.session && sameEntity(a.entity, b.entity);
}

/** The labelled ties; those of a session that holds others count neither way. */
export function labelledTies(sessions: readonly ToldSession[], field: Field): Tie[] {
  return sessions.flatMap((told, session) => (isHolder(told) ? [] : tiesOf(told, field, session)));
}

/** A session that was found, with the place in the labels of the one that it matches, if there is one. */
export interface FoundSession {
  readonly told: ToldSession;
  readonly label: number | undefined;
}

/** The ties that were found, without those of sessions that match a label that holds others. */
export function foundTies(found: readonly FoundSession[], labelled: readonly ToldSession[], field: Field): Tie[] {
  return found.flatMap(({ told, label }) => {
    const match = label === undefined ? undefined : labelled[label];
    return match !== undefined && isHolder(match) ? [] : tiesOf(told, field, label);
  });
}

/** The ties of which the labels are unsure: whatever the note is unsure of, with every session, and what a session itself is unsure of. */
export function unsureTies(labels: Labels, field: Field): Tie[] {
  const { people, speakers, projects } = labels.unsure;
  const anywhere = field === 'speakers' ? [...people, ...speakers] : projects;
  return labels.sessions.flatMap(({ title, unsure }, session) =>
    entitiesOf([...anywhere, ...unsure[field]]).map((entity) => ({ session, entity, title })),
  );
}

function tiesOf(told: ToldSession, field: Field, session: number | undefined): Tie[] {
  return told[field].map((entity) => ({ session, entity, title: told.session.title }));
}

function isHolder({ session }: ToldSession): boolean {
  return session.contains.length > 0;
}
