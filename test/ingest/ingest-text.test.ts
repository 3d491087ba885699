import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportJson } from '../../src/cli/export-json.ts';
import { ingest, readNote } from '../../src/ingest.ts';
import { createTextWriter } from '../../src/ingest-text.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';

const TALK =
  '---\ntitle: Notes from FOSDEM 2016\ndate: 2016-02-01\n---\n\nI was at FOSDEM 2016 in Brussels.\n\n## Nomad in anger\n\nThe speaker was Jane Doe.\n';
const DECISIONS = 'ignore:\n  - person: Jane Doe\n';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-text-'));
  mkdirSync(join(folder, '2016'));
  store = await openStore('sqlite::memory:');
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function graph(of: Store): Promise<string> {
  let text = '';
  for await (const part of exportJson(of.everything())) text += part;
  return text;
}

test('a text gives the graph that its file gives, and the file changes nothing afterwards', async () => {
  writeFileSync(join(folder, '2016', 'a.md'), TALK);
  writeFileSync(join(folder, '2016', 'b.md'), '# Something else\n\nText.\n');
  writeFileSync(join(folder, '2016', 'hallway.yaml'), DECISIONS);
  const writer = createTextWriter(store, { read: readNote, base: folder });
  await writer.ingest('2016/a.md', TALK);
  expect(await graph(store)).not.toContain('Jane Doe"');

  const fromFile = await openStore('sqlite::memory:');
  await ingest([folder], fromFile, { cwd: folder, read: readNote });
  await fromFile.apply([{ kind: 'remove', note: 'note:2016/b.md' }]);
  expect(await graph(store)).toBe(await graph(fromFile));
  await fromFile.close();

  const summary = await ingest([folder], store, { cwd: folder, read: readNote });
  expect(summary).toMatchObject({ unchanged: ['2016/a.md'], added: ['2016/b.md'] });
});

test('a file of decisions that is given counts instead of those that lie in the folder', async () => {
  writeFileSync(join(folder, 'mine.yaml'), DECISIONS);
  const writer = createTextWriter(store, { read: readNote, decisions: join(folder, 'mine.yaml') });
  const { created } = await writer.ingest('a.md', TALK);
  expect(created.map(({ id }) => id)).not.toContain('person:jane-doe');
  const without = await createTextWriter(store, { read: readNote }).ingest('a.md', TALK);
  expect(without.created.map(({ id }) => id)).toContain('person:jane-doe');
});

test('notes written at once come one after the other', async () => {
  const writer = createTextWriter(store, { read: readNote });
  const all = await Promise.all(Array.from({ length: 20 }, () => writer.ingest('a.md', TALK)));
  expect(all.map(({ outcome }) => outcome)).toEqual(['added', ...Array.from({ length: 19 }, () => 'unchanged')]);
  await expect(writer.remove('../a.md')).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('what is said otherwise of a thing that was there is among the changed', async () => {
  const writer = createTextWriter(store, { read: readNote });
  await writer.ingest('a.md', TALK);
  const linked = TALK.replace('Nomad in anger', '[Nomad in anger](https://example.org/talks/nomad)');
  const { outcome, created, changed, deleted } = await writer.ingest('b.md', linked);
  expect([outcome, created, deleted]).toEqual(['added', [], []]);
  expect(changed.map(({ id }) => id)).toEqual(['session:fosdem-2016/nomad-in-anger']);
});
