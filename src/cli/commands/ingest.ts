import type { Command } from 'commander';
import { HallwayError } from '../../errors.ts';
import type { CommandContext } from '../command-context.ts';
import { DECISIONS_OPTION } from '../decisions-option.ts';
import { EXIT } from '../exit-code.ts';
import { openStoreFor, STORE_HELP } from '../store-address.ts';
import { wholeNumber } from '../whole-number.ts';

interface IngestCommandOptions {
  readonly store?: string;
  readonly prune?: boolean;
  readonly jobs?: number;
  readonly decisions?: string;
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** `hallway ingest`: notes into the store. */
export function addIngest(program: Command, { io, finish }: CommandContext): void {
  program
    .command('ingest')
    .summary('read notes into the graph')
    .description('Reads notes (files, folders, patterns) into the graph. Notes that have not changed are skipped.')
    .argument('<paths...>', 'files, folders (with all below them) or patterns such as "posts/**/*.md"')
    .option('--store <url>', STORE_HELP)
    .option(...DECISIONS_OPTION)
    .option('--prune', 'forget notes of the folders given whose files are gone')
    .option('--jobs <n>', 'how many threads read notes (default: one for each processor)', wholeNumber(1, 256))
    .option('--json', 'print the summary as JSON')
    .option('--strict', 'exit with 1 if any note has faults')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway ingest notes\n' +
        '  hallway ingest notes --prune --strict\n' +
        '  NEO4J_PASSWORD=… hallway ingest notes --store neo4j://localhost',
    )
    .action(async (paths: string[], options: IngestCommandOptions) => {
      const stop = io.stop();
      const store = await openStoreFor(io, options.store, 'write');
      try {
        const { ingestFor } = await import('../ingest-for.ts');
        const summary = await ingestFor(io, paths, store, { ...options, stop });
        if (options.strict === true && summary.messages.length > 0) finish(EXIT.failed);
        if (summary.left > 0) {
          throw new HallwayError(
            'TIMEOUT',
            `Stopped with ${summary.left} notes left to read; run the same command to go on`,
          );
        }
      } finally {
        await store.close();
      }
    });
}
