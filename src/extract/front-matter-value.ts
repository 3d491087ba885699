/** A value of front matter. Numbers, dates and the like are text as written (`1.10` stays `1.10`); nothing is an empty text. */
export type FrontMatterValue = string | readonly FrontMatterValue[] | FrontMatter;

/** Front matter by key, as written. */
export type FrontMatter = ReadonlyMap<string, FrontMatterValue>;

/** What a format's reader found: the keys, or why there are none, and where (line and column within the text, from 1). */
export type FrontMatterReading =
  | { readonly matter: FrontMatter; readonly fault?: never }
  | { readonly matter?: never; readonly fault: FrontMatterFault };

/** A fault in front matter. */
export interface FrontMatterFault {
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** Deepest nesting that is read. */
export const MAX_DEPTH = 20;
