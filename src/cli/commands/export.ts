import { type Command, Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { openStoreFor, STORE_HELP } from '../store-address.ts';

interface ExportOptions {
  readonly store?: string;
  readonly out?: string;
  readonly format: 'json';
}

/** `hallway export`: the whole graph for other tools. */
export function addExport(program: Command, { io }: CommandContext): void {
  program
    .command('export')
    .summary('write the whole graph out')
    .description('Writes the whole graph in a stable order: equal graphs give equal bytes.')
    .addOption(
      new Option('--format <format>', 'json: entities and edges with their evidence').choices(['json']).default('json'),
    )
    .option('--out <path>', 'file to write (default: standard output)')
    .option('--store <url>', STORE_HELP)
    .addHelpText('after', '\nExample:\n  hallway export --format json --out graph.json')
    .action(async (options: ExportOptions) => {
      const store = await openStoreFor(io, options.store, 'read');
      try {
        const { exportJson } = await import('../export-json.ts');
        const text = exportJson(store.everything());
        if (options.out === undefined) for await (const part of text) await io.out.write(part);
        else await (await import('../write-whole-file.ts')).writeWholeFile(options.out, io.cwd, text);
      } finally {
        await store.close();
      }
    });
}
