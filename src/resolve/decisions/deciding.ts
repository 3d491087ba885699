import type { Evidence } from '../../model/evidence.ts';
import type { NoteFacts, SessionFact } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Decision, FactKind, NotePatterns, RenameDecision } from './decisions.ts';
import { factsOf, joined, type Retie, retied, withEvidence, withFacts } from './fact-lists.ts';
import { type FactOf, type NameTable, namesNoEdition } from './name-table.ts';
import { fitsPatterns } from './note-pattern.ts';

/** What the steps of deciding one note share. */
export interface Deciding {
  readonly table: NameTable;
  /** The note's path as the decisions see it. */
  readonly path: string;
  /** Numbers of decisions that the note gave work to. */
  readonly used: Set<number>;
  /** What names mean in this note only. */
  readonly renamed: readonly RenameDecision[];
}

/** The name by which the thing that a name stands for in this note is shown. */
export function meant({ table, renamed }: Deciding, kind: FactKind, name: string): string {
  const decision = renamed.find(
    (one) => one.kind === kind && table.idOfName(kind, one.name) === table.idOfName(kind, name),
  );
  return table.canonical(kind, decision?.as ?? name);
}

/** Whether a decision is for this note. */
export function concerns({ path }: Deciding, decision: { readonly notes?: NotePatterns }): boolean {
  return fitsPatterns(path, decision.notes);
}

/** The name of a fact of any kind. */
export function shownName(fact: FactOf[FactKind]): string {
  return 'title' in fact ? fact.title : fact.name;
}

/** Whether a fact goes by a name: its own, or one of the same thing. */
export function goesBy<K extends FactKind>({ table }: Deciding, kind: K, fact: FactOf[K], name: string): boolean {
  return nameKey(shownName(fact)) === nameKey(name) || table.idOfFact(kind, fact) === table.idOfName(kind, name);
}

/** A fact under another name, with what that name says of its identity. Its other names stay. */
export function called<K extends FactKind>(work: Deciding, kind: K, fact: FactOf[K], name: string): FactOf[K] {
  return renamed(work.table, kind, fact, name) as FactOf[K]; // of the kind that it was
}

function renamed(table: NameTable, kind: FactKind, fact: FactOf[FactKind], name: string): FactOf[FactKind] {
  if ('title' in fact) return { ...fact, title: name };
  const fixed = table.fixedId(kind, name);
  const own = fixed === undefined ? {} : { id: fixed };
  if ('role' in fact) {
    const { id: _, ...person } = fact;
    return { ...person, name, ...own };
  }
  if ('mentioned' in fact) {
    const { id: _, series: __, edition: ___, year, ...event } = fact;
    return { ...event, name, ...(year !== undefined && namesNoEdition(name) ? { year } : {}), ...own };
  }
  const { id: _, catalogued: __, ...thing } = fact;
  const entry = table.catalogued(kind === 'project' ? 'project' : 'organization', name);
  // The catalogue shows its own name; an id of its own makes the fact's name the one that is shown.
  const id = fixed ?? (entry !== undefined && nameKey(entry.name) !== nameKey(name) ? entry.id : undefined);
  if (id !== undefined) return { ...thing, name, id };
  return { ...thing, name, ...(entry === undefined ? {} : { catalogued: entry.id }) };
}

/** A fact with more evidence. */
export function supported<K extends FactKind>(fact: FactOf[K], evidence: readonly Evidence[]): FactOf[K] {
  return { ...fact, evidence: withEvidence(fact.evidence, evidence) };
}

/** The facts in which every tie to one of these keys also rests on a decision. */
export function withDecidedTies(facts: NoteFacts, kind: FactKind, decided: ReadonlyMap<string, Evidence>): NoteFacts {
  if (decided.size === 0) return facts;
  const retie: Retie = (tie) => {
    const evidence = decided.get(tie.key);
    return [evidence === undefined ? tie : { ...tie, evidence: withEvidence(tie.evidence, [evidence]) }];
  };
  return retied(facts, kind, retie);
}

/** The facts of a kind with those that are one thing made one; only things with one of these ids are looked at. */
export function withTwinsJoined<K extends FactKind>(
  work: Deciding,
  facts: NoteFacts,
  kind: K,
  ids: ReadonlySet<string>,
): NoteFacts {
  const first = new Map<string, FactOf[K]>();
  const kept: FactOf[K][] = [];
  const moved = new Map<string, string>();
  for (const fact of factsOf(facts, kind)) {
    const id = work.table.idOfFact(kind, fact);
    const place = 'title' in fact ? `${fact.conference ?? ''} ${id}` : id;
    const twin = ids.has(id) ? first.get(place) : undefined;
    if (twin === undefined) {
      kept.push(fact);
      if (ids.has(id)) first.set(place, fact);
      continue;
    }
    const both = joined<K>(twin, fact);
    kept[kept.indexOf(twin)] = both;
    first.set(place, both);
    moved.set(fact.key, twin.key);
  }
  if (moved.size === 0) return facts;
  const list = withFacts(facts, kind, kept);
  return retied(list, kind, (tie) => [{ ...tie, key: moved.get(tie.key) ?? tie.key }]);
}

/** A key that no fact of a kind has. */
export function freeKey(facts: NoteFacts, kind: FactKind, name: string): string {
  const taken = new Set(factsOf(facts, kind).map((fact) => fact.key));
  const stem = `decided ${nameKey(name)}`;
  for (let n = 1; ; n++) {
    const key = n === 1 ? stem : `${stem} ${n}`;
    if (!taken.has(key)) return key;
  }
}

/** Counts a decision as used by the note. */
export function use({ used }: Deciding, decision: Decision): void {
  used.add(decision.index);
}

/** Whether any session has the person among its speakers. */
export function speaks(sessions: readonly SessionFact[], key: string): boolean {
  return sessions.some((session) => session.speakers.some((tie) => tie.key === key));
}
