import { compareText } from '../model/evidence.ts';
import type { EntityType } from '../model/graph.ts';
import type { Hop } from '../store/port.ts';
import { type EntityOf, MOST_ITEMS } from './connection.ts';
import { isOf } from './look-up.ts';
import type { Reader } from './reader.ts';
import { mergeReasons, type Ranked, type Reason, type Topic } from './reason.ts';

/** Something that would speak for a candidate if the candidate hangs on it too. */
export interface Bond extends Topic {
  /** The node that both hang on. */
  readonly anchor: string;
  /** How candidates hang on it. */
  readonly path: readonly Hop[];
  /** How many hang on it. */
  readonly degree?: number;
}

/** Something that notes may hold and that makes them candidates. What it is worth is for `compare` to say. */
export interface KeyBond {
  readonly key: string;
  /** About what sharing it is worth. */
  readonly weight: number;
}

/** Nothing is shown rather than something unrelated. What is for time does not count here. */
export interface Floor {
  /** Least score. */
  readonly points: number;
  /** Beside strong candidates, weak ones only fill up: least share of the best score, which counts as `strong` at most. */
  readonly share: number;
  readonly strong: number;
}

/** What a ranking needs to know. */
export interface Ranking<T extends EntityType> {
  /** The kind of candidates. */
  readonly type: T;
  /** Most telling words first. */
  readonly bonds: readonly Bond[];
  readonly keys?: readonly KeyBond[];
  /** Ids that must not be shown. */
  readonly except: readonly string[];
  /** Further reasons for a candidate, from itself and the bonds that it shares; `undefined` if it must not be shown. */
  readonly compare: (candidate: EntityOf<T>, shared: readonly Bond[]) => readonly Topic[] | undefined;
  /** What must be reached to be shown. */
  readonly floor: Floor;
}

/** So many candidates, those that share most weight, are compared in full. */
const MOST_CANDIDATES = 200;

/**
 * What something that `degree` things hang on is worth when two of them share it, as an integer, at least 1: `base` if only those two do,
 * two thirds of it for up to four, a half for up to eight, and so on: `base / (1 + steps / 2)`. The rarer, the more telling (Adamic and Adar,
 * Friends and neighbors on the Web, 2003). It depends on the shared thing only, and on it in steps of doubling, so that lists do not move
 * when unrelated notes come.
 */
export function rarity(base: number, degree: number): number {
  const steps = Math.ceil(Math.log2(Math.max(2, degree))) - 1;
  return Math.max(1, Math.round(base / (1 + steps / 2)));
}

/** At most 100 nodes that share bonds, best first, then by id. The store counts what is shared; here it is weighed and explained. */
export async function rank<T extends EntityType>(
  reader: Reader,
  ranking: Ranking<T>,
): Promise<readonly Ranked<EntityOf<T>>[]> {
  const { type, bonds, keys = [], except, compare, floor } = ranking;
  if (bonds.length + keys.length === 0) return [];
  const anchors = [...bonds.map(({ anchor, weight, path }) => ({ id: anchor, weight, path })), ...keys];
  const found = await reader.sharing(type, { anchors, except }, MOST_CANDIDATES);
  const nodes = await Promise.all(found.map(({ id }) => reader.entity(id)));
  const ranked = found.flatMap((candidate, i) => {
    const node = nodes[i];
    if (node === undefined || !isOf(node, type)) return [];
    const shared = candidate.anchors.flatMap((index) => bonds[index] ?? []);
    const further = compare(node, shared);
    if (further === undefined) return [];
    const reasons = mergeReasons([...shared.map(reasonOf), ...further]);
    const subject = total(reasons.filter(({ kind }) => kind !== 'TIME'));
    return [{ subject, node, score: total(reasons), reasons }];
  });
  const best = ranked.reduce((most, { subject }) => Math.max(most, subject), 0);
  const least = Math.max(floor.points, Math.min(best, floor.strong) * floor.share);
  return ranked
    .filter(({ subject }) => subject >= least)
    .map(({ node, score, reasons }) => ({ node, score, reasons }))
    .sort((a, b) => b.score - a.score || compareText(a.node.id, b.node.id))
    .slice(0, MOST_ITEMS);
}

function total(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0);
}

function reasonOf({ kind, text, weight, entity, about, together }: Bond): Topic {
  return { kind, text, weight, about, ...(entity && { entity }), ...(together && { together }) };
}
