import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/api/limits.ts';
import type { Store } from '../../src/store/port.ts';
import { EVENING, toldStore } from '../query/told-store.ts';
import { exampleList, exampleOperation } from './example-operations.ts';
import { type Answer, ask, runServer, send } from './running-server.ts';

const HELLO = '{ __typename }';
const NO_RATE = { limits: { points: 0 } };

function codeOf({ body }: Answer): unknown {
  return body.errors?.[0]?.extensions?.code;
}

/** A store that counts what is asked of it. */
async function watchedStore(): Promise<{ readonly store: Store; readonly calls: () => number }> {
  let count = 0;
  const watched = (store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function' || name === 'close') return value;
        if (name === 'within') return (milliseconds: number) => watched(target.within(milliseconds));
        return (...args: unknown[]) => {
          count += 1;
          return Reflect.apply(value, target, args);
        };
      },
    });
  return { store: watched(await toldStore(EVENING)), calls: () => count };
}

describe('an operation that is too large', () => {
  it('is refused by depth, however it is written', async () => {
    const server = await runServer(undefined, NO_RATE);
    const wrapped = (inner: string) => `{ project(name: "x") { speakers { edges { node { ${inner} } } } } }`;
    const ok = await ask(server, wrapped('sessions { nodes { conference { name } } }'));
    expect([ok.status, ok.body.errors]).toEqual([200, undefined]);
    for (const query of [
      wrapped('sessions { nodes { conference { series { name } } } }'),
      `${wrapped('...A')} fragment A on Person { sessions { nodes { ...B } } } fragment B on Session { conference { series { name } } }`,
      `${wrapped('sessions { nodes { ...B } }')} fragment B on Session { conference { ...__schema } } fragment __schema on Conference { series { name } }`,
      `{ session(id: "x") { ...B } ...C } fragment B on Session { conference { series { name } } } fragment C on Query { project(name: "x") { speakers { edges { node { sessions { nodes { ...B } } } } } } }`,
      wrapped('... on Person { sessions { ... { nodes { ... on Session { conference { series { name } } } } } } }'),
    ]) {
      const answer = await ask(server, query);
      expect([query, answer.status, codeOf(answer)]).toEqual([query, 400, 'DEPTH_LIMIT']);
    }
  });

  it('is refused by cost before the store is asked, which says cost and limit', async () => {
    const { store, calls } = await watchedStore();
    const server = await runServer(store, NO_RATE);
    const query =
      '{ sessions(first: 100) { nodes { speakers(first: 100) { nodes { projects(first: 100) { nodes { id } } } } } } }';
    const answer = await ask(server, query);
    expect([answer.status, calls()]).toEqual([400, 0]);
    expect(answer.body).toMatchObject({
      errors: [{ extensions: { code: 'COST_LIMIT', cost: 1 + 100 * (1 + 1 + 100 * (1 + 1 + 100)), limit: 5000 } }],
      extensions: { cost: { limit: 5000 } },
    });
    expect(answer.body.data).toBeUndefined();
  });

  it('is refused with any "first" that no list takes, literal or variable', async () => {
    const { store, calls } = await watchedStore();
    const server = await runServer(store, NO_RATE);
    for (const first of [101, 0, -1, null, 2147483648]) {
      const literal = await ask(server, `{ sessions(first: ${first}) { nodes { id } } }`);
      const query = 'query ($n: Int) { sessions(first: $n) { nodes { id } } }';
      const variable = await ask(server, query, { n: first });
      expect([first, literal.status, variable.status, codeOf(variable)]).toEqual([first, 400, 400, 'BAD_USER_INPUT']);
    }
    const text = await ask(server, 'query ($n: Int) { sessions(first: $n) { nodes { id } } }', { n: '5' });
    expect([text.status, codeOf(text)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(calls()).toBe(0);
  });

  it('is costed the same with a variable, its default, and the literal', async () => {
    const server = await runServer(undefined, NO_RATE);
    const costs: unknown[] = [];
    for (const [query, variables] of [
      ['{ sessions(first: 70) { nodes { id } } }', {}],
      ['query ($n: Int) { sessions(first: $n) { nodes { id } } }', { n: 70 }],
      ['query ($n: Int = 70) { sessions(first: $n) { nodes { id } } }', {}],
    ] as const) {
      costs.push((await ask(server, query, variables)).body.extensions.cost.query);
    }
    expect(costs).toEqual([71, 71, 71]);
    // The verdict on a document must not be remembered for other variables.
    const query = 'query ($n: Int) { sessions(first: 100) { nodes { speakers(first: $n) { nodes { id } } } } }';
    expect((await ask(server, query, { n: 1 })).status).toBe(200);
    expect(codeOf(await ask(server, query, { n: 100 }))).toBe('COST_LIMIT');
    expect((await ask(server, query, { n: 1 })).status).toBe(200);
  });

  it('is refused by aliases, directives and root fields', async () => {
    const server = await runServer(undefined, NO_RATE);
    const aliases = (n: number) => `{ ${Array.from({ length: n }, (_, i) => `alias${i}: __typename`).join(' ')} }`;
    expect((await ask(server, aliases(15))).status).toBe(200);
    expect(codeOf(await ask(server, aliases(16)))).toBe('ALIAS_LIMIT');
    const directives = (n: number) => `{ ${'... @include(if: true) { __typename } '.repeat(n)} }`;
    expect((await ask(server, directives(10))).status).toBe(200);
    expect(codeOf(await ask(server, directives(11)))).toBe('DIRECTIVE_LIMIT');
    expect(codeOf(await ask(server, `{ ${'__typename '.repeat(21)} }`))).toBe('ROOT_FIELD_LIMIT');
  });

  it('is refused in no time, and the next one is answered', async () => {
    const server = await runServer(undefined, NO_RATE);
    const fragments = Array.from({ length: 20 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
    const bombs = {
      'a fragment bomb': `{ ...f0 } ${fragments.join(' ')} fragment f20 on Query { __typename }`,
      'circular fragments': '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
      '1000 aliases': `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}:__typename`).join(' ')} }`,
      '10,000 directives': `query ${'@aa'.repeat(10_000)} { __typename }`,
      '100,000 unknown fields': `{ ${'f '.repeat(100_000)} }`,
      'many unknown fields': `{ ${'f '.repeat(40_000)} }`,
      '5000 levels': `${'{node'.repeat(5000)}`,
      'a nested list': `{ nodes(ids: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`,
    };
    await ask(server, HELLO);
    const before = process.memoryUsage().rss;
    for (const [name, query] of Object.entries(bombs)) {
      const start = performance.now();
      const answer = await ask(server, query);
      const took = performance.now() - start;
      const expected = name === '100,000 unknown fields' ? 413 : 400; // that one is larger than a body may be
      expect([name, answer.status, answer.body.errors.length <= 5]).toEqual([name, expected, true]);
      expect([name, took < 1000]).toEqual([name, true]); // 200 ms on a machine that does nothing else
      expect((await ask(server, HELLO)).status).toBe(200);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });
});

describe('what clients use', () => {
  it('stays within the limits, as GraphiQL and code generators do', async () => {
    const server = await runServer();
    for (const { name, variables } of exampleList()) {
      const answer = await ask(server, exampleOperation(name), variables);
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.body.extensions.cost.query).toBeLessThanOrEqual(LIMITS.cost);
    }
    const options = { inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true };
    const answer = await ask(server, getIntrospectionQuery(options));
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  });

  it('is told what it costs and what is left', async () => {
    const server = await runServer();
    const query =
      '{ rateLimit { cost limit remaining resetAt } sessions(first: 100) { nodes { notes(first: 9) { nodes { id } } } } }';
    const { body, headers } = await ask(server, query);
    expect(body.extensions.cost.query).toBe(1 + 1 + 100 * (1 + 1 + 9));
    expect(body.data.rateLimit).toMatchObject({ cost: 3, limit: 100, remaining: 97 });
    expect(Date.parse(body.data.rateLimit.resetAt)).toBeGreaterThan(Date.now() - 1000);
    expect(headers.get('x-ratelimit-remaining')).toBe('97');
    const unlimited = await runServer(undefined, NO_RATE);
    expect((await ask(unlimited, '{ rateLimit { cost } }')).body.data).toEqual({ rateLimit: null });
  });

  it('is told more slowly when it asks too much, while others and the health checks go on', async () => {
    const server = await runServer(undefined, { proxies: 1 });
    const from = (address: string) => ask(server, HELLO, undefined, { 'x-forwarded-for': address });
    const answers = await Promise.all(Array.from({ length: 200 }, () => from('192.0.2.1')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(100);
    expect(codeOf(refused[0] as Answer)).toBe('RATE_LIMITED'); // there is one, see above
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await from('192.0.2.2')).status).toBe(200);
    for (let i = 0; i < 120; i += 1) {
      const health = await fetch(`${server.url}/healthz`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
      expect(health.status).toBe(200);
    }
  });

  it('is refused a dear operation that its points do not cover, with the time to wait', async () => {
    const server = await runServer(undefined, { limits: { points: 12 } });
    const dear = '{ sessions(first: 100) { nodes { notes(first: 45) { nodes { id } } } } }';
    expect((await ask(server, dear)).status).toBe(200);
    const second = await ask(server, dear);
    expect([second.status, codeOf(second)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
  });

  it('does not tell clients apart by headers that anybody may send, unless a proxy stands before', async () => {
    const server = await runServer(undefined, { limits: { points: 3 } });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      statuses.push((await ask(server, HELLO, undefined, { 'x-forwarded-for': `192.0.2.${i}` })).status);
    }
    expect(statuses).toContain(429);
  });
});

describe('a request', () => {
  it('has a deadline that reaches the store', async () => {
    const asked: number[] = [];
    const store = await toldStore(EVENING);
    const watched: Store = {
      ...store,
      within: (milliseconds) => {
        asked.push(milliseconds);
        return store.within(-1);
      },
    };
    const server = await runServer(watched);
    const answer = await ask(server, '{ project(name: "nomad") { id } }');
    expect([answer.status, codeOf(answer)]).toEqual([503, 'UNAVAILABLE']);
    expect((await fetch(`${server.url}/see-also.json?path=scale.md`)).status).toBe(503);
    expect(asked).toEqual([LIMITS.deadline, LIMITS.deadline]);
  });

  it('that never ends is closed, and the process lives', async () => {
    const server = await runServer(undefined, { limits: { request: 600, headers: 500 } });
    const ended = await new Promise<string>((resolve) => {
      const post = request(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      post.on('response', (response) => resolve(String(response.statusCode)));
      post.on('error', () => resolve('reset'));
      post.write('{"query":"');
    });
    expect(['408', 'reset']).toContain(ended);
    expect((await ask(server, HELLO)).status).toBe(200);
  });

  it('of one byte over the limit is refused with 413', async () => {
    const server = await runServer();
    const body = (length: number) => {
      const start = `{"query":"{__typename}","x":"`;
      return `${start}${'x'.repeat(length - start.length - 2)}"}`;
    };
    expect((await send(server, body(LIMITS.body))).status).toBe(200);
    const over = await send(server, body(LIMITS.body + 1));
    expect([over.status, codeOf(over)]).toEqual([413, 'BAD_USER_INPUT']);
  });

  it('that a form could send does not reach the store', async () => {
    const { store, calls } = await watchedStore();
    const server = await runServer(store);
    const query = '{ node(id: "project:nomad") { id } }';
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { status } = await send(server, JSON.stringify({ query }), { headers: { 'content-type': type } });
      expect([type, status >= 400 && status < 500]).toEqual([type, true]);
    }
    const bare = await send(server, undefined, {
      body: new TextEncoder().encode(JSON.stringify({ query })),
      headers: {},
    });
    expect(bare.status).toBe(415);
    expect((await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`)).status).toBe(400);
    expect(calls()).toBe(0);
  });

  it('to change something by GET, or by other methods, is refused', async () => {
    const server = await runServer();
    const mutation = encodeURIComponent('mutation { removeNote(path: "scale.md") { outcome } }');
    const get = await fetch(`${server.url}/graphql?query=${mutation}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await send(server, '{}', { method })).status).toBe(405);
  });

  it('in a batch, or for a stored query, is refused with a code', async () => {
    const server = await runServer();
    expect((await send(server, JSON.stringify(Array.from({ length: 10 }, () => ({ query: HELLO }))))).status).toBe(400);
    const persisted = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };
    const answer = await send(server, JSON.stringify(persisted));
    expect(codeOf(answer)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
    const wrong = await send(server, JSON.stringify({ query: HELLO, ...persisted }));
    expect(wrong.body.data).toBeUndefined();
  });

  it('is answered with headers that keep it what it is', async () => {
    const server = await runServer();
    const { headers } = await ask(server, HELLO);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  });
});
