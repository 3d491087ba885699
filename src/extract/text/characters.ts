/** What a character is, as bits: several may hold. */
export const LETTER = 1;
export const NUMBER = 2;
export const MARK = 4;
export const UPPER = 8;
export const LOWER = 16;
export const SPACE = 32;
/** Han, Hiragana, Katakana or Hangul. */
export const CJK = 64;

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/\p{L}/u, LETTER],
  [/\p{N}/u, NUMBER],
  [/\p{M}/u, MARK],
  [/\p{Lu}/u, UPPER],
  [/\p{Ll}/u, LOWER],
  [/\s/u, SPACE],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, CJK],
];

/** Of a code unit that was not asked for yet. */
const UNKNOWN = 255;
const known = new Uint8Array(0x10000).fill(UNKNOWN);

/**
 * The classes of a code unit, the same as those of regular expressions: a table is many times faster than they are for `\p{…}`, and text is read
 * letter by letter in many places. Halves of surrogate pairs have none; see `isHalf`.
 */
export function classesOf(code: number): number {
  const classes = known[code] ?? 0;
  return classes === UNKNOWN ? learn(code) : classes;
}

function learn(code: number): number {
  const character = String.fromCharCode(code);
  let classes = 0;
  for (const [pattern, bit] of CLASSES) if (pattern.test(character)) classes |= bit;
  known[code] = classes;
  return classes;
}

const { charCodeAt } = String.prototype;

/**
 * `text.charCodeAt(at)`, for loops over text. V8 holds strings in many forms (whole, slice, rope, …) and looks the method up anew for each once it has seen
 * more than four; that costs several times what the call does.
 */
export function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** True for half of a surrogate pair: what the pair is, only a regular expression tells. */
export function isHalf(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}
