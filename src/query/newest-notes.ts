import { compareText } from '../model/evidence.ts';
import type { Note } from '../model/graph.ts';
import { MOST_ITEMS } from './connection.ts';
import { isOf } from './look-up.ts';
import type { Reader } from './reader.ts';

/** The notes with the latest dates, latest first, then by title and id; those without a date last. Reads the list of all notes, so keep the answer. */
export async function newestNotes(reader: Reader, count: number): Promise<readonly Note[]> {
  let newest: readonly Note[] = [];
  let after: { sortKey: string; id: string } | undefined;
  for (;;) {
    const { items } = await reader.list('Note', { first: MOST_ITEMS, ...(after && { after }) });
    const notes = items.filter((item) => isOf(item, 'Note'));
    newest = [...newest, ...notes].sort(compareNotes).slice(0, count);
    const last = items.at(-1);
    if (last === undefined || items.length < MOST_ITEMS) return newest;
    after = { sortKey: last.sortKey, id: last.id };
  }
}

function compareNotes(a: Note, b: Note): number {
  return compareText(b.date ?? '', a.date ?? '') || compareText(a.name, b.name) || compareText(a.id, b.id);
}
