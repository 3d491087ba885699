import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportJson } from '../../src/cli/export-json.ts';
import { type IngestOptions, ingest, noteDigest, readNote } from '../../src/ingest.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';

const SEED = new URL('../../seed/', import.meta.url).pathname;

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-ingest-'));
  store = await openStore('sqlite::memory:');
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const remove = (name: string) => rmSync(join(folder, name));
const run = (options: Partial<IngestOptions> = {}, paths: readonly string[] = ['.']) =>
  ingest(paths, store, { cwd: folder, read: readNote, ...options });

async function graph(of: Store = store): Promise<string> {
  let text = '';
  for await (const part of exportJson(of.everything())) text += part;
  return text;
}

const talk = (title: string, speaker: string) =>
  `---\ntitle: Notes from FOSDEM 2016\ndate: 2016-02-01\n---\n\nI was at FOSDEM 2016 in Brussels.\n\n## ${title}\n\nThe speaker was ${speaker}.\n`;

describe('a second ingest', () => {
  test('of the same notes changes nothing and says so', async () => {
    cpSync(SEED, folder, { recursive: true });
    const first = await run();
    expect(first.added.length).toBe(readdirSync(SEED).length);
    expect(first.created.length).toBeGreaterThan(0);
    const revision = await store.revision();

    const second = await run();
    expect(second).toMatchObject({ added: [], changed: [], created: [], deleted: [], rejected: [] });
    expect(second.unchanged).toEqual(first.added);
    expect(await store.revision()).toBe(revision);
  });

  test('after an edit gives the graph of a fresh ingest', async () => {
    write('a.md', talk('Nomad in anger', 'Jane Doe'));
    write('b.md', talk('Kubernetes in peace', 'John Smith'));
    await run();
    write('a.md', talk('Consul in anger', 'Jane Doe'));
    expect(await run()).toMatchObject({ changed: ['a.md'], unchanged: ['b.md'], added: [] });

    const fresh = await openStore('sqlite::memory:');
    await ingest(['.'], fresh, { cwd: folder, read: readNote });
    expect(await graph()).toBe(await graph(fresh));
    await fresh.close();
  });
});

test('the order of files does not matter', async () => {
  cpSync(SEED, folder, { recursive: true });
  await run();
  const other = await openStore('sqlite::memory:');
  // Notes keep their paths: the folder as a whole is named last, after its files one by one from the end.
  for (const name of readdirSync(folder).sort().reverse()) await ingest([name], other, { cwd: folder, read: readNote });
  expect(await graph(other)).toBe(await graph());
  await other.close();
});

describe('a note that cannot be read', () => {
  test('is named with place and reason, and the others are read', async () => {
    write('good.md', talk('Nomad in anger', 'Jane Doe'));
    write('latin.md', new Uint8Array([0x5a, 0x6f, 0xeb, 0x0a]));
    write('yaml.md', '---\ntitle: [unclosed\n---\n\ntext\n');
    mkdirSync(join(folder, 'folder.md'));
    const { added, rejected, messages } = await run();
    expect(added).toEqual(['good.md']);
    expect(rejected).toEqual(['latin.md', 'yaml.md']);
    expect(messages.filter((m) => m.fatal).map((m) => [m.path, m.line !== undefined])).toEqual([
      ['latin.md', true],
      ['yaml.md', true],
    ]);
    expect(messages.map((m) => m.path)).toContain('folder.md');
  });

  test('keeps what the graph knew of it', async () => {
    write('a.md', talk('Nomad in anger', 'Jane Doe'));
    await run();
    const before = await graph();
    write('a.md', new Uint8Array([0xff, 0xfe, 0x41, 0x00]));
    expect(await run({ prune: true })).toMatchObject({ rejected: ['a.md'], removed: [] });
    expect(await graph()).toBe(before);
  });

  test('because its reader gives up is rejected too', async () => {
    write('a.md', talk('Nomad in anger', 'Jane Doe'));
    const message = { path: 'a.md', rule: 'timeout', reason: 'Took too long', fatal: true };
    expect(await run({ read: () => ({ messages: [message] }) })).toMatchObject({
      rejected: ['a.md'],
      messages: [message],
    });
  });
});

describe('pruning', () => {
  test('forgets notes whose files are gone, and only what they alone said', async () => {
    write('a.md', talk('Nomad in anger', 'Jane Doe'));
    write('b.md', talk('Nomad in peace', 'John Smith'));
    await run();
    remove('b.md');
    expect(await run()).toMatchObject({ removed: [], unchanged: ['a.md'] });
    const { removed, deleted } = await run({ prune: true });
    expect(removed).toEqual(['b.md']);
    expect(deleted).not.toContain('project:nomad');

    const fresh = await openStore('sqlite::memory:');
    await ingest(['.'], fresh, { cwd: folder, read: readNote });
    expect(await graph()).toBe(await graph(fresh));
    await fresh.close();
  });

  test('reaches only the folders given', async () => {
    for (const name of ['2016', '2017']) mkdirSync(join(folder, name));
    for (const name of ['2016/a.md', '2016/b.md', '2017/c.md', '2017/d.md'])
      write(name, talk('Nomad in anger', 'Jane Doe'));
    await run({}, ['2016', '2017']);
    remove('2016/b.md');
    remove('2017/d.md');
    expect(await run({ prune: true }, ['2016', '2017/c.md'])).toMatchObject({ removed: ['2016/b.md'] });
  });

  test('refuses a folder that holds none of the notes known', async () => {
    write('a.md', talk('Nomad in anger', 'Jane Doe'));
    await run();
    mkdirSync(join(folder, 'other'));
    write('other/x.md', talk('Nomad in peace', 'John Smith'));
    await expect(run({ prune: true }, ['other'])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(run({ prune: true }, ['a.md'])).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });
});

test('a stop leaves the rest unread and says how much', async () => {
  write('a.md', talk('Nomad in anger', 'Jane Doe'));
  expect(await run({ stop: AbortSignal.abort() })).toMatchObject({ added: [], left: 1 });
});

test('progress counts every note once', async () => {
  for (const name of ['a', 'b', 'c']) write(`${name}.md`, talk(`Talk ${name}`, 'Jane Doe'));
  const seen: string[] = [];
  await run({ onProgress: (done, total) => seen.push(`${done}/${total}`) });
  expect(seen).toEqual(['0/3', '1/3', '2/3', '3/3']);
});

test('a digest changes with the text', () => {
  expect(noteDigest('a')).toMatch(/^[0-9a-f]{64}$/);
  expect(noteDigest('a')).toBe(noteDigest('a'));
  expect(noteDigest('a')).not.toBe(noteDigest('b'));
});
