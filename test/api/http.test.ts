import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/api/start-server.ts';
import { HallwayError } from '../../src/errors.ts';
import { EVENING, toldStore } from '../query/told-store.ts';
import { ask, runServer, send, storeBut } from './running-server.ts';

const HELLO = '{ __typename }';

describe('/graphql', () => {
  it('answers POST, and GET with a preflight header', async () => {
    const server = await runServer();
    const answered = { data: { __typename: 'Query' }, extensions: { cost: { query: 1, limit: 5000 } } };
    expect((await ask(server, HELLO)).body).toEqual(answered);
    const url = `${server.url}/graphql?query=${encodeURIComponent(HELLO)}`;
    const get = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect([get.status, await get.json()]).toEqual([200, answered]);
    expect((await fetch(url)).status).toBe(400);
  });

  it('answers 400 with JSON, without stacks, for bodies that are no operation', async () => {
    const server = await runServer();
    const wrong = [
      '{"query":"{"}',
      '{"qeury":1}',
      'NONSENSE',
      '',
      '[]',
      'null',
      '{"query":5}',
      '{"query":"{__typename}","variables":[7]}',
    ];
    for (const body of wrong) {
      const answer = await send(server, body);
      expect([body, answer.status]).toEqual([body, 400]);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
      expect(answer.text).not.toMatch(/node_modules|stack|\bat /);
    }
    expect((await ask(server, HELLO)).status).toBe(200);
  });

  it('refuses batches, large bodies, and bodies that are not JSON in UTF-8', async () => {
    const server = await runServer();
    const batch = JSON.stringify(Array.from({ length: 10 }, () => ({ query: HELLO })));
    expect((await send(server, batch)).status).toBe(400);
    const large = await send(server, JSON.stringify({ query: HELLO, padding: 'x'.repeat(100 * 1024) }));
    expect([large.status, large.body.errors[0].extensions.code]).toEqual([413, 'BAD_USER_INPUT']);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=iso-8859-1',
      'application/json; charset=utf-7',
    ]) {
      const answer = await send(server, JSON.stringify({ query: HELLO }), { headers: { 'content-type': type } });
      expect([type, answer.status, answer.body?.data]).toEqual([type, 415, undefined]);
    }
    const latin = await send(server, undefined, { body: Buffer.from('{"query":"{ __typename } #\xe9"}', 'latin1') });
    expect(latin.status).toBe(400);
  });

  it('refuses other methods, and says which it takes', async () => {
    const server = await runServer();
    const put = await send(server, '{}', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const preflight = await send(server, undefined, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('bounds what a query may cost to read', async () => {
    const server = await runServer();
    const bombs = [
      `{${'node(id: "a") { id }'.repeat(400)}}`,
      `${'{node(id:"a")'.repeat(5000)}`,
      `query ${'@aa'.repeat(10_000)} { __typename }`,
      `{${Array.from({ length: 500 }, (_, i) => `f${i}`).join(' ')}}`,
    ];
    for (const query of bombs) {
      const answer = await ask(server, query);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.length).toBeLessThanOrEqual(6);
    }
    const fragments = Array.from(
      { length: 20 },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    ).join(' ');
    expect((await ask(server, `{ ...f0 } ${fragments} fragment f20 on Query { __typename }`)).status).toBe(400);
  });

  it('answers an introspection query, and does not suggest names', async () => {
    const server = await runServer();
    expect(
      (await ask(server, '{ __schema { types { name description } } }')).body.data.__schema.types.length,
    ).toBeGreaterThan(30);
    expect((await ask(server, '{ speker { id } }')).text).not.toContain('Did you mean');
  });

  it('masks what no client should see, and logs it with the request id', async () => {
    const store = await toldStore(EVENING);
    const broken = storeBut(store, { named: () => Promise.reject(new Error('secret of the engine')) });
    const server = await runServer(broken);
    const answer = await ask(server, '{ project(name: "x") { id } node(id: "project:nomad") { id } }');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: { project: null, node: { id: 'project:nomad' } },
      errors: [{ message: 'Internal server error', path: ['project'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(answer.text).not.toContain('secret');
    expect(server.log.join('')).toContain('secret of the engine');
    expect(JSON.parse(server.log[0] ?? '{}')).toMatchObject({ reqId: expect.any(String) });
  });

  it('answers 503 with a code if the store is away', async () => {
    const store = await toldStore(EVENING);
    const away = () =>
      Promise.reject(new HallwayError('STORE_UNAVAILABLE', 'Store "bolt://inner-host:7687" does not answer'));
    const server = await runServer(storeBut(store, { named: away, ping: away, revision: away }));
    const answer = await ask(server, '{ project(name: "x") { id } }');
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect(answer.text).not.toContain('inner-host');
    expect((await fetch(`${server.url}/`)).status).toBe(503);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('logs one escaped line, whatever the operation is called', async () => {
    const store = await toldStore(EVENING);
    const server = await runServer(
      storeBut(store, { named: () => Promise.reject(new Error('a\n{"level":"fatal"}\u001b[31m')) }),
    );
    const named = { query: 'query N { project(name: "x") { id } }', operationName: 'N\n{"level":"fatal"}\u001b[31m' };
    expect((await send(server, JSON.stringify(named))).status).toBe(400);
    expect(server.log).toHaveLength(0);
    await ask(server, '{ project(name: "x") { id } }');
    expect(server.log).toHaveLength(1);
    expect(server.log[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
  });
});

describe('/see-also.json', () => {
  it('is plain data for any origin, with an ETag', async () => {
    const server = await runServer();
    const url = `${server.url}/see-also.json?url=${encodeURIComponent('http://blog.example.org/2016/02/scale')}`;
    const answer = await fetch(url);
    expect(await answer.json()).toEqual({ note: 'scale.md', seeAlso: [] });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = answer.headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('takes a path or id too, and says what is wrong', async () => {
    const server = await runServer();
    const status = async (query: string) => (await fetch(`${server.url}/see-also.json?${query}`)).status;
    expect(await status('path=scale.md')).toBe(200);
    expect(await status('note=scale.md&first=100')).toBe(200);
    expect(await status('note=note%3Ascale.md')).toBe(200);
    expect(await status('path=none.md')).toBe(404);
    for (const wrong of [
      '',
      'path=scale.md&first=0',
      'path=scale.md&first=101',
      'path=scale.md&first=x',
      'path=a&url=b',
    ]) {
      expect([wrong, await status(wrong)]).toEqual([wrong, 400]);
    }
  });
});

it('limits clients at /see-also.json as elsewhere', async () => {
  const server = await runServer(undefined, { limits: { points: 2 } });
  const answers = [1, 2, 3, 4].map(() => fetch(`${server.url}/see-also.json?path=scale.md`));
  const last = (await Promise.all(answers)).find(({ status }) => status === 429);
  expect(last?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(last?.headers.get('access-control-allow-origin')).toBe('*');
});

describe('the first page', () => {
  it('shows what is in the graph, with hostile titles as text', async () => {
    const server = await runServer(
      await toldStore(EVENING, { path: 'x.md', title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)' }),
    );
    const answer = await fetch(`${server.url}/`);
    const html = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('Looking back at SCaLE 14x');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('javascript:');
  });

  it('is 404 in JSON elsewhere', async () => {
    const server = await runServer();
    const answer = await fetch(`${server.url}/nothing/here`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('startServer', () => {
  it('names a port in use', async () => {
    const server = await runServer();
    const store = await toldStore();
    const second = startServer({ store, host: '127.0.0.1', port: Number(new URL(server.url).port) });
    await expect(second).rejects.toMatchObject({ code: 'PORT_IN_USE' });
    await store.close();
  });

  it('finishes what it has begun before it closes', async () => {
    const store = await toldStore(EVENING);
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begin: () => void = () => undefined;
    const began = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = storeBut(store, {
      named: async (type, key) => {
        begin();
        await gate;
        return store.named(type, key);
      },
    });
    const server = await runServer(slow);
    const answer = ask(server, '{ project(name: "nomad") { name } }');
    await began;
    const closed = server.close();
    release();
    expect((await answer).body.data).toEqual({ project: { name: 'Nomad' } });
    await closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});
