import { compareText } from '../model/evidence.ts';
import { nameKey } from '../model/name-key.ts';
import { STOP_WORDS } from '../model/stop-words.ts';

/** How often a text uses each of its telling words. */
export type WordCounts = ReadonlyMap<string, number>;

/** How alike two texts are, and by which words. */
export interface Likeness {
  /** 0 (no word in common) to 1 (the same words). */
  readonly cosine: number;
  /** The words in common that count most, at most five. */
  readonly words: readonly string[];
}

/**
 * The words of a text that may tell its subject: without case, accents, plural s, years and other bare numbers, words of one letter, and
 * the words of every text and event. Words in `without` are left out too (as this function would return them).
 */
export function tellingWords(text: string, without: ReadonlySet<string> = NONE): WordCounts {
  const counts = new Map<string, number>();
  for (const token of nameKey(text).split(' ')) {
    const word = token.length > 3 ? token.replace(/(?<!s)s$/, '') : token;
    if (word.length < 2 || /^[\d.]+$/.test(word) || STOP_WORDS.has(word) || without.has(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * Cosine of the two texts' words, each counting 1 + log2 of how often it is used (Salton and Buckley 1988, sublinear term frequency).
 * It depends on these two texts only, so that it does not move when other notes come or go.
 */
export function likeness(a: WordCounts, b: WordCounts): Likeness {
  const parts = [...a].flatMap(([word, count]) => {
    const other = b.get(word);
    return other === undefined ? [] : [{ word, part: strength(count) * strength(other) }];
  });
  if (parts.length === 0) return { cosine: 0, words: [] };
  parts.sort((x, y) => y.part - x.part || compareText(x.word, y.word));
  const sum = parts.reduce((total, { part }) => total + part, 0);
  return { cosine: sum / (length(a) * length(b)), words: parts.slice(0, 5).map(({ word }) => word) };
}

const NONE: ReadonlySet<string> = new Set();

function strength(count: number): number {
  return 1 + Math.log2(count);
}

function length(counts: WordCounts): number {
  let squares = 0;
  // Sorted, since floating-point sums depend on the order and texts are merged from notes in any order.
  for (const count of [...counts.values()].sort((x, y) => x - y)) squares += strength(count) ** 2;
  return Math.sqrt(squares);
}
