import { nameKey } from '../model/name-key.ts';

/** Longer words are cut, in names and terms alike: full-text indexes have their own, different limits. */
const WORD_LENGTH = 100;
/** Terms beyond this number are not looked at: nobody types more, and each costs an index scan. */
const MOST_TERMS = 16;

/** The folded words of an entity's names, each once, for the full-text index. */
export function searchWords(entity: { readonly name: string; readonly aliases: readonly string[] }): readonly string[] {
  return foldedWords([entity.name, ...entity.aliases]);
}

/** The folded terms of a search, each once, the first 16. */
export function searchTerms(terms: readonly string[]): readonly string[] {
  return foldedWords(terms).slice(0, MOST_TERMS);
}

function foldedWords(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => nameKey(text).split(' ')).filter((word) => word !== '');
  // Cut by code points, so that no half of a surrogate pair remains.
  return [
    ...new Set(words.map((word) => (word.length <= WORD_LENGTH ? word : [...word].slice(0, WORD_LENGTH).join('')))),
  ];
}

const KEY_LENGTH = 300;

/** The keys under which an entity is found by name, each once; cut at 300 characters so that every engine can index them. */
export function nameKeys(entity: { readonly name: string; readonly aliases: readonly string[] }): readonly string[] {
  const keys = [entity.name, ...entity.aliases].map((name) => indexedKey(nameKey(name))).filter((key) => key !== '');
  return [...new Set(keys)];
}

/** The keys under which a note is found by its authors, each once. */
export function authorKeys(note: { readonly authors: readonly string[] }): readonly string[] {
  return [...new Set(note.authors.map((author) => indexedKey(nameKey(author))).filter((key) => key !== ''))];
}

/** A name's key as the index holds it. */
export function indexedKey(key: string): string {
  return key.length <= KEY_LENGTH ? key : [...key].slice(0, KEY_LENGTH).join('');
}
