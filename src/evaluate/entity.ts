/** Something with a name, ready to be compared: the name to show, and every key under which it counts as the same. */
export interface Entity {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
}

/**
 * A name as it is compared here: case, accents, a possessive 's and punctuation do not matter.
 *
 * On purpose looser than the graph's own `nameKey`: whether a note was read right does not hang on a dot, while whether two notes mean
 * the same project may.
 */
export function matchKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]s\b/g, '')
    .replace(/[^\p{L}\p{N}+#@]+/gu, ' ')
    .trim();
}

/** What a name and its aliases are known by: each also in the singular, without blanks, without "the", and without "js" or "lang" behind it. */
export function entityOf(name: string, aliases: readonly string[] = []): Entity {
  const keys = new Set<string>();
  for (const one of [name, ...aliases]) {
    const key = matchKey(one);
    if (key === '') continue;
    keys.add(key);
    keys.add(key.replace(/(\w{3,}[^s])s\b/g, '$1'));
    keys.add(key.replaceAll(' ', ''));
    keys.add(key.replace(/^the /, ''));
    keys.add(key.replace(/ (?:js|lang)$/, ''));
  }
  return { name, keys };
}

/** Whether some key of the two is the same. A lone first name is therefore the same person only through an alias. */
export function sameEntity(a: Entity, b: Entity): boolean {
  return haveCommon(a.keys, b.keys);
}

/** Each thing once, the first of those that are the same. */
export function distinct<T>(things: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const kept: T[] = [];
  for (const thing of things) if (!kept.some((other) => same(other, thing))) kept.push(thing);
  return kept;
}

/** Whether something is in both. */
export function haveCommon<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
