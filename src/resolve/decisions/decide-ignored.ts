import type { NoteFacts } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import { readConferenceName } from '../conference-name.ts';
import { concerns, type Deciding, goesBy, use } from './deciding.ts';
import type { FactKind, IgnoreDecision } from './decisions.ts';
import { factsOf, placed, retied, withFacts } from './fact-lists.ts';
import { type FactOf, namesNoEdition } from './name-table.ts';
import { takenApart } from './take-apart.ts';

/**
 * The facts without those that go by an ignored name, and without what ties others to them. Sessions in an ignored session stay, in its place. A
 * conference's name without year and edition stands for all its editions.
 */
export function ignore(work: Deciding, facts: NoteFacts, decision: IgnoreDecision): NoteFacts {
  if (!concerns(work, decision)) return facts;
  return decision.names.reduce((rest, name) => ignoreName(work, rest, decision, name), facts);
}

function ignoreName(work: Deciding, facts: NoteFacts, decision: IgnoreDecision, given: string): NoteFacts {
  const { kind } = decision;
  const name = work.table.canonical(kind, given);
  const apart = kind === 'conference' || kind === 'session' ? facts : withoutOtherName(work, facts, decision, name);
  const gone = new Set(
    factsOf(apart, kind).flatMap((fact) =>
      goesBy(work, kind, fact, name) || isEditionOf(fact, kind, name) ? [fact.key] : [],
    ),
  );
  if (gone.size === 0) return apart;
  use(work, decision);
  const moved = kind === 'session' ? withPartsMoved(apart, gone) : apart;
  const left = withFacts<FactKind>(
    moved,
    kind,
    factsOf<FactKind>(moved, kind).filter((fact) => !gone.has(fact.key)),
  );
  return retied(left, kind, (tie) => (gone.has(tie.key) ? [] : [tie]));
}

/** The facts without the places where a thing goes by an ignored name that is only one of its other names. */
function withoutOtherName(work: Deciding, facts: NoteFacts, decision: IgnoreDecision, name: string): NoteFacts {
  const { kind, evidence } = decision;
  let rest = facts;
  for (const fact of factsOf(facts, kind)) {
    if (goesBy(work, kind, fact, name) || !fact.aliases.some((alias) => nameKey(alias) === nameKey(name))) continue;
    rest = takenApart(work, rest, { kind, key: fact.key, name, as: name, evidence });
  }
  return rest;
}

function isEditionOf(fact: FactOf[FactKind], kind: FactKind, name: string): boolean {
  if (kind !== 'conference' || !('mentioned' in fact) || !namesNoEdition(name)) return false;
  return nameKey(readConferenceName(fact).base) === nameKey(name);
}

/** Sessions that an ignored one holds go to what holds it. */
function withPartsMoved(facts: NoteFacts, gone: ReadonlySet<string>): NoteFacts {
  const byKey = new Map(facts.sessions.map((session) => [session.key, session]));
  const sessions = facts.sessions.map((session) => {
    let holder = session.partOf === undefined ? undefined : byKey.get(session.partOf);
    let { conference } = session;
    for (let steps = 0; holder !== undefined && gone.has(holder.key) && steps < facts.sessions.length; steps++) {
      conference ??= holder.conference;
      holder = holder.partOf === undefined ? undefined : byKey.get(holder.partOf);
    }
    return placed(session, conference, holder === undefined || gone.has(holder.key) ? undefined : holder.key);
  });
  return { ...facts, sessions };
}
