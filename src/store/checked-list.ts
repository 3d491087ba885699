import type { SessionKind } from '../model/facts.ts';
import { ENTITY_TYPES, type EntityType } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import { checkHop, distinct, oneOf, whole } from './check-arguments.ts';
import type { EngineList, EngineOrderedPage } from './engine.ts';
import { listKey } from './list-key.ts';
import type { Condition, ListOrder, ListRequest, OrderedPageRequest } from './list-request.ts';
import type { Hop } from './port.ts';
import { indexedKey, searchTerms } from './search-words.ts';

/** Hops within hops; more would be a fault of the program. */
const DEEPEST = 4;

const KINDS: readonly SessionKind[] = [
  'talk',
  'keynote',
  'panel',
  'workshop',
  'tutorial',
  'lightning',
  'bof',
  'meetup',
  'other',
];

/**
 * A list's arguments, checked and folded.
 * @throws RangeError for what is outside of their description
 */
export function checkedList(type: EntityType, { first, after, filter = {}, order }: ListRequest): EngineList {
  oneOf(ENTITY_TYPES, type);
  const ordered = order ?? { by: 'name', direction: 'ascending' };
  checkOrder(ordered);
  return {
    type,
    filter: checkedCondition(filter, 0),
    order: ordered,
    ...orderedPage({ first, ...(after && { after }) }, ordered.by),
  };
}

/**
 * Where a page starts in an order, as engines compare it.
 * @throws RangeError for a start without the value that the order is by
 */
export function orderedPage({ first, after }: OrderedPageRequest, by: ListOrder['by']): EngineOrderedPage {
  if (after === undefined) return { first: whole(first, 'first') };
  if ((by === 'name') !== (after.value === undefined)) {
    throw new RangeError(`Expected a start ${by === 'name' ? 'without' : 'with'} a value in an order by ${by}`);
  }
  const key = listKey(after.sortKey, after.id).replaceAll('\0', '');
  return { first: whole(first, 'first'), after: { key, value: (after.value ?? '').replaceAll('\0', '') } };
}

/** True for a condition that nothing fulfils, so that no engine needs to be asked. */
export function isHopeless({ ids, kinds, terms, joined = [] }: Condition): boolean {
  return (
    [ids, kinds, terms].some((list) => list?.length === 0) ||
    joined.some(({ hop, where }) => hop.ends?.length === 0 || isHopeless(where))
  );
}

function checkOrder(order: ListOrder): void {
  oneOf(['ascending', 'descending'], order.direction);
  oneOf(['name', 'day', 'count'], order.by);
  if (order.by !== 'name' && order.hop !== undefined) checkLastHop(order.hop);
}

function checkedCondition(condition: Condition, depth: number): Condition {
  if (depth > DEEPEST) throw new RangeError(`Expected at most ${DEEPEST} hops within each other`);
  const { ids, kinds, years, author, terms, joined, without } = condition;
  kinds?.forEach((kind) => void oneOf(KINDS, kind));
  for (const year of [years?.from, years?.to]) if (year !== undefined) whole(year, 'year');
  if (without !== undefined) checkLastHop(without);
  if (terms !== undefined && depth > 0) throw new RangeError('Expected terms of the list itself, not of far ends');
  return {
    ...condition,
    ...(ids && { ids: distinct(ids) }),
    ...(author !== undefined && { author: indexedKey(nameKey(author)) }),
    ...(terms && { terms: searchTerms(terms) }),
    ...(joined && {
      joined: joined.map(({ hop, where }) => {
        checkHop(hop);
        return { hop, where: checkedCondition(where, depth + 1) };
      }),
    }),
  };
}

/**
 * Checks a hop that must be able to lead somewhere.
 * @throws RangeError
 */
export function checkLastHop(hop: Hop): void {
  checkHop(hop);
  if (hop.ends?.length === 0) throw new RangeError('Expected a hop that may lead somewhere, got one without ends');
}
