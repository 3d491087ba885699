import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoteChange, Store } from '../../src/store/port.ts';
import type { Conformance } from './conformance.ts';
import { answers } from './questions.ts';
import { anyGraph, anyHistory, contents, put } from './sample-graphs.ts';

/** What no engine may depend on: the way that led to a graph. */
export function histories({ open, runs }: Conformance): void {
  describe('after any history', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });
    // Bounded in time, too: a property that is cut short has held so far.
    const limits = { numRuns: runs, interruptAfterTimeLimit: 40_000 };

    it('comes to the same graph by any history of edits', async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory(), async (history) => {
          await store.close();
          store = await open();
          for (const changes of history) await store.apply(changes);
          const last = new Map<string, NoteChange>();
          for (const change of history.flat())
            last.set(change.kind === 'put' ? change.graph.note.id : change.note, change);
          const edited = await answers(store);
          await store.close();
          store = await open();
          for (const change of [...last.values()].reverse()) await store.apply([change]);
          expect(await answers(store)).toBe(edited);
        }),
        limits,
      );
    }, 120_000);

    it('comes to the same graph in any order of notes', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(anyGraph(), { selector: (one) => one.note.id, maxLength: 5 }),
          async (graphs) => {
            await store.close();
            store = await open();
            await store.apply(graphs.map(put));
            const together = await contents(store);
            await store.close();
            store = await open();
            for (const one of [...graphs].reverse()) await store.apply([put(one)]);
            expect(await contents(store)).toEqual(together);
          },
        ),
        limits,
      );
    }, 120_000);
  });
}
