import { availableParallelism } from 'node:os';
import type { NoteReader } from '../ingest.ts';
import type { CommandIo } from './command-io.ts';

/** A reader of notes' texts that must be closed when no more is to be read. */
export interface OpenedReader {
  readonly read: NoteReader;
  close(): Promise<void>;
}

/**
 * Threads that read notes with a deadline; or this thread where there can be none (`io.parseHere`).
 * @param jobs how many threads; as many as there are processors if absent
 */
export async function openReader(io: CommandIo, jobs?: number): Promise<OpenedReader> {
  if (io.parseHere === true) {
    const { readNote } = await import('../ingest.ts');
    return { read: readNote, async close() {} };
  }
  const { createThreadReader } = await import('../ingest-threads.ts');
  return createThreadReader(jobs ?? availableParallelism());
}
