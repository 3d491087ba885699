/**
 * Text whose code point order equals the UTF-16 code unit order of the text given. Databases compare code points (UTF-8 bytes), the
 * port promises code units; the two differ only above U+D7FE, so every code unit from U+D7FF on becomes two lower ones.
 * Nearly every text comes back as it is.
 */
export function orderKey(text: string): string {
  return text.replace(/[\uD7FF-\uFFFF]/g, (unit) => `\uD7FF${String.fromCharCode(unit.charCodeAt(0) - 0xd7fe)}`);
}

/** What stands between the two parts of a list key: lower than any character of a sort key. */
export const LIST_KEY_SEPARATOR = '\u0001';

/** One text that orders like the pair (sortKey, id): engines index it, and a cursor is a comparison with it. */
export function listKey(sortKey: string, id: string): string {
  return `${orderKey(sortKey)}${LIST_KEY_SEPARATOR}${orderKey(id)}`;
}
