import type { Reader } from '../query/reader.ts';
import type { NoteWriter } from './note-writer.ts';
import type { Allowance } from './rate-limit.ts';

/** What resolvers are given beside their parent and arguments: one per request. */
export interface Context {
  /** Remembers what it read, until something is written. */
  readonly reader: Reader;
  /** Absent where clients are not limited. */
  readonly spending?: Spending | undefined;
  /** Absent unless this client may write. */
  readonly writing?: Writing | undefined;
}

/** What this request has spent, and what its client has left. */
export interface Spending {
  /** In points. */
  readonly cost: number;
  readonly allowance: Allowance;
}

/** A way to write. */
export interface Writing {
  readonly writer: NoteWriter;
  /** Makes what is read from now on what is now in the store. */
  readonly renewReader: () => void;
}
