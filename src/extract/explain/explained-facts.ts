import type { ExplainedFact, ExplainedTie, FactKind } from '../../model/explanation.ts';
import type { Fact, NoteFacts, SessionFact } from '../../model/facts.ts';
import type { NamedFact } from './named-facts.ts';

/** A fact with everything that ties it to others. */
export function explainedFact(named: NamedFact, facts: NoteFacts): ExplainedFact {
  const ties = tiesOf(named, facts);
  const limit = limitOf(named, facts, ties);
  return {
    kind: named.kind,
    name: named.name,
    aliases: named.aliases,
    evidence: named.fact.evidence,
    ties,
    ...(limit === undefined ? {} : { limit }),
  };
}

function tiesOf({ kind, key }: NamedFact, facts: NoteFacts): readonly ExplainedTie[] {
  switch (kind) {
    case 'session':
      return facts.sessions.filter((s) => s.key === key).flatMap((session) => sessionTies(session, facts));
    case 'person':
      return [
        ...facts.sessions.flatMap((s) => tied('gave', 'session', s.title, s.speakers, key)),
        ...facts.people
          .filter((p) => p.key === key)
          .flatMap((p) => p.organizations)
          .flatMap((tie) => to('works for', 'organization', facts.organizations, tie.key, tie)),
      ];
    case 'project':
      return facts.sessions.flatMap((s) => tied('subject of', 'session', s.title, s.projects, key));
    case 'organization':
      return facts.people.flatMap((p) => tied('has', 'person', p.name, p.organizations, key));
    case 'conference':
      return facts.sessions
        .filter((s) => s.conference === key)
        .map(({ title, evidence }) => ({ relation: 'had', kind: 'session', name: title, evidence }));
  }
}

function sessionTies(session: SessionFact, facts: NoteFacts): readonly ExplainedTie[] {
  const parts = facts.sessions.filter((s) => s.partOf === session.key);
  const titles = facts.sessions.map(({ key, title }) => ({ key, name: title }));
  return [
    ...session.speakers.flatMap((tie) => to('given by', 'person', facts.people, tie.key, tie)),
    ...session.projects.flatMap((tie) => to('about', 'project', facts.projects, tie.key, tie)),
    ...to('took place at', 'conference', facts.conferences, session.conference, session),
    ...to('part of', 'session', titles, session.partOf, session),
    ...parts.map(({ title, evidence }) => ({ relation: 'holds', kind: 'session' as const, name: title, evidence })),
  ];
}

/** The tie to the fact of a key, named by it. */
function to(
  relation: string,
  kind: FactKind,
  targets: readonly { readonly key: string; readonly name: string }[],
  key: string | undefined,
  { evidence }: Fact,
): readonly ExplainedTie[] {
  const target = targets.find((t) => t.key === key);
  return target === undefined ? [] : [{ relation, kind, name: target.name, evidence }];
}

/** The tie that a fact named `name` has to `key`, seen from the other side. */
function tied(
  relation: string,
  kind: FactKind,
  name: string,
  ties: readonly (Fact & { readonly key: string })[],
  key: string,
): readonly ExplainedTie[] {
  return ties.filter((tie) => tie.key === key).map(({ evidence }) => ({ relation, kind, name, evidence }));
}

function limitOf({ kind, key }: NamedFact, facts: NoteFacts, ties: readonly ExplainedTie[]): string | undefined {
  if (kind === 'conference')
    return facts.conferences.some((c) => c.key === key && c.mentioned)
      ? 'only mentioned: nothing says that the note is about it'
      : undefined;
  if (kind === 'project') return ties.length === 0 ? 'only named: no session is about it' : undefined;
  if (kind !== 'person' || ties.some((tie) => tie.relation === 'gave')) return undefined;
  return facts.people.some((p) => p.key === key && p.role === 'author')
    ? "the note's author: no place says that they gave a session"
    : 'only named: no place says that they gave a session';
}
