import { HallwayError } from '../errors.ts';
import type { NotedEvidence } from '../model/evidence.ts';
import type { Entity, EntityType } from '../model/graph.ts';
import type { PageRequest } from '../store/port.ts';
import { decodeRankCursor, decodeTextCursor, encodeCursor } from './cursor.ts';

/** The entity type that belongs to a kind. */
export type EntityOf<T extends EntityType> = Extract<Entity, { readonly type: T }>;

/** Which part of a list is wanted, as callers say it. */
export interface PageArguments {
  /** 1 to 100; checked here, since `null` and huge numbers arrive too. */
  readonly first?: number | null | undefined;
  /** A cursor. */
  readonly after?: string | null | undefined;
}

/** An item of a list with its cursor. */
export interface Item<T> {
  readonly cursor: string;
  readonly node: T;
}

/** Where a page lies in its list (Relay's words). */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor?: string | undefined;
  readonly endCursor?: string | undefined;
}

/** A page of a list (Relay's connection). */
export interface Connection<I extends Item<unknown>> {
  readonly edges: readonly I[];
  readonly nodes: readonly I['node'][];
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
}

/** An item that is in its list because notes say so. `evidence` is absent in a list of all, which needs no saying. */
export interface FactItem<T> extends Item<T> {
  readonly evidence?: readonly NotedEvidence[];
}
export type FactConnection<T> = Connection<FactItem<T>>;

/** The longest page. */
export const MOST_ITEMS = 100;

/**
 * How many items are wanted.
 * @throws HallwayError BAD_INPUT unless `first` is an integer from 1 to 100
 */
export function checkFirst({ first }: PageArguments): number {
  if (typeof first === 'number' && Number.isInteger(first) && first >= 1 && first <= MOST_ITEMS) return first;
  throw new HallwayError(
    'BAD_INPUT',
    `Expected "first" to be 1 to ${MOST_ITEMS}, not ${first}: ask for further items with "after"`,
  );
}

/**
 * What to ask the store for: one item more than wanted, which tells whether there is a next page.
 * @throws HallwayError BAD_INPUT for a wrong `first`, BAD_CURSOR for a wrong `after`
 */
export function pageRequest(page: PageArguments): PageRequest {
  const first = checkFirst(page) + 1;
  return page.after == null ? { first } : { first, after: decodeTextCursor(page.after) };
}

/** The page that the store's answer to `pageRequest(page)` amounts to; `item` makes an edge, but for its cursor, of what the store gave. */
export function connectionOf<
  S extends { readonly sortKey: string; readonly value?: string },
  E extends { readonly node: { readonly id: string } },
>(
  page: PageArguments,
  found: { readonly items: readonly S[]; readonly totalCount: number },
  item: (stored: S) => E,
): Connection<E & Item<E['node']>> {
  const first = checkFirst(page);
  const edges = found.items.slice(0, first).map((stored) => {
    const made = item(stored);
    const place = [stored.sortKey, made.node.id] as const;
    return { ...made, cursor: encodeCursor(stored.value === undefined ? place : [stored.value, ...place]) };
  });
  return connect(edges, found.totalCount, found.items.length > first, page);
}

/**
 * The part of a ranked list, best first, that is asked for. Its cursors are score and id: the page goes on after the item with that id,
 * or, if that is gone, with what scores less.
 */
export function rankedConnection<R extends { readonly node: { readonly id: string }; readonly score: number }>(
  page: PageArguments,
  ranked: readonly R[],
  totalCount: number = ranked.length,
): Connection<R & Item<R['node']>> {
  const first = checkFirst(page);
  const rest = page.after == null ? ranked : itemsAfter(ranked, page.after);
  const edges = rest.slice(0, first).map((r) => ({ ...r, cursor: encodeCursor([r.score, r.node.id]) }));
  return connect(edges, totalCount, rest.length > first, page);
}

function itemsAfter<R extends { readonly node: { readonly id: string }; readonly score: number }>(
  ranked: readonly R[],
  cursor: string,
): readonly R[] {
  const after = decodeRankCursor(cursor);
  const at = ranked.findIndex((r) => r.node.id === after.id);
  return at === -1 ? ranked.filter((r) => r.score < after.score) : ranked.slice(at + 1);
}

function connect<I extends Item<unknown>>(
  edges: readonly I[],
  totalCount: number,
  hasNextPage: boolean,
  page: PageArguments,
): Connection<I> {
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: page.after != null,
      startCursor: edges[0]?.cursor,
      endCursor: edges.at(-1)?.cursor,
    },
  };
}
