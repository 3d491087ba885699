import neo4j from 'neo4j-driver';
import { inject } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';

/** The server of this run, `undefined` if there is none: `describe.skipIf(server === undefined)`. */
export const server = inject('neo4j');

/** The server where there must be one: inside suites that are skipped without. */
export function theServer(): NonNullable<typeof server> {
  if (server === undefined) throw new Error('This test needs Neo4j');
  return server;
}

/** The server's address under another scheme: `bolt` speaks to it directly, `neo4j` asks it for its routing table first. */
export function addressOf(scheme: 'bolt' | 'neo4j'): string {
  return theServer().uri.replace(/^[a-z]+(?=\+|:)/, scheme);
}

/** An open, empty store on the server. Test files run one after another, since they share its one database. */
export async function emptyStore(scheme: 'bolt' | 'neo4j' = 'bolt'): Promise<Store> {
  await query('MATCH (n:Hallway) DETACH DELETE n');
  await query('MATCH (n:HallwayMeta) DELETE n');
  return openOn(scheme);
}

/** A store on the server with whatever it holds. */
export function openOn(scheme: 'bolt' | 'neo4j'): Promise<Store> {
  const { username, password } = theServer();
  return openStore(addressOf(scheme), { username, password });
}

let driver: ReturnType<typeof neo4j.driver> | undefined;

/** Runs a query behind Hallway's back; rows as plain objects. */
export async function query(
  cypher: string,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const { uri, username, password } = theServer();
  driver ??= neo4j.driver(uri, password === undefined ? undefined : neo4j.auth.basic(username ?? 'neo4j', password), {
    disableLosslessIntegers: true,
  });
  const { records } = await driver.executeQuery(cypher, parameters);
  return records.map((record) => record.toObject());
}
