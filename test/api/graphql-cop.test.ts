import { describe, expect, it } from 'vitest';
import type { Answer } from './running-server.ts';
import { ask, runServer, send } from './running-server.ts';

/** What `hallway serve --no-introspection` is: the configuration of those who do not want to be explored. */
const PRODUCTION = { introspection: false };
const HELLO = 'query cop { __typename }';

/** What graphql-cop's check of this name looks for in an answer; it must not be there. */
type Check = (url: string) => Promise<boolean>;

async function post(url: string, body: unknown): Promise<Answer['body']> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}
async function get(url: string, query: string): Promise<Answer['body']> {
  return (await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`)).json();
}

const circular = (depth: number): string => (depth === 0 ? '' : `fields { type { name ${circular(depth - 1)} } }`);

/** The twelve checks of graphql-cop 1.15, by its names. */
const CHECKS: Readonly<Record<string, Check>> = {
  field_suggestions: async (url) =>
    [
      await post(url, { query: 'query cop { __schema { directive } }' }),
      await post(url, { query: 'query cop { speker(name: "x") { nam } }' }),
    ].some((body) => JSON.stringify(body).includes('Did you mean')),
  introspection: async (url) =>
    (await post(url, { query: 'query cop { __schema { types { name fields { name } } } }' })).data?.__schema?.types !==
    undefined,
  detect_graphiql: async (url) => {
    const pages = ['/', '/graphql', '/graphiql', '/playground', '/console', '/altair', '/explorer/explorer.js'];
    const texts = pages.map(async (page) => (await fetch(url + page, { headers: { accept: 'text/html' } })).text());
    return (await Promise.all(texts)).some((text) => /graphiql|playground/i.test(text));
  },
  get_method_support: async (url) => (await get(url, HELLO)).data?.__typename !== undefined,
  alias_overloading: async (url) => {
    const aliases = Array.from({ length: 101 }, (_, i) => `alias${i}:__typename`).join(' ');
    return (await post(url, { query: `query cop { ${aliases} }` })).data?.alias100 !== undefined;
  },
  batch_query: async (url) => {
    const body = await post(
      url,
      Array.from({ length: 10 }, () => ({ query: HELLO, operationName: 'cop' })),
    );
    return Array.isArray(body) && body.length >= 10;
  },
  trace_mode: async (url) => {
    const { extensions, errors } = await post(url, { query: HELLO });
    return extensions?.tracing !== undefined || errors?.[0]?.extensions?.tracing !== undefined;
  },
  directive_overloading: async (url) =>
    (await post(url, { query: `query cop { __typename ${'@aa'.repeat(10)} }` })).errors.length >= 10,
  circular_query_introspection: async (url) =>
    (await post(url, { query: `query cop { __schema { types { ${circular(5)} } } }` })).data?.__schema !== undefined,
  get_based_mutation: async (url) => (await get(url, 'mutation cop { __typename }')).data?.__typename !== undefined,
  post_based_csrf: async (url) => {
    const body = new URLSearchParams({ query: HELLO });
    const response = await fetch(`${url}/graphql`, { method: 'POST', body });
    return ((await response.json()) as Answer['body']).data?.__typename !== undefined;
  },
  unhandled_error_detection: async (url) => {
    const body = await post(url, { query: 'qwerty cop { abc }' });
    return /exception|stacktrace/i.test(JSON.stringify(body));
  },
};

describe('graphql-cop', () => {
  it.each(Object.entries(CHECKS))('%s finds nothing', async (_, check) => {
    const server = await runServer(undefined, PRODUCTION);
    expect(await check(server.url)).toBe(false);
  });

  it('finds what is open by choice where introspection is on, and no more', async () => {
    const found: string[] = [];
    for (const [name, check] of Object.entries(CHECKS)) {
      const server = await runServer();
      if (await check(server.url)) found.push(name);
    }
    // The explorer's own files are there only after a build.
    expect(found.filter((name) => name !== 'detect_graphiql')).toEqual(['introspection']);
  });
});

it('says no more of the schema than it must where introspection is off', async () => {
  const server = await runServer(undefined, PRODUCTION);
  const schema = await ask(server, '{ __schema { types { name } } }');
  expect([schema.status, schema.body.data]).toEqual([400, undefined]);
  expect((await ask(server, '{ __type(name: "Query") { name } }')).status).toBe(400);
  expect((await ask(server, '{ __typename }')).status).toBe(200);
  const page = await send(server, undefined, { method: 'GET', headers: { accept: 'text/html' } });
  expect(page.text).not.toContain('explorer');
});
