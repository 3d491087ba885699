import { compareText } from '../model/evidence.ts';
import type { Entity, EntityType } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import { type Connection, type Item, type PageArguments, rankedConnection } from './connection.ts';
import type { Reader } from './reader.ts';

/** What to search for. */
export interface SearchArguments extends PageArguments {
  /** A few letters or words, as somebody typed them. */
  readonly text: string;
  readonly types?: readonly EntityType[] | null | undefined;
}

/** Something that search found. */
export interface SearchItem extends Item<Entity> {
  /** 100 its name, 80 the start of its name, 60 an alias, 40 the start of an alias, 20 only starts of words. */
  readonly score: number;
}

/** More words than anybody types; the rest of a longer text is left out. */
const MOST_TERMS = 10;
/** So many of the candidates with the shortest names are looked at. */
const MOST_CANDIDATES = 200;

/**
 * Things that go by some words, best first: the name itself, the start of the name, an alias, the start of an alias, starts of words;
 * then by length of the name, by name and by id, so that the order is always the same. Text without a letter or digit finds nothing.
 */
export async function search(reader: Reader, request: SearchArguments): Promise<Connection<SearchItem>> {
  const key = nameKey(request.text);
  const terms = [...new Set(key.split(' ').filter((term) => term !== ''))].slice(0, MOST_TERMS);
  const types = request.types == null ? undefined : [...new Set(request.types)];
  if (terms.length === 0 || types?.length === 0) return rankedConnection<SearchItem>(request, []);
  const found = await reader.search({ terms, limit: MOST_CANDIDATES, ...(types && { types }) });
  const ranked = found.items.map((node) => ({ node, score: scoreOf(key, node) })).sort(compareFound);
  return rankedConnection(request, ranked, found.totalCount);
}

function scoreOf(key: string, entity: Entity): number {
  const name = nameKey(entity.name);
  if (name === key) return 100;
  if (name.startsWith(key)) return 80;
  const aliases = entity.aliases.map(nameKey);
  if (aliases.includes(key)) return 60;
  return aliases.some((alias) => alias.startsWith(key)) ? 40 : 20;
}

type Found = { readonly node: Entity; readonly score: number };

function compareFound(a: Found, b: Found): number {
  return (
    b.score - a.score ||
    a.node.name.length - b.node.name.length ||
    compareText(a.node.name, b.node.name) ||
    compareText(a.node.id, b.node.id)
  );
}
