import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import type { TrustedDocuments } from '../../api/trusted-documents.ts';
import { HallwayError } from '../../errors.ts';
import type { Store } from '../../store/port.ts';
import type { CommandContext } from '../command-context.ts';
import type { CommandIo } from '../command-io.ts';
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
  readonly trustedDocuments?: string;
  readonly introspection: boolean;
  readonly rateLimit?: number;
  readonly proxies: number;
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
    .option(
      '--trusted-documents <file>',
      'answer only the GraphQL documents in this file: JSON, {"sha256": "document"}',
    )
    .option('--no-introspection', 'do not tell what the schema is; no explorer either')
    .option(
      '--rate-limit <points>',
      'points a client may spend at once; 0 for no limit (default: 100)',
      wholeNumber(0, 1_000_000),
    )
    .option(
      '--proxies <n>',
      'how many proxies of yours stand before it; tells clients apart behind them',
      wholeNumber(0, 100),
      0,
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway serve notes\n' +
        '  hallway serve --port 8080 --store neo4j://localhost\n' +
        '\nWith HALLWAY_TOKEN in the environment, whoever holds that token may write notes over GraphQL.',
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
        await serve(io, { store, paths, options, stop });
      } finally {
        await store.close();
      }
    });
}

async function serve(
  io: CommandIo,
  {
    store,
    paths,
    options,
    stop,
  }: {
    readonly store: Store;
    readonly paths: readonly string[];
    readonly options: ServeOptions;
    readonly stop: AbortSignal;
  },
): Promise<void> {
  const { startServer } = await import('../../api/start-server.ts');
  const { pino } = await import('pino');
  const { host, port, introspection, proxies, rateLimit } = options;
  const documents = await trustedDocuments(io, options.trustedDocuments);
  const { openWriting } = await import('../open-writing.ts');
  const writing = await openWriting(io, { store, paths, decisions: options.decisions });
  try {
    const server = await startServer({
      store,
      host,
      port,
      logger: pino({ level: 'warn' }, pino.destination(STANDARD_ERROR)),
      limits: rateLimit === undefined ? {} : { points: rateLimit },
      introspection,
      documents,
      proxies,
      writes: writing?.writes,
    });
    try {
      await io.out.write(`Hallway answers on ${server.url}\n`);
      await asked(stop);
    } finally {
      await Promise.race([server.close(), delay(GRACE_MS, undefined, { ref: false })]);
    }
  } finally {
    await writing?.close();
  }
}

async function trustedDocuments(io: CommandIo, file: string | undefined): Promise<TrustedDocuments | undefined> {
  if (file === undefined) return undefined;
  const { readTrustedDocuments } = await import('../../api/trusted-documents.ts');
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((cause: unknown) => {
    throw new HallwayError('BAD_INPUT', `Cannot read "${file}": give a file of trusted documents`, { cause });
  });
  return readTrustedDocuments(text, file);
}

function asked(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
