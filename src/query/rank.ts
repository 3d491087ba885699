import { compareText } from '../model/evidence.ts';
import type { EntityType } from '../model/graph.ts';
import type { Hop } from '../store/port.ts';
import { type EntityOf, MOST_ITEMS } from './connection.ts';
import { isOf } from './look-up.ts';
import type { Reader } from './reader.ts';
import { mergeReasons, type Ranked, type Reason } from './reason.ts';

/** Something that would speak for a candidate if the candidate hangs on it too. */
export interface Bond extends Reason {
  /** The node that both hang on. */
  readonly anchor: string;
  /** How candidates hang on it. */
  readonly path: readonly Hop[];
  /** Bonds about the same thing are shown as one reason, in the words of the first. */
  readonly about: string;
}

/** What a ranking needs to know. */
export interface Ranking<T extends EntityType> {
  /** The kind of candidates. */
  readonly type: T;
  /** Most telling words first. */
  readonly bonds: readonly Bond[];
  /** Ids that must not be shown. */
  readonly except: readonly string[];
  /** Further reasons for a candidate, from itself and the bonds that it shares. */
  readonly compare: (
    candidate: EntityOf<T>,
    shared: readonly Bond[],
  ) => readonly (Reason & { readonly about: string })[];
  /** Least score that is shown. */
  readonly floor: number;
}

/** So many candidates, those that share most weight, are compared in full. */
const MOST_CANDIDATES = 200;

/**
 * What something that `degree` things hang on is worth when two of them share it: `base / log2(degree)`, at least 1, as an integer.
 * The rarer, the more telling (Adamic and Adar, Friends and neighbors on the Web, 2003). It depends on the shared thing only, so that a
 * list does not move when unrelated notes come.
 */
export function rarity(base: number, degree: number): number {
  return Math.max(1, Math.round(base / Math.log2(Math.max(2, degree))));
}

/** At most 100 nodes that share bonds, best first, then by id. The store counts what is shared; here it is weighed and explained. */
export async function rank<T extends EntityType>(
  reader: Reader,
  ranking: Ranking<T>,
): Promise<readonly Ranked<EntityOf<T>>[]> {
  const { type, bonds, except, compare, floor } = ranking;
  if (bonds.length === 0) return [];
  const anchors = bonds.map(({ anchor, weight, path }) => ({ id: anchor, weight, path }));
  const found = await reader.sharing(type, anchors, except, MOST_CANDIDATES);
  const nodes = await Promise.all(found.map(({ id }) => reader.entity(id)));
  const ranked = found.flatMap((candidate, i) => {
    const node = nodes[i];
    if (node === undefined || !isOf(node, type)) return [];
    const shared = candidate.anchors.flatMap((index) => bonds[index] ?? []);
    const reasons = mergeReasons([...shared.map(reasonOf), ...compare(node, shared)]);
    return [{ node, score: reasons.reduce((sum, { weight }) => sum + weight, 0), reasons }];
  });
  return ranked
    .filter(({ score }) => score >= floor)
    .sort((a, b) => b.score - a.score || compareText(a.node.id, b.node.id))
    .slice(0, MOST_ITEMS);
}

function reasonOf({ kind, text, weight, entity, about }: Bond): Reason & { readonly about: string } {
  return { kind, text, weight, about, ...(entity && { entity }) };
}
