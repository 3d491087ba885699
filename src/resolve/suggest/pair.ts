import type { Thing } from '../../model/graph.ts';

/** Two things of one kind that may be one. */
export interface Pair {
  readonly a: Thing;
  readonly b: Thing;
  /** Above 0, at most 1. */
  readonly strength: number;
  /** Clauses without period, the likeness of the names first. */
  readonly reasons: readonly string[];
}
