import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readTrustedDocuments } from '../../src/api/trusted-documents.ts';
import { ask, runServer, send } from './running-server.ts';

const QUERY = 'query ($name: String!) { project(name: $name) { name } }';
const HASH = createHash('sha256').update(QUERY).digest('hex');
const documents = readTrustedDocuments(JSON.stringify({ [`sha256:${HASH}`]: QUERY }), 'documents.json');

describe('with trusted documents', () => {
  it('answers them, by id, by digest as Apollo clients send it, and by their text', async () => {
    const server = await runServer(undefined, { documents });
    const variables = { name: 'nomad' };
    const persistedQuery = { version: 1, sha256Hash: HASH };
    for (const request of [
      { documentId: `sha256:${HASH}` },
      { documentId: HASH },
      { extensions: { persistedQuery } },
      { query: QUERY },
    ]) {
      const answer = await send(server, JSON.stringify({ ...request, variables }));
      expect([request, answer.body.data]).toEqual([request, { project: { name: 'Nomad' } }]);
    }
    const parameters = new URLSearchParams({
      extensions: JSON.stringify({ persistedQuery }),
      variables: JSON.stringify(variables),
    });
    const headers = { 'apollo-require-preflight': '1' };
    const get = await fetch(`${server.url}/graphql?${parameters}`, { headers });
    expect(await get.json()).toMatchObject({ data: { project: { name: 'Nomad' } } });
  });

  it('answers nothing else', async () => {
    const server = await runServer(undefined, { documents });
    const free = await ask(server, '{ __typename }');
    expect([free.status, free.body.errors[0].extensions.code]).toEqual([400, 'DOCUMENT_NOT_TRUSTED']);
    for (const request of [
      {},
      { documentId: '__proto__' },
      { documentId: `sha256:${'0'.repeat(64)}` },
      { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
      { extensions: { persistedQuery: null } },
    ]) {
      const answer = await send(server, JSON.stringify(request));
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
    }
    // A digest and another text: the text would be what runs.
    const both = { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } };
    expect((await send(server, JSON.stringify(both))).body.data).toBeUndefined();
    expect((await send(server, JSON.stringify([{ query: QUERY }]))).status).toBe(400);
    const page = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(400);
  });
});

describe('a file of trusted documents', () => {
  it('is refused as a whole if anything in it is wrong', () => {
    for (const text of [
      'no JSON',
      '[]',
      '{"abc": "{ __typename }"}',
      JSON.stringify({ [HASH]: 5 }),
      JSON.stringify({ [HASH]: `${QUERY} ` }),
      JSON.stringify({ [createHash('sha256').update('{ nothing }').digest('hex')]: '{ nothing }' }),
      JSON.stringify({ [createHash('sha256').update('{').digest('hex')]: '{' }),
    ]) {
      expect(() => readTrustedDocuments(text, 'documents.json')).toThrow(/documents\.json/);
    }
  });
});
