import type { Evidence } from '../../model/evidence.ts';
import type { NoteFacts, PersonFact, SessionFact, Tie } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import { called, type Deciding, freeKey, shownName, speaks } from './deciding.ts';
import type { FactKind } from './decisions.ts';
import { factsOf, retied, withEvidence, withFacts } from './fact-lists.ts';
import type { FactOf } from './name-table.ts';

/** What to take out of which fact. */
export interface TakeApart {
  readonly kind: FactKind;
  readonly key: string;
  /** One of the fact's other names. */
  readonly name: string;
  /** What the new fact is called. */
  readonly as: string;
  /** The decision's words; they stand behind the new fact and its ties. */
  readonly evidence: Evidence;
}

/**
 * The facts with what a note says by one of a fact's names as a fact of its own: the evidence that quotes the name, and the ties that rest on such
 * evidence. A fact without evidence left is gone, and so are its ties. The facts as they were, if no evidence quotes the name.
 */
export function takenApart(work: Deciding, facts: NoteFacts, { kind, key, name, as, evidence }: TakeApart): NoteFacts {
  const fact = factsOf(facts, kind).find((one) => one.key === key);
  if (fact === undefined) return facts;
  const mine = quoting(fact, name);
  const taken = fact.evidence.filter(mine);
  if (taken.length === 0) return facts;
  const left = fact.evidence.filter((piece) => !mine(piece));
  const newKey = freeKey(facts, kind, as);
  const base: FactOf[FactKind] = 'title' in fact ? session(fact, mine) : plain(fact);
  const other = {
    ...called<FactKind>(work, kind, { ...base, key: newKey, aliases: [] }, as),
    evidence: withEvidence(taken, [evidence]),
  };
  const rest = 'title' in fact ? session(fact, (piece) => !mine(piece)) : fact;
  const kept = { ...rest, aliases: fact.aliases.filter((alias) => nameKey(alias) !== nameKey(name)), evidence: left };
  const list = factsOf(facts, kind).flatMap((one): FactOf[FactKind][] =>
    one.key !== key ? [one] : left.length > 0 ? [kept, other] : [other],
  );
  const split = retied(withFacts<FactKind>(facts, kind, list), kind, (tie) =>
    tie.key === key ? apart(tie, { mine, newKey, gone: left.length === 0, evidence }) : [tie],
  );
  return kind === 'person' ? withRole(split, newKey) : split;
}

/** Whether evidence of a fact quotes a name, and no longer name of the fact that holds it. */
function quoting(fact: FactOf[FactKind], name: string): (piece: Evidence) => boolean {
  const names = [shownName(fact), ...fact.aliases].map(nameKey).sort((a, b) => b.length - a.length);
  const wanted = nameKey(name);
  return ({ quote, rule }) => {
    const words = ` ${nameKey(quote)} `;
    return rule !== 'decision' && names.find((key) => key !== '' && words.includes(` ${key} `)) === wanted;
  };
}

interface Split {
  readonly mine: (piece: Evidence) => boolean;
  readonly newKey: string;
  readonly gone: boolean;
  readonly evidence: Evidence;
}

function apart(tie: Tie, { mine, newKey, gone, evidence }: Split): readonly Tie[] {
  if (tie.evidence.length === 0) return gone ? [{ ...tie, key: newKey }] : [tie];
  const taken = tie.evidence.filter(mine);
  const left = tie.evidence.filter((piece) => !mine(piece));
  return [
    ...(left.length > 0 && !gone ? [{ ...tie, evidence: left }] : []),
    ...(taken.length > 0 || gone
      ? [{ key: newKey, evidence: withEvidence(gone ? tie.evidence : taken, [evidence]) }]
      : []),
  ];
}

/** A fact without what it says of itself that need not be true of the other thing. */
function plain(fact: Exclude<FactOf[FactKind], SessionFact>): Exclude<FactOf[FactKind], SessionFact> {
  const { key, name, aliases, evidence } = fact;
  if ('role' in fact) return { ...fact, profiles: [], organizations: [] };
  return 'mentioned' in fact ? { key, name, aliases, evidence, mentioned: true } : { key, name, aliases, evidence };
}

/** A telling of a session with what stands nearer to it than to its other telling. */
function session(fact: SessionFact, mine: (piece: Evidence) => boolean): SessionFact {
  const nearest = (piece: Evidence) => {
    const before = fact.evidence.filter((e) => e.startLine <= piece.startLine);
    return before.at(-1) ?? fact.evidence[0] ?? piece;
  };
  const ties = (all: readonly Tie[]) =>
    all.flatMap((tie) => {
      const evidence = tie.evidence.filter((piece) => mine(nearest(piece)));
      return evidence.length === 0 ? [] : [{ ...tie, evidence }];
    });
  const lines = fact.evidence.filter(mine).map((piece) => piece.startLine);
  const startLine = lines.length === 0 ? fact.startLine : Math.min(...lines);
  return {
    ...fact,
    startLine,
    endLine: Math.max(startLine, fact.endLine),
    speakers: ties(fact.speakers),
    projects: ties(fact.projects),
  };
}

/** Who was taken out of another is a speaker if sessions went along. */
function withRole(facts: NoteFacts, key: string): NoteFacts {
  const people = facts.people.map((person): PersonFact => {
    if (person.key !== key || person.role !== 'speaker') return person;
    return { ...person, role: speaks(facts.sessions, key) ? 'speaker' : 'mentioned' };
  });
  return { ...facts, people };
}
