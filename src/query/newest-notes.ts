import type { Note } from '../model/graph.ts';
import { isOf } from './look-up.ts';
import type { Reader } from './reader.ts';

/** The notes with the latest dates, latest first, then by title and id; those without a date last. */
export async function newestNotes(reader: Reader, count: number): Promise<readonly Note[]> {
  const { items } = await reader.list('Note', { first: count, order: { by: 'day', direction: 'descending' } });
  return items.filter((item) => isOf(item, 'Note'));
}
