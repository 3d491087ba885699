import { HallwayError } from '../errors.ts';

/** An opaque name for a place in an ordered list: the sort values of the item there. Stays valid while the list changes around it. */
export function encodeCursor(values: readonly [string | number, string] | readonly [string, string, string]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/**
 * The sort values that a cursor of a list ordered by text (and id) stands for.
 * @throws HallwayError BAD_CURSOR for anything that `encodeCursor` did not make of a text and an id
 */
export function decodeTextCursor(cursor: string): { readonly sortKey: string; readonly id: string } {
  const [sortKey, id] = decode(cursor);
  if (typeof sortKey !== 'string' || typeof id !== 'string') throw badCursor(cursor);
  return { sortKey, id };
}

/**
 * The sort values that a cursor of a ranked list stands for.
 * @throws HallwayError BAD_CURSOR for anything that `encodeCursor` did not make of a number and an id
 */
export function decodeRankCursor(cursor: string): { readonly score: number; readonly id: string } {
  const [score, id] = decode(cursor);
  if (typeof score !== 'number' || typeof id !== 'string') throw badCursor(cursor);
  return { score, id };
}

/**
 * The sort values that a cursor stands for in a list ordered by some value, then text and id.
 * @throws HallwayError BAD_CURSOR for anything that `encodeCursor` did not make of a value, a text and an id
 */
export function decodeOrderCursor(cursor: string): {
  readonly value: string;
  readonly sortKey: string;
  readonly id: string;
} {
  const [value, sortKey, id] = decode(cursor, 3);
  if (typeof value !== 'string' || typeof sortKey !== 'string' || typeof id !== 'string') throw badCursor(cursor);
  return { value, sortKey, id };
}

function decode(cursor: string, length = 2): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length) return values;
  } catch {
    // Not JSON, so not one of ours: said below, like every other wrong cursor.
  }
  throw badCursor(cursor);
}

function badCursor(cursor: string): HallwayError {
  const shown = cursor.length > 40 ? `${cursor.slice(0, 40)}…` : cursor;
  return new HallwayError(
    'BAD_CURSOR',
    `Expected "after" to be a cursor of this list, not "${shown}": pass an "endCursor" or an edge's "cursor"`,
  );
}
