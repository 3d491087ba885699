import { nameKey } from '../../model/name-key.ts';

/** A word of a text: letters and digits with the signs that belong to names (`C++`, `Node.js`, `O'Brien`, `@handle`, `t-shirt`). */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The keys of its parts under `nameKey`: `Node.js` has `node` and `js`. */
  readonly keys: readonly string[];
  /** True if it begins with an upper-case letter. */
  readonly capital: boolean;
}

const WORD = /\.NET\b|@?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|['’.-](?=[\p{L}\p{N}]))*(?:\+\+|[#+](?![\p{L}\p{N}]))?/gu;
const CAPITAL = /^@?\p{Lu}/u;

/** An address in plain sight: its parts are no words. */
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/giu;

/** Splits a text into words; punctuation and addresses are left out. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const addresses = text.includes('://')
    ? [...text.matchAll(ADDRESS)].map((m) => [m.index, m.index + m[0].length] as const)
    : [];
  for (const match of text.matchAll(WORD)) {
    if (addresses.some(([start, end]) => start <= match.index && match.index < end)) continue;
    const word = match[0].replace(/['’]s$/u, '');
    const keys = nameKey(word).split(' ').filter(Boolean);
    if (keys.length === 0) continue;
    tokens.push({ start: match.index, end: match.index + word.length, text: word, keys, capital: CAPITAL.test(word) });
  }
  return tokens;
}
