import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openReader } from '../query/reader.ts';
import type { Store } from '../store/port.ts';
import type { HttpContext } from './apollo.ts';

/**
 * `/graphql` by GET and POST, as GraphQL over HTTP has it. A browser that comes to look (GET, accepts HTML, brings no query) is shown the
 * explorer instead. A thin adapter over `executeHTTPGraphQLRequest`, since the ready-made ones add hooks that nothing here needs.
 */
export function addGraphqlRoute(
  app: FastifyInstance,
  {
    apollo,
    store,
    explorer,
  }: {
    readonly apollo: ApolloServer<HttpContext>;
    readonly store: Store;
    readonly explorer: (reply: FastifyReply) => unknown;
  },
): void {
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (request.method !== 'GET' && request.method !== 'POST' && request.method !== 'HEAD') {
        return reply.code(405).header('allow', 'GET, POST').send(wrong('Expected GET or POST', 'BAD_USER_INPUT'));
      }
      reply.header('vary', 'accept');
      if (wantsPage(request)) return explorer(reply);
      return answer(request, reply, { apollo, store });
    },
  });
}

/** The body of an answer that no GraphQL operation led to. */
export function wrong(
  message: string,
  code: string,
): { readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] } {
  return { errors: [{ message, extensions: { code } }] };
}

function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  const asksNothing = typeof query !== 'object' || query === null || !('query' in query);
  return (method === 'GET' || method === 'HEAD') && asksNothing && /\btext\/html\b/.test(headers.accept ?? '');
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { apollo, store }: { readonly apollo: ApolloServer<HttpContext>; readonly store: Store },
): Promise<FastifyReply> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const {
    status,
    headers: answered,
    body,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      search: new URL(request.url, 'http://localhost').search,
      body: request.body,
    },
    context: async () => ({ reader: openReader(store), log: request.log }),
  });
  for (const [name, value] of answered) reply.header(name, value);
  // `@defer` and `@stream` are not in the schema, so an answer is always whole.
  return reply.code(status ?? 200).send(body.kind === 'complete' ? body.string : '');
}
