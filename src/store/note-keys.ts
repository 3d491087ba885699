import type { Entity } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import { indexedKey } from './search-words.ts';

/**
 * The keys under which a note is found by what it says of itself, each once: `tag:…` for its tags and categories, `term:…` for the words that tell
 * most of its subject. None for other things.
 */
export function noteKeys(entity: Entity): readonly string[] {
  if (entity.type !== 'Note') return [];
  const tags = [...entity.tags, ...entity.categories].map(nameKey).filter((key) => key !== '');
  const keys = [...tags.map((key) => `tag:${key}`), ...(entity.terms ?? []).map(({ word }) => `term:${word}`)];
  return [...new Set(keys.map(indexedKey))];
}
