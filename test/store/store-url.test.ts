import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { parseStoreUrl, withoutCredentials } from '../../src/store/store-url.ts';

describe('a store address', () => {
  it.each([
    ['sqlite:.hallway/graph.db', { engine: 'sqlite', path: '.hallway/graph.db' }],
    ['sqlite:///var/lib/graph.db', { engine: 'sqlite', path: '///var/lib/graph.db' }],
    ['SQLite:C:\\graph.db', { engine: 'sqlite', path: 'C:\\graph.db' }],
    ['neo4j://localhost', { engine: 'neo4j', uri: 'neo4j://localhost' }],
    ['neo4j+s://abc.databases.neo4j.io', { engine: 'neo4j', uri: 'neo4j+s://abc.databases.neo4j.io' }],
    ['bolt://127.0.0.1:7687/notes', { engine: 'neo4j', uri: 'bolt://127.0.0.1:7687', database: 'notes' }],
    ['bolt+ssc://[::1]:7687', { engine: 'neo4j', uri: 'bolt+ssc://[::1]:7687' }],
  ])('%s names a place', (url, expected) => {
    expect(parseStoreUrl(url)).toEqual(expected);
  });

  it.each([
    '',
    'graph.db',
    '/tmp/graph.db',
    'sqlite:',
    'sqlite://graph.db',
    'postgres://host/db',
    'http://localhost:7474',
    'neo4j://',
    'neo4j://host/a/b',
    'neo4j://host?x=1',
    'neo4j://host:notaport',
  ])('"%s" is refused with a remedy', async (url) => {
    await expect(openStore(url)).rejects.toMatchObject({
      code: 'STORE_URL',
      message: expect.stringMatching(/sqlite:/),
    });
  });

  it.each([
    'neo4j://neo4j:s3cret@host:7687',
    'bolt://s3cret@host',
    'neo4j://u:s3cret/x@host',
    'postgres://u:s3cret@host',
    'neo4j://host?password=s3cret',
  ])('with a secret in it (%#) is refused without showing it', async (url) => {
    const error: unknown = await openStore(url).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'STORE_URL' });
    expect(String(error)).not.toContain('s3cret');
    expect(withoutCredentials(url)).not.toContain('s3cret');
  });
});
