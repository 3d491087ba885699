import { HallwayError } from '../errors.ts';

/** An opaque name for a place in an ordered list: the sort values of the item there. Stays valid while the list changes around it. */
export function encodeCursor(values: readonly [string | number, string]): string {
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

function decode(cursor: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === 2) return values;
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
