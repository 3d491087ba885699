import type { FactKind } from '../../model/explanation.ts';
import type { Fact, NoteFacts } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Known } from '../text/gazetteer.ts';

/** A fact of a note with what it is called, whatever its kind. */
export interface NamedFact {
  readonly kind: FactKind;
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Id of its catalogue entry; of a conference, the name of its series. */
  readonly catalogued?: string;
  readonly fact: Fact;
}

/** All facts of a note that have a name: conferences, sessions, people, projects, organizations. */
export function namedFacts(facts: NoteFacts): readonly NamedFact[] {
  return [
    ...facts.conferences.map((fact) => ({
      kind: 'conference' as const,
      ...fact,
      fact,
      ...(fact.series === undefined ? {} : { catalogued: fact.series }),
    })),
    ...facts.sessions.map((fact) => ({
      kind: 'session' as const,
      key: fact.key,
      name: fact.title,
      aliases: fact.aliases,
      fact,
    })),
    ...facts.people.map((fact) => ({ kind: 'person' as const, ...fact, fact })),
    ...facts.projects.map((fact) => ({ kind: 'project' as const, ...fact, fact })),
    ...facts.organizations.map((fact) => ({ kind: 'organization' as const, ...fact, fact })),
  ];
}

/**
 * The facts that go by a text: by name, by another name, by first or last name, or by any name of their catalogue entry. If there are none,
 * those whose name holds the text as words ("Swarm" in "Docker Swarm").
 */
export function factsNamed(text: string, all: readonly NamedFact[], known: readonly Known[]): readonly NamedFact[] {
  const key = bareKey(text);
  if (key === '') return [];
  const exact = all.filter((fact) => {
    const names = [fact.name, ...fact.aliases].map(bareKey);
    return (
      names.includes(key) ||
      (fact.kind === 'person' && bareKey(fact.name).split(' ').includes(key)) ||
      known.some((k) => isEntry(fact, k))
    );
  });
  return exact.length > 0 ? exact : all.filter((fact) => ` ${bareKey(fact.name)} `.includes(` ${key} `));
}

function isEntry(fact: NamedFact, { type, entry }: Known): boolean {
  if (fact.catalogued === undefined) return false;
  return fact.kind === 'conference'
    ? type === 'series' && fact.catalogued === entry.name
    : fact.kind === type && fact.catalogued === entry.id;
}

/** The key of a name, without the sign before a handle. */
function bareKey(name: string): string {
  return nameKey(name).replace(/^@/u, '');
}
