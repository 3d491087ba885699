import type { Command } from 'commander';
import { HallwayError } from '../../errors.ts';
import type { CommandContext } from '../command-context.ts';
import { heldNote } from '../held-note.ts';
import { openStoreFor, STORE_HELP } from '../store-address.ts';

interface RemoveOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/** `hallway remove`: forget notes. */
export function addRemove(program: Command, { io }: CommandContext): void {
  program
    .command('remove')
    .summary('forget notes, and what only they said')
    .description(
      'Forgets notes and all that only they said. The files stay. Nothing is removed if any of the notes is unknown.',
    )
    .argument('<notes...>', "the notes' paths")
    .option('--json', 'print what was removed as JSON')
    .option('--store <url>', STORE_HELP)
    .addHelpText('after', '\nExample:\n  hallway remove drafts/unfinished.md')
    .action(async (notes: string[], options: RemoveOptions) => {
      const store = await openStoreFor(io, options.store, 'read');
      try {
        const ids: string[] = [];
        for (const note of notes) {
          const id = await heldNote(store, note, io.cwd);
          if (id === undefined) {
            throw new HallwayError(
              'NOT_FOUND',
              `No note "${note}" in the graph; list them with: hallway query '{ notes(first: 100) { nodes { path } } }'`,
            );
          }
          ids.push(id);
        }
        const { changed: removed, deleted } = await store.apply(
          [...new Set(ids)].map((note) => ({ kind: 'remove', note })),
        );
        if (options.json === true) await io.out.write(`${JSON.stringify({ removed, deleted }, null, 2)}\n`);
        else
          await io.err.write(
            `Forgot ${removed.length} ${removed.length === 1 ? 'note' : 'notes'} and ${deleted.length} things only said there\n`,
          );
      } finally {
        await store.close();
      }
    });
}
