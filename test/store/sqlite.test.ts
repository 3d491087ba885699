import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { conformance } from './conformance.ts';
import { contents, graph, put, remove, says, scale } from './sample-graphs.ts';

const folder = mkdtempSync(join(tmpdir(), 'hallway-store-'));
let files = 0;
const fresh = () => {
  files += 1;
  return join(folder, `${files}`, 'graph.db');
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

conformance({ name: 'SQLite in memory', open: () => openStore('sqlite::memory:'), runs: 60 });
conformance({ name: 'SQLite in a file', open: () => openStore(`sqlite:${fresh()}`), runs: 15 });

describe('a SQLite file', () => {
  it('keeps the graph when it is closed', async () => {
    const path = fresh();
    const before = await openStore(`sqlite:${path}`);
    await before.apply([put(scale().first)]);
    const written = [await contents(before), await before.revision()];
    await before.close();
    const after = await openStore(`sqlite:${path}`);
    expect([await contents(after), await after.revision()]).toEqual(written);
    await after.close();
  });

  it('is read to its end while memory is collected', async () => {
    // A statement that is collected while its rows are still being read takes the process down with it.
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const path = fresh();
    const store = await openStore(`sqlite:${path}`);
    await store.apply(Array.from({ length: 60 }, (_, i) => put(graph(`n${i}.md`, [says(`project:x${i}`, `X${i}`)]))));
    let seen = 0;
    for await (const _item of store.everything()) {
      seen += 1;
      collect();
      await new Promise(setImmediate);
    }
    expect(seen).toBe(60 + 60 + 60);
    await store.close();
  });

  it('is read and written by several at once; a reader of everything sees one moment', async () => {
    const path = fresh();
    const stores = [await openStore(`sqlite:${path}`), await openStore(`sqlite:${path}`)] as const;
    const graphs = Array.from({ length: 80 }, (_, index) =>
      graph(`n${index}.md`, [says('project:x', `X${index % 3}`)]),
    );
    await Promise.all([stores[0].apply(graphs.slice(0, 50).map(put)), stores[1].apply(graphs.slice(30).map(put))]);
    expect((await stores[0].counts()).Note).toBe(80);
    const seen = [];
    for await (const item of stores[0].everything()) {
      if (seen.length === 0) await stores[1].apply(graphs.map((one) => remove(one.note.path)));
      seen.push(item);
    }
    expect(seen).toHaveLength(80 + 1 + 80);
    expect(await contents(stores[0])).toEqual([]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('waits for another writer, in bounds, and leaves the event loop alone', async () => {
    const path = fresh();
    const store = await openStore(`sqlite:${path}`);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 600);
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 20);
    await store.apply([put(scale().first)]);
    clearInterval(ticking);
    other.close();
    expect(ticks).toBeGreaterThan(1);
    await store.close();
  });

  it('holds no row or index entry any more when everything is removed', async () => {
    const path = fresh();
    const store = await openStore(`sqlite:${path}`);
    const { first, second } = scale();
    await store.apply([put(first), put(second)]);
    await store.apply([remove('scale.md'), remove('later.md')]);
    await store.close();
    const database = new DatabaseSync(path);
    for (const table of ['entity', 'wording', 'statement', 'edge', 'name', 'address', 'search']) {
      expect([table, database.prepare(`SELECT count(*) AS count FROM ${table}`).get().count]).toEqual([table, 0]);
    }
    database.close();
  });

  it('of a newer version is refused and left alone', async () => {
    const path = fresh();
    await (await openStore(`sqlite:${path}`)).close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
      code: 'STORE_TOO_NEW',
      message: expect.stringContaining('schema 99'),
    });
  });

  it('of another program is refused and left alone', async () => {
    const path = fresh();
    mkdirSync(join(path, '..'), { recursive: true });
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)');
    database.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'STORE_URL' });
    const again = new DatabaseSync(path);
    expect(again.prepare('SELECT x FROM theirs').all()).toHaveLength(1);
    again.close();
  });

  it('that is none, or is damaged, is refused and left alone', async () => {
    const text = fresh();
    mkdirSync(join(text, '..'), { recursive: true });
    writeFileSync(text, 'These are my notes, not a database. '.repeat(100));
    await expect(openStore(`sqlite:${text}`)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    expect(readFileSync(text, 'utf8')).toContain('my notes');
    const cut = fresh();
    const store = await openStore(`sqlite:${cut}`);
    await store.apply([put(scale().first)]);
    await store.close();
    truncateSync(cut, 9000);
    await expect(
      openStore(`sqlite:${cut}`).then(async (opened) => {
        await contents(opened).finally(() => opened.close());
      }),
    ).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });

  it('cannot be a folder, nor lie in a file', async () => {
    await expect(openStore(`sqlite:${folder}`)).rejects.toMatchObject({
      code: 'STORE_URL',
      message: expect.stringContaining(folder),
    });
    const file = join(folder, 'plain.txt');
    writeFileSync(file, 'text');
    await expect(openStore(`sqlite:${file}/graph.db`)).rejects.toMatchObject({ code: 'STORE_URL' });
  });
});
