import { checkedStore } from './checked-store.ts';
import type { Store } from './port.ts';
import { parseStoreUrl } from './store-url.ts';

/** What a store address does not hold. All are for Neo4j; SQLite needs none. */
export interface StoreOptions {
  /** Default `neo4j` if there is a password. Without both, no authentication is tried. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Database on the server; outranks the one in the address. Default: the user's home database. */
  readonly database?: string | undefined;
}

/**
 * Opens a store: makes it if it is not there, brings it to this version's schema, and checks that it answers.
 * Only the engine named is loaded.
 * @param url `sqlite:PATH` (its folder is made; `sqlite::memory:` keeps nothing), or `neo4j://HOST[:PORT][/DATABASE]` and Neo4j's other schemes
 * @throws HallwayError STORE_URL, STORE_UNAVAILABLE, STORE_UNAUTHORIZED, STORE_TOO_NEW, STORE_BUSY, STORE_READ_ONLY, STORE_FULL or STORE_CORRUPT
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const location = parseStoreUrl(url);
  if (location.engine === 'sqlite') {
    const { openSqlite } = await import('./sqlite/open-sqlite.ts');
    return checkedStore(await openSqlite(location.path));
  }
  const { openNeo4j } = await import('./neo4j/open-neo4j.ts');
  const database = options.database ?? location.database;
  return checkedStore(
    await openNeo4j(location.uri, {
      username: options.username,
      password: options.password,
      database: database === '' ? undefined : database,
    }),
  );
}
