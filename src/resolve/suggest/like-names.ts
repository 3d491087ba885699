import { editDistance } from '../../model/edit-distance.ts';
import { compareText } from '../../model/evidence.ts';
import { nameKey } from '../../model/name-key.ts';

/** More names than that under one key make the key say nothing; whoever is alike in earnest meets under another. */
const LARGEST_BLOCK = 64;

/** A name taken apart once. */
export interface FoldedName {
  readonly words: readonly string[];
  /** All letters and digits in one, umlauts as they are typed without them. */
  readonly letters: string;
  readonly digits: string;
}

/** A name as comparisons see it. */
export function foldName(name: string): FoldedName {
  const spelt = name.replace(/[äÄ]/g, 'ae').replace(/[öÖ]/g, 'oe').replace(/[üÜ]/g, 'ue');
  const words = nameKey(spelt)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '');
  const letters = words.join('');
  return { words, letters, digits: letters.replace(/\D+/g, ' ').trim() };
}

/** The keys under which two texts meet that differ by one letter left out, put in, changed or swapped: the text, and the text without each letter. */
export function typoKeys(letters: string): readonly string[] {
  const characters = [...letters].slice(0, 60);
  const shorter = characters.map((_, i) => characters.slice(0, i).join('') + characters.slice(i + 1).join(''));
  return [...new Set([letters, ...shorter])];
}

/**
 * True for names that differ by one letter in their midst. A letter more at either end makes another name more often than a slip (React and Preact,
 * Vue and Vuex), and so does any digit.
 * @param shortest how many letters both must have
 */
export function isSlip(a: FoldedName, b: FoldedName, shortest: number): boolean {
  if (a.digits !== b.digits || Math.min(a.letters.length, b.letters.length) < shortest) return false;
  if (a.letters[0] !== b.letters[0] || a.letters.at(-1) !== b.letters.at(-1)) return false;
  return a.letters !== b.letters && editDistance(a.letters, b.letters, 1) === 1;
}

/** Pairs of items that have a key in common, each once, in the order of the items. Time grows with the number of keys, not with that of pairs. */
export function* pairsByKey<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Generator<readonly [T, T]> {
  const blocks = new Map<string, number[]>();
  items.forEach((item, index) => {
    for (const key of new Set(keysOf(item))) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [index]);
      else block.push(index);
    }
  });
  const seen = new Set<number>();
  const keys = [...blocks.keys()].sort(compareText);
  for (const key of keys) {
    const block = blocks.get(key) ?? [];
    if (block.length > LARGEST_BLOCK) continue;
    for (const [at, first] of block.entries()) {
      for (const second of block.slice(at + 1)) {
        const pair = first * items.length + second;
        const [a, b] = [items[first], items[second]];
        if (seen.has(pair) || a === undefined || b === undefined) continue;
        seen.add(pair);
        yield [a, b];
      }
    }
  }
}
