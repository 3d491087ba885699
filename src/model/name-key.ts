/**
 * The key under which names are compared: case, accents, kinds of quotes and dashes, punctuation and white space do not matter,
 * while digits and the signs that tell names apart (`C`, `C++`, `C#`, `.NET`, `@handle`) do.
 * Empty for a name without letters, digits or such signs.
 */
export function nameKey(name: string): string {
  // Most words are plain: their key is themselves in small letters.
  return isPlain(name) ? name.toLowerCase() : (foldedQuickly(name) ?? folded(name));
}

/** By code unit, what a character of a plain key becomes: a letter's base letters, a sign itself, a blank, nothing (quotes); else undefined. */
const QUICK: readonly (string | undefined)[] = Array.from({ length: 0x2020 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9+#@]/i.test(character)) return character.toLowerCase();
  if (/['’‘`]/.test(character)) return '';
  if (/[\u0080-\u00bf]/.test(character)) return undefined;
  if (code < 0x80 || /[“”–—]/.test(character)) return ' ';
  if (code > 0x24f) return undefined;
  // Between others, since some become a letter and a sign.
  return /^a([a-z]+)a$/.exec(folded(`a${character}a`))?.[1];
});
const PLAIN = Uint8Array.from({ length: 0x80 }, (_, code) => Number(/[a-z0-9+#@]/i.test(String.fromCharCode(code))));
const BLANK = 0x20;
const DOT = 0x2e;

const { charCodeAt } = String.prototype;

/** `text.charCodeAt(at)` without looking the method up for each of the forms in which V8 holds strings. */
function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** True for words of ASCII letters, digits and signs, one blank between them. */
function isPlain(name: string): boolean {
  const { length } = name;
  let blank = true;
  for (let i = 0; i < length; i++) {
    const code = codeAt(name, i);
    if (code === BLANK && !blank) blank = true;
    else if (PLAIN[code] === 1) blank = false;
    else return false;
  }
  return !blank;
}

/** `folded` for the characters that most names are made of, many times faster; undefined if there are others. */
function foldedQuickly(name: string): string | undefined {
  let key = '';
  const { length } = name;
  let blank = false;
  for (let i = 0; i < length; i++) {
    const code = codeAt(name, i);
    const sign = code === DOT ? quickDot(name, i) : QUICK[code];
    if (sign === undefined) return undefined;
    if (sign === ' ') blank = true;
    else if (sign !== '') {
      key += blank && key !== '' ? ` ${sign}` : sign;
      blank = false;
    }
  }
  return key;
}

/** A dot stays before a word (`.NET`) and between digits (`2.0`). */
function quickDot(name: string, at: number): string | undefined {
  const before = at === 0 ? ' ' : QUICK[codeAt(name, at - 1)];
  const behind = at === name.length - 1 ? ' ' : QUICK[codeAt(name, at + 1)];
  // Quotes go first, so what stands behind them counts.
  if (before === undefined || behind === undefined || before === '' || behind === '') return undefined;
  const stays = /[a-z]/.test(behind) ? !/[a-z0-9]/.test(before) : /\d/.test(behind) && /\d/.test(before);
  return stays ? '.' : ' ';
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ı/g, 'i')
    .replace(/(?<![\p{L}\p{N}])\.(?=\p{L})/gu, '\uE000')
    .replace(/(?<=\p{N})\.(?=\p{N})/gu, '\uE000')
    .replace(/[^\p{L}\p{N}+#@\uE000]+/gu, ' ')
    .replaceAll('\uE000', '.')
    .trim();
}

/** A readable id part: the name's key in ASCII where it can be, joined with hyphens; signs are spelled (`c++` gives `cpp`, `c#` gives `c-sharp`). */
export function slug(name: string): string {
  return nameKey(name)
    .replace(/\+\+/g, 'pp')
    .replace(/\+/g, '-plus-')
    .replace(/#/g, '-sharp-')
    .replace(/@/g, '')
    .replace(/^\.(?=net\b)/, 'dot')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
