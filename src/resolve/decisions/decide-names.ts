import { compareText, type Evidence } from '../../model/evidence.ts';
import type { NoteFacts } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import {
  called,
  type Deciding,
  goesBy,
  shownName,
  supported,
  use,
  withDecidedTies,
  withTwinsJoined,
} from './deciding.ts';
import {
  type DifferentDecision,
  FACT_KINDS,
  type FactKind,
  type RenameDecision,
  type SameDecision,
} from './decisions.ts';
import { factsOf, otherNames, withFacts } from './fact-lists.ts';
import type { FactOf } from './name-table.ts';
import { takenApart } from './take-apart.ts';

/** The facts in which names that differ are facts of their own, also where the note's words had been taken for one thing. */
export function keepApart(work: Deciding, facts: NoteFacts, decisions: readonly DifferentDecision[]): NoteFacts {
  return FACT_KINDS.reduce((rest, kind) => {
    const mine = decisions.filter((decision) => decision.kind === kind);
    return mine.length === 0 ? rest : keepKindApart(work, rest, kind, new Conflicts(work, kind, mine));
  }, facts);
}

function keepKindApart(work: Deciding, facts: NoteFacts, kind: FactKind, conflicts: Conflicts): NoteFacts {
  let result = facts;
  for (const fact of factsOf(facts, kind)) {
    for (const name of [shownName(fact), ...fact.aliases]) for (const one of conflicts.listing(name)) use(work, one);
    // A fact keeps its own name, and of the others what goes with that and with each other.
    const kept = [shownName(fact)];
    for (const name of [...fact.aliases].sort((a, b) => compareText(nameKey(a), nameKey(b)))) {
      const decision = conflicts.among(name, kept);
      if (decision === undefined) kept.push(name);
      else {
        const { evidence } = decision;
        result = withoutAlias(
          takenApart(work, result, { kind, key: fact.key, name, as: name, evidence }),
          kind,
          fact.key,
          name,
        );
      }
    }
  }
  const fixed = factsOf(result, kind).map((fact) => {
    const id = 'title' in fact ? undefined : work.table.fixedId(kind, fact.name);
    return id === undefined || ('id' in fact && fact.id === id) ? fact : called(work, kind, fact, shownName(fact));
  });
  return withFacts(result, kind, fixed);
}

function withoutAlias(facts: NoteFacts, kind: FactKind, key: string, name: string): NoteFacts {
  const list = factsOf<FactKind>(facts, kind).map((fact) =>
    fact.key === key ? { ...fact, aliases: without(fact.aliases, name) } : fact,
  );
  return withFacts(facts, kind, list);
}

/** Which names of a kind are not one thing, whatever they are called otherwise. */
class Conflicts {
  readonly #work: Deciding;
  readonly #kind: FactKind;
  readonly #lists = new Map<string, DifferentDecision[]>();

  constructor(work: Deciding, kind: FactKind, decisions: readonly DifferentDecision[]) {
    this.#work = work;
    this.#kind = kind;
    for (const decision of decisions) {
      for (const name of decision.names) {
        const key = this.#key(name);
        this.#lists.set(key, [...(this.#lists.get(key) ?? []), decision]);
      }
    }
  }

  /** The decisions that list a name. */
  listing(name: string): readonly DifferentDecision[] {
    return this.#lists.get(this.#key(name)) ?? [];
  }

  /** A decision that keeps a name apart from one of some others. */
  among(name: string, others: readonly string[]): DifferentDecision | undefined {
    const key = this.#key(name);
    return this.listing(name).find((decision) =>
      others.some((other) => this.#key(other) !== key && this.listing(other).includes(decision)),
    );
  }

  #key(name: string): string {
    return nameKey(this.#work.table.canonical(this.#kind, name));
  }
}

/** The facts in which a name stands for what it means in this note. */
export function rename(work: Deciding, facts: NoteFacts, decision: RenameDecision): NoteFacts {
  const { kind, name, as, evidence } = decision;
  let result = facts;
  for (const fact of factsOf(facts, kind)) {
    const hidden = !goesBy(work, kind, fact, name) && !goesBy(work, kind, fact, as);
    if (!hidden || !fact.aliases.some((alias) => nameKey(alias) === nameKey(name))) continue;
    const before = result;
    result = takenApart(work, result, { kind, key: fact.key, name, as, evidence });
    if (result !== before) use(work, decision);
  }
  const decided = new Map<string, Evidence>();
  const renamed = factsOf(result, kind).map((fact) => {
    if (!goesBy(work, kind, fact, name) || goesBy(work, kind, fact, as)) return fact;
    use(work, decision);
    decided.set(fact.key, evidence);
    const other = called(work, kind, fact, as);
    return supported<FactKind>({ ...other, aliases: without(other.aliases, name) }, [evidence]) as typeof fact; // the kind stays
  });
  if (decided.size === 0) return result;
  const tied = withDecidedTies(withFacts(withAuthors(work, result, decision, as), kind, renamed), kind, decided);
  return withTwinsJoined(work, tied, kind, new Set([work.table.idOfName(kind, as)]));
}

function without(aliases: readonly string[], name: string): readonly string[] {
  return aliases.filter((alias) => nameKey(alias) !== nameKey(name));
}

function withAuthors(
  work: Deciding,
  facts: NoteFacts,
  { kind, ...of }: { readonly kind: string; readonly name?: string; readonly names?: readonly string[] },
  as: string,
): NoteFacts {
  if (kind !== 'person') return facts;
  const ids = new Set(
    [...(of.names ?? []), ...(of.name === undefined ? [] : [of.name])].map((n) => work.table.idOfName('person', n)),
  );
  const authors = facts.note.authors.map((author) => (ids.has(work.table.idOfName('person', author)) ? as : author));
  return { ...facts, note: { ...facts.note, authors: [...new Set(authors)] } };
}

/** The facts in which names that mean one thing are one fact, under the first of them. */
export function unite(work: Deciding, facts: NoteFacts, decision: SameDecision): NoteFacts {
  const { kind, names, evidence } = decision;
  const [shown = ''] = names;
  if (kind === 'series') return facts;
  const others = new Set(names.slice(1).map(nameKey));
  const isOne = <K extends FactKind>(fact: FactOf[K]) =>
    work.table.sameAs<FactKind>(kind, fact)?.index === decision.index;
  const list = factsOf(facts, kind).map((fact) => {
    const name = shownName(fact);
    if (!isOne(fact) || name === shown) return fact;
    const renamed: FactOf[FactKind] = called<FactKind>(work, kind, fact, shown);
    // A mere spelling of the shown name is nothing to look up by.
    return supported<FactKind>({ ...renamed, aliases: otherNames(shown, fact.aliases, [name]) }, [
      evidence,
    ]) as typeof fact; // the kind stays
  });
  const ids = new Set([work.table.idOfName(kind, shown)]);
  const one = withTwinsJoined(work, withFacts(facts, kind, list), kind, ids);
  const decided = new Map<string, Evidence>();
  const supportedList = factsOf(one, kind).map((fact) => {
    const rests =
      fact.evidence.some((piece) => piece === evidence) || fact.aliases.some((alias) => others.has(nameKey(alias)));
    if (!isOne(fact) || !rests) return fact;
    use(work, decision);
    decided.set(fact.key, evidence);
    return supported(fact, [evidence]);
  });
  if (decided.size === 0) return facts;
  return withDecidedTies(withFacts(withAuthors(work, one, decision, shown), kind, supportedList), kind, decided);
}
