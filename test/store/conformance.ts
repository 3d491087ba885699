import { describe } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { deadlines } from './conformance-deadlines.ts';
import { histories } from './conformance-histories.ts';
import { lists } from './conformance-lists.ts';
import { reads } from './conformance-reads.ts';
import { writes } from './conformance-writes.ts';

/** How a suite gets stores: each call of `open` gives an empty one and ends the use of the one before. */
export interface Conformance {
  readonly name: string;
  readonly open: () => Promise<Store>;
  /** Runs of each property; fewer where every write is a round trip. */
  readonly runs: number;
}

/** What the port means: every engine passes this. */
export function conformance(suite: Conformance): void {
  describe(`${suite.name} as a store`, () => {
    writes(suite);
    reads(suite);
    lists(suite);
    deadlines(suite);
    histories(suite);
  });
}
