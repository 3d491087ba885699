import { dirname, join } from 'node:path';
import { HallwayError } from './errors.ts';
import { type NoteReader, noteDigest } from './ingest.ts';
import { prepareDecisions } from './ingest-decisions.ts';
import { compareText } from './model/evidence.ts';
import type { NoteMessage } from './model/facts.ts';
import type { Entity } from './model/graph.ts';
import type { NoteWritten } from './model/note-written.ts';
import { findDecisions, type NoteDecisions } from './note/find-decisions.ts';
import { decodeSource } from './note/read-source.ts';
import type { NoteChange, Store } from './store/port.ts';

/** How to read notes that come as texts. */
export interface TextWriterOptions {
  readonly read: NoteReader;
  /** Folder that the notes would lie in: decisions there and in the folders of a note's path are heeded. */
  readonly base?: string | undefined;
  /** A file of decisions to use for all notes, instead of those; absolute. */
  readonly decisions?: string | undefined;
}

/** Brings single notes into the store that do not come from files, by the same ways as `ingest`; one after the other. */
export interface TextWriter {
  /** @throws HallwayError BAD_INPUT for a path that no note can have; BAD_DECISIONS; the store's own errors */
  ingest(path: string, markdown: string): Promise<NoteWritten>;
  /** @throws HallwayError BAD_INPUT for a path that no note can have; the store's own errors */
  remove(path: string): Promise<NoteWritten>;
}

/** Longest path, in bytes of UTF-8. */
const MAX_PATH_BYTES = 1_000;
/** More things than any note of the size that is read can name. */
const MOST_MENTIONS = 100_000;

/** A writer into this store. */
export function createTextWriter(store: Store, options: TextWriterOptions): TextWriter {
  let last: Promise<unknown> = Promise.resolve();
  /** Writes wait for each other, so that each can say what it alone has changed. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    async ingest(path, markdown) {
      checkPath(path);
      return inTurn(() => ingestText(store, { path, markdown }, options));
    },
    async remove(path) {
      checkPath(path);
      return inTurn(() => written(store, { kind: 'remove', note: `note:${path}` }, []));
    },
  };
}

async function ingestText(
  store: Store,
  { path, markdown }: { readonly path: string; readonly markdown: string },
  { read, base, decisions: given }: TextWriterOptions,
): Promise<NoteWritten> {
  const { source, message } = decodeSource(path, new TextEncoder().encode(markdown));
  if (source === undefined) return rejected([message]);
  const decisions = await decisionsFor(path, base, given);
  const digest = noteDigest(source, decisions?.file.digest);
  const { graph, messages } = await read({ path, source, digest, ...(decisions && { decisions }) });
  return graph === undefined ? rejected(messages) : written(store, { kind: 'put', graph }, messages);
}

function rejected(messages: readonly NoteMessage[]): NoteWritten {
  return { outcome: 'rejected', created: [], changed: [], deleted: [], messages };
}

async function decisionsFor(
  path: string,
  base: string | undefined,
  given: string | undefined,
): Promise<NoteDecisions | undefined> {
  const folder = base ?? (given === undefined ? undefined : dirname(given));
  if (folder === undefined) return undefined;
  const file = { path, absolute: join(folder, path) };
  const found = await findDecisions([file], { base: folder, given });
  for (const one of found.files) prepareDecisions(one);
  return found.of(file);
}

/** Applies one change and says what it did, by a look at the things concerned before and after. */
async function written(store: Store, change: NoteChange, messages: readonly NoteMessage[]): Promise<NoteWritten> {
  const note = change.kind === 'put' ? change.graph.note.id : change.note;
  const named = await store.neighbours({ type: 'MENTIONS', direction: 'out' }, [note], { first: MOST_MENTIONS });
  const concerned = new Set((named.get(note)?.items ?? []).map(({ entity }) => entity.id));
  if (change.kind === 'put') for (const { id } of change.graph.statements) concerned.add(id);
  const before = await store.entities([note, ...concerned]);
  const { changed, created, deleted } = await store.apply([change]);
  const after = await store.entities([...concerned]);
  const kept = [...concerned].sort(compareText).flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    return old && now && JSON.stringify(old) !== JSON.stringify(now) ? [now] : [];
  });
  return {
    outcome: outcomeOf(change, before.has(note), changed.length > 0),
    created: created.map((id) => after.get(id)).filter((thing): thing is Entity => thing !== undefined),
    changed: kept,
    deleted,
    messages,
  };
}

function outcomeOf({ kind }: NoteChange, wasThere: boolean, isChanged: boolean): NoteWritten['outcome'] {
  if (kind === 'remove') return wasThere ? 'removed' : 'unknown';
  if (!wasThere) return 'added';
  return isChanged ? 'changed' : 'unchanged';
}

/** A path is the note's name, and names a place below the folder of notes: it never leads out of it. */
function checkPath(path: string): void {
  const fault = faultOf(path);
  if (fault === undefined) return;
  throw new HallwayError('BAD_INPUT', `Expected a path like "2026/recap.md", not "${path.slice(0, 80)}": ${fault}`);
}

function faultOf(path: string): string | undefined {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(path)) return 'it holds control characters';
  if (path.includes('\\')) return 'use forward slashes';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it must be relative';
  if (!/\.md$/i.test(path)) return 'it must end in ".md"';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `it must have at most ${MAX_PATH_BYTES} bytes`;
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return 'its parts must be names, not "", "." or ".."';
  }
  return undefined;
}
