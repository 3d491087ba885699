import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, emptyStore, server, theServer } from '../neo4j/test-server.ts';
import { built, ROOT } from './built-hallway.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-on-neo4j-'));
  cpSync(join(ROOT, 'seed'), join(cwd, 'seed'), { recursive: true });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function environment(scheme: 'bolt' | 'neo4j'): Record<string, string> {
  const { username, password } = theServer();
  return {
    NEO4J_URI: addressOf(scheme),
    ...(username === undefined ? {} : { NEO4J_USERNAME: username }),
    ...(password === undefined ? {} : { NEO4J_PASSWORD: password }),
  };
}

describe.skipIf(server === undefined)('the command on Neo4j', () => {
  test('keeps the same graph as on SQLite, byte for byte', async () => {
    await (await emptyStore()).close();
    const env = environment('neo4j');
    expect(await built(['ingest', 'seed'], { cwd, env })).toMatchObject({ code: 0 });
    const again = await built(['ingest', 'seed'], { cwd, env });
    expect(again.err).toContain('The graph is as it was');
    expect(await built(['ingest', 'seed'], { cwd })).toMatchObject({ code: 0 });
    const onNeo4j = await built(['export'], { cwd, env });
    const onSqlite = await built(['export'], { cwd });
    expect(onNeo4j.code).toBe(0);
    expect(onNeo4j.out === onSqlite.out).toBe(true);
  }, 120_000);

  test.skipIf(server?.password === undefined)('says that the password is refused, once and without it', async () => {
    const env = { ...environment('bolt'), NEO4J_PASSWORD: 'not-the-password' };
    const { code, out, err } = await built(['query', '{ __typename }'], { cwd, env });
    expect(err).toMatch(/^[^\n]*NEO4J_PASSWORD[^\n]*\n$/);
    expect(err).not.toContain('not-the-password');
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });
});
