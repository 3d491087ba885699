import type { NoteReader, NoteReading, NoteText } from './ingest.ts';
import { createWorkerPool, type WorkerRejection } from './note/worker-pool.ts';

/** Longest time for one note. An ordinary note takes a few milliseconds. */
const DEADLINE_MS = 5_000;

const REASONS: Readonly<Record<WorkerRejection, string>> = {
  timeout: `Took longer than ${DEADLINE_MS / 1000} s to read; look for very long runs of list marks, asterisks or brackets, or split it`,
  memory: 'Needs too much memory to read; split it',
  crash: 'A fault of Hallway; report it with the note',
};

/**
 * Reads notes in threads: a note that keeps the parser busy or fills the memory is rejected with a message, and the others go on.
 * @param threads how many notes to read at once; threads start when they are needed
 */
export function createThreadReader(threads: number): { read: NoteReader; close(): Promise<void> } {
  const pool = createWorkerPool<NoteText, NoteReading>({
    entry: new URL('./ingest-worker.js', import.meta.url),
    size: threads,
    deadlineMs: DEADLINE_MS,
  });
  return {
    async read(text) {
      const outcome = await pool.run(text);
      if (outcome.rejected === undefined) return outcome.result;
      const reason = outcome.rejected === 'crash' ? `${REASONS.crash} (${outcome.reason})` : REASONS[outcome.rejected];
      return { messages: [{ path: text.path, rule: outcome.rejected, reason, fatal: true }] };
    },
    close: () => pool.close(),
  };
}
