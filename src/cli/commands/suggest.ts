import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Entity, StoredEdge } from '../../model/graph.ts';
import type { Decisions } from '../../resolve/decisions/decisions.ts';
import type { Store } from '../../store/port.ts';
import type { CommandContext } from '../command-context.ts';
import type { CommandIo } from '../command-io.ts';
import { DECISIONS_OPTION } from '../decisions-option.ts';
import { openStoreFor, STORE_HELP } from '../store-address.ts';
import { wholeNumber } from '../whole-number.ts';

interface SuggestCommandOptions {
  readonly store?: string;
  readonly decisions?: string;
  readonly first: number;
  readonly json?: boolean;
}

/** `hallway suggest`: doubts about the graph, ready to be decided. */
export function addSuggest(program: Command, { io }: CommandContext): void {
  program
    .command('suggest')
    .summary('list doubts about the graph, ready to paste into hallway.yaml')
    .description(
      'Lists what may be one thing under two names, and what may be no thing at all, strongest first, as decisions to paste into hallway.yaml, each ' +
        'with the words of the notes behind it. Nothing is ever merged by itself.',
    )
    .argument(
      '[paths...]',
      'folders of the notes: what is decided beside them is not asked again (default: the current folder)',
    )
    .option('--store <url>', STORE_HELP)
    .option(...DECISIONS_OPTION)
    .option('--first <n>', 'how many', wholeNumber(1, 100_000), 100)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  hallway suggest notes\n  hallway suggest notes > notes/hallway.yaml    for a start; then correct it',
    )
    .action(async (paths: string[], options: SuggestCommandOptions) => {
      const decisions = await decided(paths, io, options.decisions);
      const store = await openStoreFor(io, options.store, 'read');
      try {
        const { suggest } = await import('../../resolve/suggest/suggest.ts');
        const { renderSuggestions } = await import('../render-suggestions.ts');
        const all = suggest({ ...(await graphOf(store)), decisions });
        const suggestions = all.slice(0, options.first);
        if (options.json === true)
          await io.out.write(`${JSON.stringify({ total: all.length, suggestions }, null, 2)}\n`);
        else await io.out.write(renderSuggestions(suggestions));
        if (all.length > suggestions.length) {
          await io.err.write(`${all.length - suggestions.length} more doubts; see them with --first ${all.length}\n`);
        } else if (all.length === 0) await io.err.write('No doubts\n');
      } finally {
        await store.close();
      }
    });
}

async function graphOf(store: Store): Promise<{ entities: readonly Entity[]; edges: readonly StoredEdge[] }> {
  const entities: Entity[] = [];
  const edges: StoredEdge[] = [];
  for await (const item of store.everything()) {
    if ('entity' in item) entities.push(item.entity);
    else edges.push(item.edge);
  }
  return { entities, edges };
}

/** All that is decided beside the notes of some folders. */
async function decided(
  paths: readonly string[],
  io: CommandIo,
  given: string | undefined,
): Promise<readonly Decisions[]> {
  const { findDecisions } = await import('../../note/find-decisions.ts');
  const { prepareDecisions } = await import('../../ingest-decisions.ts');
  const { findNotes } = await import('../../note/find-notes.ts');
  if (given !== undefined) {
    const { files } = await findDecisions([], { base: io.cwd, given: resolve(io.cwd, given) });
    return files.map((file) => prepareDecisions(file).decisions);
  }
  // Without paths no folder is searched through, whatever the current one is.
  const here = { files: [{ path: '-', absolute: resolve(io.cwd, '-') }], base: io.cwd };
  const found = paths.length === 0 ? here : await findNotes(paths, { cwd: io.cwd });
  const { files } = await findDecisions(found.files, { base: found.base });
  return files.map((file) => prepareDecisions(file).decisions);
}
