import { compareText, type NotedEvidence } from '../../model/evidence.ts';
import type { Entity, StoredEdge, Thing } from '../../model/graph.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Decisions, FactKind } from '../decisions/decisions.ts';
import { GraphView } from './graph-view.ts';
import { likePeople } from './like-people.ts';
import { likeConferences, likeOrganizations, likeProjects, likeSessions } from './like-things.ts';
import type { Pair } from './pair.ts';
import type { Suggestion, SuggestionEvidence } from './suggestion.ts';

/** What to look for doubts in. */
export interface SuggestOptions {
  readonly entities: Iterable<Entity>;
  readonly edges: Iterable<StoredEdge>;
  /** What people have decided already. */
  readonly decisions: readonly Decisions[];
}

/** Facts of which no rule was surer than that are doubts. */
const DOUBTFUL = 0.6;

/**
 * The doubts about a graph, the strongest first: things that may be one, and then facts that rest on weak evidence only. What is decided is no doubt any more. Of
 * several things that a name may mean, the likeliest is suggested; each name is in one suggestion, so that all of them can be taken at once.
 * Pure and deterministic; time grows with the number of names (and of letters in them), not with that of pairs.
 */
export function suggest({ entities, edges, decisions }: SuggestOptions): readonly Suggestion[] {
  const view = new GraphView(entities, edges);
  const decided = decidedPairs(decisions);
  const pairs = [likePeople, likeProjects, likeConferences, likeOrganizations, likeSessions]
    .flatMap((find) => find(view))
    .filter(({ a, b }) => nameKey(a.name) !== nameKey(b.name) && !decided.has(pairKey(kindOf(a), a.name, b.name)))
    .sort(byStrength);
  return [...gathered(view, pairs), ...doubtful(view, decisions)];
}

function byStrength(a: Pair, b: Pair): number {
  return b.strength - a.strength || compareText(a.a.id, b.a.id) || compareText(a.b.id, b.b.id);
}

function kindOf(thing: Thing): FactKind {
  // Series are not looked at.
  return thing.type.toLowerCase() as FactKind;
}

function pairKey(kind: string, a: string, b: string): string {
  return JSON.stringify([kind, ...[nameKey(a), nameKey(b)].sort()]);
}

/** Every two names of which somebody has said that they are the same or differ. */
function decidedPairs(all: readonly Decisions[]): ReadonlySet<string> {
  const lists = all.flatMap(({ same, different, renamed }) => [
    ...same,
    ...different,
    ...renamed.map(({ kind, name, as }) => ({ kind, names: [name, as] })),
  ]);
  return new Set(
    lists.flatMap(({ kind, names }) => names.flatMap((a, i) => names.slice(i + 1).map((b) => pairKey(kind, a, b)))),
  );
}

interface Gathering {
  readonly shown: Thing;
  readonly others: Thing[];
  readonly strength: number;
  readonly reasons: string[];
}

/** One suggestion for each thing with all that may be it. A thing that is already in one is left for later. */
function gathered(view: GraphView, pairs: readonly Pair[]): Suggestion[] {
  const shownIn = new Map<string, Gathering>();
  const taken = new Set<string>();
  const gatherings: Gathering[] = [];
  const alike = pairsOf(pairs);
  const isAlike = (one: string, other: string) =>
    (alike.get(one) ?? []).some(({ a, b }) => a.id === other || b.id === other);
  for (const pair of pairs) {
    const [shown, other] = isShown(view, pair.a, pair.b) ? [pair.a, pair.b] : [pair.b, pair.a];
    if (taken.has(other.id) || shownIn.has(other.id) || taken.has(shown.id)) continue;
    // A form of several things that are not alike themselves: nobody could say which it is.
    const isTorn = (alike.get(other.id) ?? []).some(({ a, b, strength }) => {
      const rival = a.id === other.id ? b.id : a.id;
      return strength >= pair.strength && rival !== shown.id && !isAlike(rival, shown.id);
    });
    if (isTorn) continue;
    const known = shownIn.get(shown.id);
    const reason = `"${other.name}" and "${shown.name}": ${pair.reasons.join(', ')}`;
    taken.add(other.id);
    if (known === undefined) {
      const gathering = { shown, others: [other], strength: pair.strength, reasons: [reason] };
      shownIn.set(shown.id, gathering);
      gatherings.push(gathering);
    } else {
      known.others.push(other);
      known.reasons.push(reason);
    }
  }
  return gatherings.map(({ shown, others, strength, reasons }) => {
    const things = [shown, ...others];
    return {
      ...{ decision: 'same', kind: kindOf(shown), names: things.map(({ name }) => name), reasons },
      strength: Math.round(strength * 1000) / 1000,
      evidence: things.flatMap((thing) => evidenceFor(view, thing)),
    };
  });
}

/** The pairs of each thing, by its id. */
function pairsOf(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  const found = new Map<string, Pair[]>();
  for (const pair of pairs) for (const { id } of [pair.a, pair.b]) found.set(id, [...(found.get(id) ?? []), pair]);
  return found;
}

/** Whether the first of two names is the better one to show: the catalogue's, the fuller one, the one that more notes use, the one with accents. */
function isShown(view: GraphView, a: Thing, b: Thing): boolean {
  const catalogued = (thing: Thing) => Number(thing.type === 'Project' && thing.kind !== undefined);
  const letters = (thing: Thing) =>
    thing.type === 'Person' ? thing.name.split(/[\s.]+/).filter((word) => word.length > 1).length : 0;
  const notes = (thing: Thing) => view.notes(thing.id).size;
  const accents = (thing: Thing) => thing.name.replace(/[\p{ASCII}]/gu, '').length;
  const [x, y] = [a, b].map((thing) => [
    catalogued(thing),
    letters(thing),
    notes(thing),
    accents(thing),
    thing.name.length,
  ]);
  for (const [i, value] of (x ?? []).entries()) {
    const other = y?.[i] ?? 0;
    if (value !== other) return value > other;
  }
  return compareText(a.id, b.id) < 0;
}

/** The place that says a thing's name surest. */
function evidenceFor(view: GraphView, { id, name }: Thing): readonly SuggestionEvidence[] {
  const mentions = view.mentions(id);
  const quoting = mentions.filter(({ quote }) => nameKey(quote).includes(nameKey(name)));
  const best = surest(quoting) ?? surest(mentions);
  return best === undefined ? [] : [{ name, ...best }];
}

function surest(evidence: readonly NotedEvidence[]): NotedEvidence | undefined {
  return evidence.reduce<NotedEvidence | undefined>(
    (best, piece) => (best !== undefined && best.confidence >= piece.confidence ? best : piece),
    undefined,
  );
}

/** Things that no rule was sure of. */
function doubtful(view: GraphView, decisions: readonly Decisions[]): Suggestion[] {
  const known = new Set(
    decisions.flatMap((one) =>
      one.ignored.flatMap(({ kind, names }) => names.map((name) => `${kind} ${nameKey(name)}`)),
    ),
  );
  const things = (['Session', 'Person', 'Project', 'Organization', 'Conference'] as const).flatMap((type) => [
    ...view.all(type),
  ]);
  const found = things.flatMap((thing): Suggestion[] => {
    const best = surest(view.mentions(thing.id));
    if (best === undefined || best.confidence > DOUBTFUL || known.has(`${kindOf(thing)} ${nameKey(thing.name)}`))
      return [];
    const [note, second] = [...view.notes(thing.id)];
    const only = note !== undefined && second === undefined ? { notes: note.slice('note:'.length) } : {};
    return [
      {
        ...{ decision: 'ignore', kind: kindOf(thing), names: [thing.name], ...only },
        strength: Math.round((1 - best.confidence) * 1000) / 1000,
        reasons: [`no rule was surer of it than ${best.rule} with ${best.confidence.toFixed(2)}`],
        evidence: [{ name: thing.name, ...best }],
      },
    ];
  });
  return found.sort(
    (a, b) => b.strength - a.strength || compareText(a.kind, b.kind) || compareText(a.names[0] ?? '', b.names[0] ?? ''),
  );
}
