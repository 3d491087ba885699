import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ServerOptions } from '../../src/api/start-server.ts';
import { readNote } from '../../src/ingest.ts';
import { createTextWriter } from '../../src/ingest-text.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Answer, ask, runServer, type TestServer } from './running-server.ts';

const TOKEN = 'a token that nobody guesses';
const SEED = readFileSync(new URL('../../seed/looking-back-at-scale-x14.md', import.meta.url), 'utf8');
const INGEST = `mutation ($path: String!, $markdown: String!) {
  ingestNote(path: $path, markdown: $markdown) {
    outcome note { path title } created { __typename id } changed { id } deleted messages { line rule reason fatal }
  }
}`;
const REMOVE = 'mutation ($path: String!) { removeNote(path: $path) { outcome note { path } created { id } deleted } }';

async function writableServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const store = await openStore('sqlite::memory:');
  const writer = createTextWriter(store, { read: readNote });
  return runServer(store, { writes: { token: TOKEN, writer }, ...options });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function ingestNote(server: TestServer, path: string, markdown: string): Promise<Answer> {
  return ask(server, INGEST, { path, markdown }, bearer(TOKEN));
}

const talk = (title: string, speaker: string) =>
  `---\ntitle: Notes from FOSDEM 2016\ndate: 2016-02-01\n---\n\nI was at FOSDEM 2016 in Brussels.\n\n## ${title}\n\nThe speaker was ${speaker}.\n`;

describe('ingestNote', () => {
  it('brings a note in, which can be asked about at once, and says what came', async () => {
    const server = await writableServer();
    const { status, body } = await ingestNote(server, 'scale.md', SEED);
    expect([status, body.errors]).toEqual([200, undefined]);
    const { outcome, note, created, deleted } = body.data.ingestNote;
    expect({ outcome, note, deleted }).toMatchObject({ outcome: 'ADDED', note: { path: 'scale.md' }, deleted: [] });
    expect(created).toContainEqual({ __typename: 'Conference', id: 'conference:scale-14x' });
    const asked = await ask(server, '{ speaker(name: "jerome petazzoni") { name } notes { totalCount } }');
    expect(asked.body.data).toEqual({ speaker: { name: 'Jérôme Petazzoni' }, notes: { totalCount: 1 } });
    expect((await ingestNote(server, 'scale.md', SEED)).body.data.ingestNote).toMatchObject({
      outcome: 'UNCHANGED',
      created: [],
      changed: [],
      deleted: [],
    });
  });

  it('changes exactly what the edit changed', async () => {
    const server = await writableServer();
    await ingestNote(server, '2016/fosdem.md', talk('Nomad in anger', 'Jane Doe'));
    const { body } = await ingestNote(server, '2016/fosdem.md', talk('Consul in anger', 'Jane Doe'));
    const { outcome, created, deleted } = body.data.ingestNote;
    expect(outcome).toBe('CHANGED');
    expect(created.map(({ id }: { id: string }) => id)).toContain('project:consul');
    expect(deleted).toContain('project:nomad');
    expect(deleted).not.toContain('conference:fosdem-2016');
  });

  it('tells of a text that cannot be read, and leaves what was there', async () => {
    const server = await writableServer();
    await ingestNote(server, 'a.md', talk('Nomad in anger', 'Jane Doe'));
    for (const markdown of ['', 'NUL \0 inside', '---\ntitle: [\n---\n\nText\n', 'x'.repeat(300 * 1024)]) {
      const { status, body } = await ingestNote(server, 'a.md', markdown);
      expect([status, body.errors]).toEqual([200, undefined]);
      expect(body.data.ingestNote).toMatchObject({ outcome: 'REJECTED', note: { path: 'a.md' }, created: [] });
      expect(body.data.ingestNote.messages).toContainEqual(expect.objectContaining({ fatal: true }));
    }
    expect((await ask(server, '{ project(name: "nomad") { name } }')).body.data.project).not.toBeNull();
  });

  it('takes a note as long as any that is read, which no other request may be', async () => {
    const server = await writableServer();
    const long = `${talk('Nomad in anger', 'Jane Doe')}\n${'A plain sentence of some words.\n\n'.repeat(6000)}`;
    expect(Buffer.byteLength(long)).toBeGreaterThan(150 * 1024);
    expect((await ingestNote(server, 'long.md', long)).body.data.ingestNote.outcome).toBe('ADDED');
    expect((await ask(server, INGEST, { path: 'a.md', markdown: long })).status).toBe(413);
    expect((await ask(server, INGEST, { path: 'a.md', markdown: long }, bearer('wrong'))).status).toBe(413);
  });

  it('refuses paths that lead elsewhere or are no notes', async () => {
    const server = await writableServer();
    for (const path of [
      '../a.md',
      'a/../../b.md',
      '/etc/a.md',
      'C:/a.md',
      'a\\b.md',
      'a//b.md',
      './a.md',
      'a.txt',
      '',
      'a\0.md',
      'a\n.md',
      `${'x'.repeat(1001)}.md`,
    ]) {
      const { body } = await ingestNote(server, path, talk('Nomad in anger', 'Jane Doe'));
      expect([path, body.data, body.errors?.[0].extensions.code]).toEqual([path, null, 'BAD_USER_INPUT']);
      const removed = await ask(server, REMOVE, { path }, bearer(TOKEN));
      expect([path, removed.body.errors?.[0].extensions.code]).toEqual([path, 'BAD_USER_INPUT']);
    }
    expect((await ask(server, '{ notes { totalCount } }')).body.data.notes.totalCount).toBe(0);
  });

  it('writes one after the other in one request, each answer being of its moment', async () => {
    const server = await writableServer();
    const query = `mutation ($a: String!, $b: String!) {
      first: ingestNote(path: "a.md", markdown: $a) { note { title mentions(first: 100) { totalCount } } }
      second: ingestNote(path: "a.md", markdown: $b) { outcome note { title mentions(first: 100) { totalCount } } }
      third: removeNote(path: "a.md") { outcome note { title } }
    }`;
    const b = talk('Consul in anger', 'Jane Doe').replace('Notes from', 'More from');
    const { body } = await ask(server, query, { a: talk('Nomad in anger', 'Jane Doe'), b }, bearer(TOKEN));
    expect(body.data).toMatchObject({
      first: { note: { title: 'Notes from FOSDEM 2016' } },
      second: { outcome: 'CHANGED', note: { title: 'More from FOSDEM 2016' } },
      third: { outcome: 'REMOVED', note: null },
    });
  });
});

describe('removeNote', () => {
  it('forgets a note and what only it said; twice is no harm', async () => {
    const server = await writableServer();
    await ingestNote(server, 'a.md', talk('Nomad in anger', 'Jane Doe'));
    await ingestNote(server, 'b.md', talk('Consul in anger', 'Jane Doe'));
    const { body } = await ask(server, REMOVE, { path: 'a.md' }, bearer(TOKEN));
    expect(body.data.removeNote).toMatchObject({ outcome: 'REMOVED', note: null, created: [] });
    expect(body.data.removeNote.deleted).toContain('project:nomad');
    expect(body.data.removeNote.deleted).not.toContain('person:jane-doe');
    const again = await ask(server, REMOVE, { path: 'a.md' }, bearer(TOKEN));
    expect(again.body.data.removeNote).toEqual({ outcome: 'UNKNOWN', note: null, created: [], deleted: [] });
  });
});

describe('writing', () => {
  const note = { path: 'a.md', markdown: talk('Nomad in anger', 'Jane Doe') };
  const codeOf = ({ body }: Answer) => body.errors?.[0].extensions.code;

  it('needs the token: none or a wrong one is 401, and nothing is written', async () => {
    const server = await writableServer();
    for (const headers of [
      {},
      bearer('wrong'),
      bearer(''),
      bearer(`${TOKEN}x`),
      bearer(TOKEN.slice(1)),
      { authorization: TOKEN },
      { authorization: `Basic ${TOKEN}` },
    ]) {
      const answer = await ask(server, INGEST, note, headers);
      expect([headers, answer.status, codeOf(answer)]).toEqual([headers, 401, 'UNAUTHENTICATED']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await ask(server, '{ notes { totalCount } }')).body.data.notes.totalCount).toBe(0);
    expect(server.log.join('')).not.toContain(TOKEN);
  });

  it('is off on a server without a token, whatever is sent', async () => {
    const server = await runServer();
    for (const headers of [{}, bearer(TOKEN), bearer('')]) {
      const answer = await ask(server, INGEST, note, headers);
      expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
    }
  });

  it('logs a failure of the store without token, path or text', async () => {
    const store = await openStore('sqlite::memory:');
    const broken = {
      ingest: () => Promise.reject(new Error('broken')),
      remove: () => Promise.reject(new Error('broken')),
    };
    const server = await runServer(store, { writes: { token: TOKEN, writer: broken } });
    const answer = await ask(server, INGEST, note, bearer(TOKEN));
    expect(answer.body.errors[0]).toMatchObject({ message: 'Internal server error' });
    expect(server.log).toHaveLength(1);
    expect(server.log[0]).not.toContain(TOKEN);
    expect(server.log[0]).not.toContain('Nomad');
  });

  it('is not open to pages of other origins, nor to GET', async () => {
    const server = await writableServer();
    const query = encodeURIComponent('mutation { removeNote(path: "a.md") { outcome } }');
    const headers = { ...bearer(TOKEN), 'apollo-require-preflight': '1' };
    expect((await fetch(`${server.url}/graphql?query=${query}`, { headers })).status).toBe(405);
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});
