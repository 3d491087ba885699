import { compareEvidence, compareText, type NotedEvidence } from '../model/evidence.ts';
import type { Entity, EntityType } from '../model/graph.ts';
import type { Hop, ListRequest } from '../store/port.ts';
import {
  checkFirst,
  connectionOf,
  type EntityOf,
  type FactConnection,
  MOST_ITEMS,
  type PageArguments,
  pageRequest,
} from './connection.ts';
import { decodeOrderCursor, decodeTextCursor } from './cursor.ts';
import { HOPS } from './hops.ts';
import type { Reader } from './reader.ts';

/** Entities of a kind: all, or those that fulfil a condition, by name or in another order. */
export async function listAll<T extends EntityType>(
  reader: Reader,
  type: T,
  page: PageArguments,
  { filter, order }: Pick<ListRequest, 'filter' | 'order'> = {},
): Promise<FactConnection<EntityOf<T>>> {
  const first = checkFirst(page) + 1;
  const from = order === undefined || order.by === 'name' ? decodeTextCursor : decodeOrderCursor;
  const found = await reader.list(type, {
    first,
    ...(page.after != null && { after: from(page.after) }),
    ...(filter && { filter }),
    ...(order && { order }),
  });
  // The store lists entities of the kind asked for only.
  return connectionOf(page, found, (node) => ({ node: node as Entity as EntityOf<T> }));
}

/** What a hop leads to from a thing, by name, with the words that say so. `type` is the kind (or kinds) at the hop's far end. */
export async function listJoined<T extends EntityType>(
  reader: Reader,
  {
    id,
    hop,
    page,
  }: { readonly id: string; readonly hop: Hop & { readonly ends?: readonly T[] }; readonly page: PageArguments },
): Promise<FactConnection<EntityOf<T>>> {
  const found = await reader.neighbours(hop, id, pageRequest(page));
  // What lies at a hop's far end is fixed by the edge's type and `ends`; the store keeps to it.
  return connectionOf(page, found, ({ entity, edge }) => ({ node: entity as EntityOf<T>, evidence: edge.evidence }));
}

/** The one thing that a hop leads to (the first by name if notes disagree), or `undefined`. */
export async function onlyJoined<T extends EntityType>(
  reader: Reader,
  id: string,
  hop: Hop & { readonly ends?: readonly T[] },
): Promise<EntityOf<T> | undefined> {
  const { items } = await reader.neighbours(hop, id, { first: 1 });
  // As above: the hop fixes the kind.
  return items[0]?.entity as EntityOf<T> | undefined;
}

/** The places that name a thing, by note and place, of at most 100 notes. None for a note. */
export async function placesNaming(reader: Reader, entity: Entity): Promise<readonly NotedEvidence[]> {
  if (entity.type === 'Note') return [];
  const { items } = await reader.neighbours(HOPS.notesMentioning, entity.id, { first: MOST_ITEMS });
  return sortEvidence(items.flatMap(({ edge }) => edge.evidence));
}

/** Evidence of several notes in the order in which every answer shows it, each piece once. */
export function sortEvidence(evidence: readonly NotedEvidence[]): readonly NotedEvidence[] {
  const sorted = [...evidence].sort((a, b) => compareText(a.note, b.note) || compareEvidence(a, b));
  return sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return before === undefined || before.note !== one.note || compareEvidence(before, one) !== 0;
  });
}
