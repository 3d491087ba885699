import type { Yaml } from 'mdast';
import type { Toml } from './toml.ts';

/** What stands above a note's text. */
export interface Opening {
  /** The front matter, if any. */
  readonly node?: Yaml | Toml;
  /** Where the text starts: offset and line number of a line start. */
  readonly end: number;
  readonly line: number;
  /** Why the note must be rejected. */
  readonly fault?: { readonly reason: string; readonly place: { readonly line: number; readonly column: number } };
}
