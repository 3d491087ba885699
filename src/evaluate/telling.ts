import { type Entity, entityOf, matchKey } from './entity.ts';
import type { LabelledSession, Labels } from './labels.ts';

/** A session with the entities that its lists name. */
export interface ToldSession {
  readonly session: LabelledSession;
  readonly speakers: readonly Entity[];
  readonly projects: readonly Entity[];
}

/** A speaker and a project that belong together. */
export interface Pair {
  readonly speaker: Entity;
  readonly project: Entity;
}

/** One side of the comparison: what the labels say of a note, or what was found in it, with names turned into entities. */
export interface Telling {
  readonly sessions: readonly ToldSession[];
  readonly projects: readonly Entity[];
  /** Who covered what, if it is told outright. */
  readonly coverage?: readonly Pair[];
}

/** Turns names into entities: a name that a session or pair mentions has the aliases that the same side's lists give it. */
export function tellingOf(labels: Labels): Telling {
  const people = labels.people.map(({ name, aliases }) => entityOf(name, aliases));
  const projects = labels.projects.map(({ name, aliases }) => entityOf(name, aliases));
  const lookUp = (known: readonly Entity[], name: string): Entity => {
    const key = matchKey(name);
    return known.find(({ keys }) => keys.has(key)) ?? entityOf(name);
  };
  return {
    sessions: labels.sessions.map((session) => ({
      session,
      speakers: session.speakers.map((name) => lookUp(people, name)),
      projects: session.projects.map((name) => lookUp(projects, name)),
    })),
    projects,
    ...(labels.coverage === undefined
      ? {}
      : {
          coverage: labels.coverage.map(({ speaker, project }) => ({
            speaker: lookUp(people, speaker),
            project: lookUp(projects, project),
          })),
        }),
  };
}

/** Entities of bare names. */
export function entitiesOf(names: readonly string[]): Entity[] {
  return names.map((name) => entityOf(name));
}
