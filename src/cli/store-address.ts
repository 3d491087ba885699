import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { HallwayError } from '../errors.ts';
import type { Store } from '../store/port.ts';
import type { CommandIo } from './command-io.ts';

const DEFAULT_STORE = 'sqlite:.hallway/graph.db';
const SQLITE = 'sqlite:';

/** The help text of `--store`, the same for every command. */
export const STORE_HELP =
  'where the graph is kept: sqlite:PATH, neo4j://HOST, neo4j+s://HOST, bolt://HOST (default: HALLWAY_STORE, else NEO4J_URI, else ' +
  `${DEFAULT_STORE})`;

/** The address of the store: what was typed, else `HALLWAY_STORE`, else Neo4j's own `NEO4J_URI`, else a file under the current folder. */
export function storeAddress(typed: string | undefined, env: CommandIo['env']): string {
  return typed || env['HALLWAY_STORE'] || env['NEO4J_URI'] || DEFAULT_STORE;
}

/**
 * Opens the store. Relative SQLite paths count from `io.cwd`; user, password and database of Neo4j come from its usual variables.
 * @param typed the value of `--store`
 * @param use `read` refuses a SQLite file that is not there instead of making an empty one
 * @throws HallwayError NOT_FOUND if there is nothing to read, or one of the STORE_ codes
 */
export async function openStoreFor(io: CommandIo, typed: string | undefined, use: 'read' | 'write'): Promise<Store> {
  const address = absolute(storeAddress(typed, io.env), io.cwd);
  if (use === 'read' && isFile(address) && !existsSync(address.slice(SQLITE.length))) {
    throw new HallwayError(
      'NOT_FOUND',
      `No graph in "${storeAddress(typed, io.env)}" yet; make one with: hallway ingest FOLDER`,
    );
  }
  const { openStore } = await import('../store/open-store.ts');
  const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database } = io.env;
  return openStore(address, {
    username: username || undefined,
    password: password || undefined,
    database: database || undefined,
  });
}

function isFile(address: string): boolean {
  return address.startsWith(SQLITE) && address !== `${SQLITE}:memory:` && address.length > SQLITE.length;
}

function absolute(address: string, cwd: string): string {
  if (!isFile(address)) return address;
  const path = address.slice(SQLITE.length);
  return isAbsolute(path) ? address : SQLITE + resolve(cwd, path);
}
