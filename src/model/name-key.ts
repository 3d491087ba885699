/**
 * The key under which names are compared: case, accents, kinds of quotes and dashes, punctuation and white space do not matter,
 * while digits and the signs that tell names apart (`C`, `C++`, `C#`, `.NET`, `@handle`) do.
 * Empty for a name without letters, digits or such signs.
 */
export function nameKey(name: string): string {
  // Most words are plain: their key is themselves in small letters.
  if (PLAIN.test(name)) return name.toLowerCase();
  return folded(name);
}

const PLAIN = /^[A-Za-z0-9+#@]+(?: [A-Za-z0-9+#@]+)*$/;

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
