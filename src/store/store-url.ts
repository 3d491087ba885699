import { HallwayError } from '../errors.ts';

/** Where a store is, as its address says. */
export type StoreLocation =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'neo4j'; readonly uri: string; readonly database?: string };

const NEO4J_SCHEMES = ['neo4j', 'neo4j+s', 'neo4j+ssc', 'bolt', 'bolt+s', 'bolt+ssc'];
const REMEDY =
  'write sqlite:PATH (such as sqlite:.hallway/graph.db), or neo4j://HOST:7687 (also neo4j+s, neo4j+ssc, bolt, bolt+s, bolt+ssc)';

/**
 * Reads a store's address.
 * @throws HallwayError STORE_URL, with the address shown without credentials
 */
export function parseStoreUrl(url: string): StoreLocation {
  const text = url.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'sqlite') return sqliteLocation(text);
  if (scheme === undefined || !NEO4J_SCHEMES.includes(scheme)) {
    throw new HallwayError('STORE_URL', `Unknown store "${withoutCredentials(text)}"; ${REMEDY}`);
  }
  return neo4jLocation(text);
}

/** The address fit for messages and logs. */
export function withoutCredentials(url: string): string {
  return url.replace(/\/\/.*@/s, '//').replace(/[?#].*$/s, '');
}

function sqliteLocation(text: string): StoreLocation {
  const path = text.slice('sqlite:'.length);
  if (path === '' || path.includes('\0'))
    throw new HallwayError('STORE_URL', `Store "${text}" names no file; ${REMEDY}`);
  if (/^\/\/[^/]/.test(path)) {
    throw new HallwayError(
      'STORE_URL',
      `Store "${text}" names a host; a file is written sqlite:${path.slice(2)}, or sqlite:/${path.slice(1)} from the root`,
    );
  }
  return { engine: 'sqlite', path };
}

function neo4jLocation(text: string): StoreLocation {
  const shown = withoutCredentials(text);
  if (!URL.canParse(text)) throw new HallwayError('STORE_URL', `Store "${shown}" is not an address; ${REMEDY}`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new HallwayError(
      'STORE_URL',
      `Store "${shown}" has a user or password in its address, where logs and process lists show it; set NEO4J_USERNAME and NEO4J_PASSWORD instead`,
    );
  }
  if (url.hostname === '') throw new HallwayError('STORE_URL', `Store "${shown}" names no host; ${REMEDY}`);
  if (url.search !== '' || url.hash !== '' || !/^\/?[a-z0-9.-]*$/i.test(url.pathname)) {
    throw new HallwayError('STORE_URL', `Store "${shown}" has more than host, port and database; ${REMEDY}`);
  }
  const database = url.pathname.replace('/', '');
  const uri = `${url.protocol}//${url.host}`;
  return database === '' ? { engine: 'neo4j', uri } : { engine: 'neo4j', uri, database };
}
