import type { NoteMessage } from './facts.ts';
import type { Entity } from './graph.ts';

/** What writing did to a note. `unknown`: it was to be removed, but was not there. */
export type NoteOutcome = 'added' | 'changed' | 'unchanged' | 'rejected' | 'removed' | 'unknown';

/** What writing one note did to the graph. */
export interface NoteWritten {
  readonly outcome: NoteOutcome;
  /** Things (not notes) that came into the graph, and those of which it now says something else, by id. */
  readonly created: readonly Entity[];
  readonly changed: readonly Entity[];
  /** Ids of things that left it, ordered. */
  readonly deleted: readonly string[];
  /** What is to be said about the text. A rejected note has a fatal one. */
  readonly messages: readonly NoteMessage[];
}
