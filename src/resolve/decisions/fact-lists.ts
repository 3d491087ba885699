import { compareEvidence, type Evidence } from '../../model/evidence.ts';
import type { NoteFacts, PersonRole, SessionFact, Tie } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { FactKind } from './decisions.ts';
import type { FactOf } from './name-table.ts';

const LISTS = {
  person: 'people',
  project: 'projects',
  conference: 'conferences',
  organization: 'organizations',
  session: 'sessions',
} as const;

/** The facts of one kind. */
export function factsOf<K extends FactKind>(facts: NoteFacts, kind: K): readonly FactOf[K][] {
  // LISTS and FactOf go together kind by kind; TypeScript does not follow that through the lookup.
  return facts[LISTS[kind]] as unknown as readonly FactOf[K][];
}

/** The facts with another list of one kind. */
export function withFacts<K extends FactKind>(facts: NoteFacts, kind: K, list: readonly FactOf[K][]): NoteFacts {
  return { ...facts, [LISTS[kind]]: list };
}

/** Evidence with some more, each piece once. */
export function withEvidence(evidence: readonly Evidence[], more: readonly Evidence[]): readonly Evidence[] {
  const added = more.filter(
    (piece, i) => ![...evidence, ...more.slice(0, i)].some((e) => compareEvidence(e, piece) === 0),
  );
  return added.length === 0 ? evidence : [...evidence, ...added];
}

/** Names with some more, each once by its key, without the one that is shown. */
export function otherNames(shown: string, ...lists: readonly (readonly string[])[]): readonly string[] {
  const seen = new Set([nameKey(shown)]);
  return lists.flat().filter((name) => {
    const key = nameKey(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What becomes of a tie: none, one or several others. */
export type Retie = (tie: Tie) => readonly Tie[];

/** The facts with all ties to facts of one kind changed; ties that then lead to one fact are united. */
export function retied(facts: NoteFacts, kind: FactKind, retie: Retie): NoteFacts {
  const ties = (all: readonly Tie[]) => united(all.flatMap(retie));
  // Conferences and holding sessions are named by key alone.
  const key = (of: string | undefined) => (of === undefined ? undefined : retie({ key: of, evidence: [] })[0]?.key);
  switch (kind) {
    case 'person':
      return { ...facts, sessions: facts.sessions.map((s) => ({ ...s, speakers: ties(s.speakers) })) };
    case 'project':
      return { ...facts, sessions: facts.sessions.map((s) => ({ ...s, projects: ties(s.projects) })) };
    case 'organization':
      return { ...facts, people: facts.people.map((p) => ({ ...p, organizations: ties(p.organizations) })) };
    case 'conference':
      return { ...facts, sessions: facts.sessions.map((s) => placed(s, key(s.conference), s.partOf)) };
    case 'session':
      return { ...facts, sessions: facts.sessions.map((s) => placed(s, s.conference, key(s.partOf))) };
  }
}

/** A session with its conference and the session that holds it; none holds itself. */
export function placed(session: SessionFact, conference: string | undefined, partOf: string | undefined): SessionFact {
  const { conference: _, partOf: __, ...rest } = session;
  return {
    ...rest,
    ...(conference === undefined ? {} : { conference }),
    ...(partOf === undefined || partOf === session.key ? {} : { partOf }),
  };
}

/** Ties with those to one fact made one. */
export function united(ties: readonly Tie[]): readonly Tie[] {
  const byKey = new Map<string, Tie>();
  for (const tie of ties) {
    const known = byKey.get(tie.key);
    byKey.set(tie.key, known === undefined ? tie : { ...known, evidence: withEvidence(known.evidence, tie.evidence) });
  }
  return [...byKey.values()];
}

const ROLES: readonly PersonRole[] = ['speaker', 'author', 'mentioned'];

/** Two facts of one thing as one: what the first says, with what only the second says. */
export function joined<K extends FactKind>(first: FactOf[K], second: FactOf[K]): FactOf[K] {
  const name = 'title' in first ? first.title : first.name;
  const secondName = 'title' in second ? second.title : second.name;
  const shared = {
    ...second,
    ...first,
    aliases: otherNames(name, first.aliases, [secondName], second.aliases),
    evidence: withEvidence(first.evidence, second.evidence),
  };
  return { ...shared, ...ofKind(first, second) };
}

/** The fields in which two facts add up. */
function ofKind(first: FactOf[FactKind], second: FactOf[FactKind]): object {
  if ('role' in first && 'role' in second) {
    return {
      role: ROLES.find((role) => role === first.role || role === second.role) ?? first.role,
      profiles: [...new Set([...first.profiles, ...second.profiles])],
      organizations: united([...first.organizations, ...second.organizations]),
    };
  }
  if ('mentioned' in first && 'mentioned' in second) return { mentioned: first.mentioned && second.mentioned };
  if ('title' in first && 'title' in second) {
    return {
      kind: first.kind === 'talk' ? second.kind : first.kind,
      startLine: Math.min(first.startLine, second.startLine),
      endLine: Math.max(first.endLine, second.endLine),
      text: first.text === '' ? second.text : first.text,
      speakers: united([...first.speakers, ...second.speakers]),
      projects: united([...first.projects, ...second.projects]),
    };
  }
  return {};
}
