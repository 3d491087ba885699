import { EDGE_TYPES, ENTITY_TYPES, type EntityType } from '../model/graph.ts';
import type { Hop } from './port.ts';

/** Ids without repetition, and without those that no engine can hold (and so has not). */
export function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => !id.includes('\0'));
}

/**
 * Checks that a hop is made of the closed lists: its words become part of query text.
 * @throws RangeError
 */
export function checkHop({ type, direction, ends }: Hop): void {
  oneOf(EDGE_TYPES, type);
  oneOf(['out', 'in'], direction);
  ends?.forEach((end) => void oneOf<EntityType>(ENTITY_TYPES, end));
}

/**
 * The value, if it is a whole number from 0.
 * @throws RangeError
 */
export function whole(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`Expected a whole number as ${what}, got ${value}`);
  return value;
}

/**
 * The value, if it is in the list. Labels and edge types become part of query text in engines, so nothing but the closed lists may pass here.
 * @throws RangeError
 */
export function oneOf<T extends string>(allowed: readonly T[], value: T): T {
  if (!allowed.includes(value)) throw new RangeError(`Expected one of ${allowed.join(', ')}, got "${value}"`);
  return value;
}
