import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { CommandIo } from '../../src/cli/command-io.ts';
import { run } from '../../src/cli/run.ts';
import { hallway } from './hallway.ts';

const TALK = '# FOSDEM 2016\n\nI was at FOSDEM 2016.\n\n## Nomad in anger\n\nThe speaker was Jane Doe.\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-serve-'));
  writeFileSync(join(folder, 'a.md'), TALK);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `hallway serve` until the test ends; gives where it answers and what it has written so far. */
async function serve(argv: readonly string[], env: CommandIo['env'] = {}) {
  const stop = new AbortController();
  let told = '';
  let answering: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => {
    answering = resolve;
  });
  const sink = {
    async write(text: string) {
      told += text;
      const [found] = /http:\/\/\S+/.exec(text) ?? [];
      if (found !== undefined) answering(found);
    },
    isTerminal: false,
    columns: 100,
  };
  const all = ['serve', '--port', '0', '--store', 'sqlite::memory:', ...argv];
  const io = { out: sink, err: sink, input: async () => new Uint8Array(), cwd: folder, env, parseHere: true };
  const ended = run(all, { ...io, stop: () => stop.signal });
  onTestFinished(async () => {
    stop.abort();
    expect(await ended).toBe(0);
  });
  const failed = ended.then((code) => Promise.reject(new Error(`Ended with ${code}: ${told}`)));
  return { url: await Promise.race([url, failed]), told: () => told };
}

async function ask(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const all = { 'content-type': 'application/json', ...headers };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: all, body: JSON.stringify(body) });
  // biome-ignore lint/suspicious/noExplicitAny: answers of any shape; the assertions say which
  return { status: response.status, body: (await response.json()) as any };
}

const WRITE = {
  query: 'mutation ($markdown: String!) { ingestNote(path: "b.md", markdown: $markdown) { outcome created { id } } }',
  variables: { markdown: TALK.replace('Nomad', 'Consul') },
};

test('with HALLWAY_TOKEN, its holder may write, by the decisions beside the notes', async () => {
  writeFileSync(join(folder, 'hallway.yaml'), 'ignore:\n  - person: Jane Doe\n');
  const { url, told } = await serve(['.'], { HALLWAY_TOKEN: 'sesame' });
  expect((await ask(url, WRITE)).status).toBe(401);
  const { body } = await ask(url, WRITE, { authorization: 'Bearer sesame' });
  expect(body.data.ingestNote.outcome).toBe('ADDED');
  expect(body.data.ingestNote.created).toContainEqual({ id: 'project:consul' });
  expect((await ask(url, { query: '{ person(name: "Jane Doe") { id } }' })).body.data.person).toBeNull();
  expect(told()).not.toContain('sesame');
});

test('without it, or with an empty one, nobody may', async () => {
  const { url } = await serve(['.'], { HALLWAY_TOKEN: '' });
  for (const authorization of ['Bearer ', 'Bearer sesame', '']) {
    expect((await ask(url, WRITE, { authorization })).status).toBe(403);
  }
});

test('answers only trusted documents if there is a file of them, and says what is wrong with it', async () => {
  const query = '{ project(name: "nomad") { name } }';
  const hash = createHash('sha256').update(query).digest('hex');
  writeFileSync(join(folder, 'documents.json'), JSON.stringify({ [hash]: query }));
  const { url } = await serve(['.', '--trusted-documents', 'documents.json']);
  expect((await ask(url, { documentId: `sha256:${hash}` })).body.data).toEqual({ project: { name: 'Nomad' } });
  expect((await ask(url, { query: '{ __typename }' })).status).toBe(400);
  writeFileSync(join(folder, 'documents.json'), JSON.stringify({ abc: query }));
  const wrong = await hallway(['serve', '.', '--store', 'sqlite::memory:', '--trusted-documents', 'documents.json'], {
    cwd: folder,
  });
  expect([wrong.code === 0, wrong.err]).toEqual([false, expect.stringContaining('"documents.json"')]);
  const missing = await hallway(['serve', '.', '--store', 'sqlite::memory:', '--trusted-documents', 'none.json'], {
    cwd: folder,
  });
  expect(missing.err).toContain('"none.json"');
});

test('limits clients, and can be told not to', async () => {
  const hello = { query: '{ __typename }' };
  const few = await serve(['.', '--rate-limit', '2']);
  const statuses = [await ask(few.url, hello), await ask(few.url, hello), await ask(few.url, hello)].map(
    (a) => a.status,
  );
  expect(statuses).toContain(429);
  const none = await serve(['.', '--rate-limit', '0', '--no-introspection']);
  for (let i = 0; i < 120; i += 1) expect((await ask(none.url, hello)).status).toBe(200);
  expect((await ask(none.url, { query: '{ __schema { types { name } } }' })).status).toBe(400);
  expect(await (await fetch(none.url)).text()).not.toContain('href="/graphql"');
});
