import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { DECISIONS_OPTION } from '../decisions-option.ts';
import { EXIT } from '../exit-code.ts';
import { openStoreFor, STORE_HELP, storeAddress } from '../store-address.ts';
import { wholeNumber } from '../whole-number.ts';

interface ServeOptions {
  readonly store?: string;
  readonly port: number;
  readonly host: string;
  readonly decisions?: string;
  readonly strict?: boolean;
}

const STANDARD_ERROR = 2;
/** Requests that have not ended so long after the call to stop are cut. */
const GRACE_MS = 10_000;

/** `hallway serve`: the graph over HTTP. */
export function addServe(program: Command, { io, finish }: CommandContext): void {
  program
    .command('serve')
    .summary('answer over HTTP: GraphQL, explorer, see-also')
    .description('Reads notes into the graph, if any are given, then answers over HTTP until it is stopped.')
    .argument('[paths...]', 'notes to read first: files, folders or patterns')
    .option('--port <n>', 'port to listen on; 0 for any that is free', wholeNumber(0, 65_535), 4000)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all', '127.0.0.1')
    .option('--store <url>', STORE_HELP)
    .option(...DECISIONS_OPTION)
    .option('--strict', 'do not serve if any note has faults')
    .addHelpText(
      'after',
      '\nExamples:\n' + '  hallway serve notes\n' + '  hallway serve --port 8080 --store neo4j://localhost',
    )
    .action(async (paths: string[], options: ServeOptions) => {
      const stop = io.stop();
      const store = await openStoreFor(io, options.store, 'write');
      try {
        if (paths.length > 0) {
          const { ingestFor } = await import('../ingest-for.ts');
          const summary = await ingestFor(io, paths, store, { ...options, stop });
          if (stop.aborted) return;
          if (options.strict === true && summary.messages.length > 0) return finish(EXIT.failed);
        } else if ((await store.digests()).size === 0) {
          await io.err.write(
            `The graph in "${storeAddress(options.store, io.env)}" is empty; fill it with: hallway ingest FOLDER\n`,
          );
        }
        const { startServer } = await import('../../api/start-server.ts');
        const { pino } = await import('pino');
        const logger = pino({ level: 'warn' }, pino.destination(STANDARD_ERROR));
        const server = await startServer({ store, host: options.host, port: options.port, logger });
        try {
          await io.out.write(`Hallway answers on ${server.url}\n`);
          await asked(stop);
        } finally {
          await Promise.race([server.close(), delay(GRACE_MS, undefined, { ref: false })]);
        }
      } finally {
        await store.close();
      }
    });
}

function asked(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
