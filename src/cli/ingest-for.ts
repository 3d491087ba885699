import { ingest } from '../ingest.ts';
import type { IngestSummary } from '../ingest-account.ts';
import type { Store } from '../store/port.ts';
import type { CommandIo } from './command-io.ts';
import { summaryLines } from './ingest-summary.ts';
import { messageLines } from './note-messages.ts';
import { openReader } from './open-reader.ts';
import { createProgressLine } from './progress-line.ts';

/** What a command may choose about an ingest. */
export interface IngestChoices {
  readonly prune?: boolean;
  readonly jobs?: number;
  /** A file of decisions for all notes. */
  readonly decisions?: string;
  /** Print the summary as JSON on standard output. */
  readonly json?: boolean;
  readonly stop?: AbortSignal;
}

/** Ingests with progress on a terminal, then tells of faults and of what was done. */
export async function ingestFor(
  io: CommandIo,
  paths: readonly string[],
  store: Store,
  { prune, jobs, json, decisions, stop }: IngestChoices,
): Promise<IngestSummary> {
  const progress = createProgressLine(io.err);
  const reader = await openReader(io, jobs);
  let summary: IngestSummary;
  try {
    summary = await ingest(paths, store, {
      cwd: io.cwd,
      read: reader.read,
      prune: prune === true,
      decisions,
      onProgress: progress.update,
      ...(stop === undefined ? {} : { stop }),
    });
  } finally {
    await reader.close();
    await progress.clear();
  }
  for (const line of messageLines(summary.messages)) await io.err.write(`${line}\n`);
  if (json === true) await io.out.write(`${JSON.stringify(summary, null, 2)}\n`);
  else await io.err.write(`${summaryLines(summary).join('\n')}\n`);
  return summary;
}
