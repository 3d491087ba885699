import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpContext } from './apollo.ts';
import { RequestContext, type RequestSurroundings } from './request-context.ts';
import { type TrustedDocuments, trustedQuery } from './trusted-documents.ts';
import { wrong } from './wrong.ts';

/** What answers `/graphql`. */
export interface GraphqlRoute extends RequestSurroundings {
  readonly apollo: ApolloServer<HttpContext>;
  /** Shows the explorer; absent where there is none. */
  readonly explorer: ((reply: FastifyReply) => unknown) | undefined;
  /** If given, no other documents are answered. */
  readonly documents: TrustedDocuments | undefined;
}

/**
 * `/graphql` by GET and POST, as GraphQL over HTTP has it. A browser that comes to look (GET, accepts HTML, brings no query) is shown the
 * explorer instead. A thin adapter over `executeHTTPGraphQLRequest`, since the ready-made ones add hooks that nothing here needs.
 */
export function addGraphqlRoute(app: FastifyInstance, route: GraphqlRoute): void {
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (request.method !== 'GET' && request.method !== 'POST' && request.method !== 'HEAD') {
        return reply.code(405).header('allow', 'GET, POST').send(wrong('Expected GET or POST', 'BAD_USER_INPUT'));
      }
      reply.header('vary', 'accept');
      if (route.explorer && wantsPage(request)) return route.explorer(reply);
      if (route.till && !route.till.admit(request, reply)) return reply;
      return answer(request, reply, route);
    },
  });
}

function wantsPage({ method, headers, query }: FastifyRequest): boolean {
  const asksNothing = typeof query !== 'object' || query === null || !('query' in query);
  return (method === 'GET' || method === 'HEAD') && asksNothing && /\btext\/html\b/.test(headers.accept ?? '');
}

async function answer(request: FastifyRequest, reply: FastifyReply, route: GraphqlRoute): Promise<FastifyReply> {
  const asked = trusted(request, route.documents);
  if (asked.refused !== undefined) {
    return reply.code(400).send(wrong('Expected one of the trusted documents of this server', asked.refused));
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const {
    status,
    headers: answered,
    body,
  } = await route.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method, headers, search: asked.search, body: asked.body },
    context: async () => new RequestContext(request, route),
  });
  reply.header('cache-control', 'no-store');
  for (const [name, value] of answered) reply.header(name, value);
  route.till?.show(request, reply);
  // `@defer` and `@stream` are not in the schema, so an answer is always whole.
  return reply.code(status ?? 200).send(body.kind === 'complete' ? body.string : '');
}

interface Asked {
  readonly search: string;
  readonly body: unknown;
  readonly refused?: string;
}

/** The request as Apollo is to see it: with trusted documents, the text comes from them, and other texts are refused. */
function trusted({ method, url, body }: FastifyRequest, documents: TrustedDocuments | undefined): Asked {
  const { search, searchParams } = new URL(url, 'http://localhost');
  if (documents === undefined) return { search, body };
  if (method === 'POST') {
    // What is no operation at all is answered as such.
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { search, body };
    const { query, refused } = trustedQuery(documents, { ...body });
    return refused === undefined ? { search, body: plain({ ...body, query }) } : { search, body, refused };
  }
  const { query, refused } = trustedQuery(documents, Object.fromEntries(searchParams));
  if (refused !== undefined) return { search, body, refused };
  searchParams.set('query', query);
  searchParams.delete('extensions');
  return { search: `?${searchParams}`, body };
}

/** Apollo would take `extensions.persistedQuery` for a question to itself. */
function plain({ extensions: _, ...request }: { readonly extensions?: unknown; readonly query: string }): unknown {
  return request;
}
