import { resolve } from 'node:path';
import type { ServerOptions } from '../api/start-server.ts';
import { createTextWriter } from '../ingest-text.ts';
import { findNotes } from '../note/find-notes.ts';
import type { Store } from '../store/port.ts';
import type { CommandIo } from './command-io.ts';
import { openReader } from './open-reader.ts';

/** Writing over HTTP, to be closed when no more is to be written. */
export interface OpenedWriting {
  readonly writes: NonNullable<ServerOptions['writes']>;
  close(): Promise<void>;
}

/**
 * The way to write for whoever holds `HALLWAY_TOKEN`; `undefined` if that is not set, so that nobody may. Notes are read in a thread with a
 * deadline, and go by the decisions in the folder of notes that is served, if there is one.
 */
export async function openWriting(
  io: CommandIo,
  {
    store,
    paths,
    decisions,
  }: { readonly store: Store; readonly paths: readonly string[]; readonly decisions: string | undefined },
): Promise<OpenedWriting | undefined> {
  const token = io.env['HALLWAY_TOKEN'];
  if (!token) return undefined;
  const base = paths.length === 0 ? undefined : (await findNotes(paths, { cwd: io.cwd })).base;
  const reader = await openReader(io, 1);
  const given = decisions === undefined ? undefined : resolve(io.cwd, decisions);
  return {
    writes: { token, writer: createTextWriter(store, { read: reader.read, base, decisions: given }) },
    close: () => reader.close(),
  };
}
