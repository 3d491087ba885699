import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Store } from '../store/port.ts';

const NOTE_ID = 'note:';

/**
 * The id of the note that a person means: by its id, by its path as ingested, or by a file on this machine, since that is what a shell
 * completes: of `seed/2016/a.md` then the longest end that is a note's path. `undefined` if the store holds no such note.
 */
export async function heldNote(store: Store, typed: string, cwd: string): Promise<string | undefined> {
  const held = await store.digests();
  if (held.has(typed)) return typed;
  const segments = typed
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '.' && segment !== '');
  const path = NOTE_ID + segments.join('/');
  if (held.has(path)) return path;
  if (!existsSync(resolve(cwd, typed))) return undefined;
  const ends = resolve(cwd, typed).replaceAll('\\', '/').split('/');
  return ends.map((_, start) => NOTE_ID + ends.slice(start).join('/')).find((id) => held.has(id));
}
