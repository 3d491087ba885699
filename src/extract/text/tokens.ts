import { nameKey } from '../../model/name-key.ts';
import { classesOf, codeAt, isHalf, LETTER, MARK, NUMBER, UPPER } from './characters.ts';
import { matches } from './matches.ts';

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

/** What a word is; `wordEnd` reads the same, faster. */
const WORD = /\.NET\b|@?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|['’.-](?=[\p{L}\p{N}]))*(?:\+\+|[#+](?![\p{L}\p{N}]))?/gu;
const DOT_NET = /\.NET\b/y;
const CAPITAL = /^@?\p{Lu}/u;
const HALF = /[\uD800-\uDFFF]/;

/** An address in plain sight: its parts are no words. */
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/giu;

/**
 * Splits a text into words; punctuation and addresses are left out.
 * @param limit how many words are wanted
 * @param goesOn false for a word behind which no others are wanted
 */
export function tokenize(
  text: string,
  limit = Number.POSITIVE_INFINITY,
  goesOn: (token: Token) => boolean = always,
): readonly Token[] {
  const tokens: Token[] = [];
  let most = limit;
  const addresses = text.includes('://') ? matches(text, ADDRESS) : [];
  const add = (start: number, end: number): void => {
    if (addresses.some((a) => a.index <= start && start < a.index + a[0].length)) return;
    const word = withoutGenitive(text.slice(start, end));
    const keys = keysOf(word);
    if (keys.length === 0) return;
    const token = { start, end: start + word.length, text: word, keys, capital: isCapital(word) };
    tokens.push(token);
    if (!goesOn(token)) most = 0;
  };
  if (HALF.test(text)) {
    for (const match of matches(text, WORD)) if (tokens.length < most) add(match.index, match.index + match[0].length);
    return tokens;
  }
  const { length } = text;
  for (let at = 0; at < length && tokens.length < most; ) {
    const end = wordEnd(text, at);
    if (end > at) add(at, end);
    at = Math.max(end, at + 1);
  }
  return tokens;
}

function always(): boolean {
  return true;
}

const AT = 0x40;
const DOT = 0x2e;
const PLUS = 0x2b;
const HASH = 0x23;
const UNDERSCORE = 0x5f;

/** The end of the word that starts at a place of a text without surrogates; the place itself if none does. */
function wordEnd(text: string, start: number): number {
  const first = codeAt(text, start);
  if (first === DOT) {
    DOT_NET.lastIndex = start;
    return DOT_NET.test(text) ? start + '.NET'.length : start;
  }
  let at = first === AT ? start + 1 : start;
  if (!isLetterOrNumber(codeAt(text, at))) return start;
  const { length } = text;
  for (at += 1; at < length; at++) {
    const code = codeAt(text, at);
    if (code === UNDERSCORE || (classesOf(code) & (LETTER | NUMBER | MARK)) !== 0) continue;
    if (!isJoint(code) || !isLetterOrNumber(codeAt(text, at + 1))) break;
  }
  const sign = codeAt(text, at);
  if (sign === PLUS && codeAt(text, at + 1) === PLUS) return at + 2;
  return (sign === PLUS || sign === HASH) && !isLetterOrNumber(codeAt(text, at + 1)) ? at + 1 : at;
}

/** Signs within a word: `'`, `’`, `.`, `-`. */
function isJoint(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === DOT || code === 0x2d;
}

/** False beyond the end of a text, where the code is not a number. */
function isLetterOrNumber(code: number): boolean {
  return (classesOf(code) & (LETTER | NUMBER)) !== 0;
}

function withoutGenitive(word: string): string {
  const { length } = word;
  const sign = codeAt(word, length - 2);
  return (sign === 0x27 || sign === 0x2019) && word.endsWith('s') ? word.slice(0, length - 2) : word;
}

function keysOf(word: string): readonly string[] {
  const key = nameKey(word);
  return key === '' ? [] : key.includes(' ') ? key.split(' ') : [key];
}

function isCapital(word: string): boolean {
  const code = codeAt(word, word.startsWith('@') ? 1 : 0);
  return isHalf(code) ? CAPITAL.test(word) : (classesOf(code) & UPPER) !== 0;
}
