import type { Server } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { pino } from 'pino';
import { HallwayError } from '../errors.ts';
import type { Store } from '../store/port.ts';
import { accessBy } from './access.ts';
import { createApollo, type HttpContext } from './apollo.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addFailureAnswers } from './http-failure.ts';
import { acceptJsonOnly } from './json-body.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { NoteWriter } from './note-writer.ts';
import { addExplorer, addHomePage } from './page-routes.ts';
import { RateLimit } from './rate-limit.ts';
import { addSeeAlsoRoute } from './see-also-route.ts';
import { openTill } from './till.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** What a server is made of. */
export interface ServerOptions {
  /** Read from; the caller opens and closes it. */
  readonly store: Store;
  /** Address to listen on: `127.0.0.1` keeps it on this machine. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Requests that fail for no fault of the client are logged here, with their id. Default: JSON lines on standard error. */
  readonly logger?: FastifyBaseLogger;
  /** What differs from `LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Whether clients may ask what the schema is. Without it there is no explorer either. Default: yes. */
  readonly introspection?: boolean;
  /** If given, only these documents are answered, and there is no explorer. */
  readonly documents?: TrustedDocuments | undefined;
  /** Who may write, and how it is done. Without it, nobody may. */
  readonly writes?: { readonly token: string; readonly writer: NoteWriter } | undefined;
  /** How many proxies of ours stand before this server: so far `x-forwarded-for` is believed when clients are told apart. Default: none. */
  readonly proxies?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it answers, without a last slash: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Takes no new requests, finishes those that it has, then stops listening. Again is no harm. */
  close(): Promise<void>;
}

/** In milliseconds. */
const KEEP_ALIVE = 5_000;

/**
 * Serves a store over HTTP: GraphQL, the explorer, see-also, health and the first page.
 * @throws HallwayError PORT_IN_USE if something else listens there, BAD_INPUT if the address is not this machine's or may not be used
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port } = options;
  const limits = { ...LIMITS, ...options.limits };
  let closing = false;
  const apollo = createApollo({ limits, introspection: options.introspection ?? true });
  await apollo.start();
  const app = createApp(options, limits);
  addFailureAnswers(app);
  addRoutes(app, { options, limits, apollo, isClosing: () => closing });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await apollo.stop();
    throw cannotListen(error, { host, port });
  }
  let closed: Promise<void> | undefined;
  return {
    url: addressOf(app.server, host),
    close: () => {
      closing = true;
      closed ??= app.close().then(() => apollo.stop());
      return closed;
    },
  };
}

function addRoutes(
  app: FastifyInstance,
  {
    options: { store, documents, writes, introspection = true },
    limits,
    apollo,
    isClosing,
  }: {
    readonly options: ServerOptions;
    readonly limits: Limits;
    readonly apollo: ApolloServer<HttpContext>;
    readonly isClosing: () => boolean;
  },
): void {
  const access = accessBy(writes?.token);
  const accessOf = (request: FastifyRequest) => access(request.headers.authorization);
  const till = limits.points === 0 ? undefined : openTill(new RateLimit(limits.points));
  const { deadline } = limits;
  acceptJsonOnly(app, (request) => (accessOf(request) === 'granted' ? limits.noteBody : limits.body));
  const explorer = introspection && documents === undefined ? addExplorer(app) : undefined;
  addGraphqlRoute(app, { apollo, store, deadline, explorer, accessOf, writer: writes?.writer, till, documents });
  addSeeAlsoRoute(app, { store, deadline, till });
  addHealthRoutes(app, { store, isClosing });
  addHomePage(app, { store, deadline, explorer: explorer !== undefined });
}

/** Failures only: standard output belongs to the caller, and requests that go well need no line. */
function standardErrorLog(): FastifyBaseLogger {
  return pino(
    { level: 'warn', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

function createApp({ logger, writes, proxies = 0 }: ServerOptions, limits: Limits): FastifyInstance {
  const app = Fastify({
    loggerInstance: logger ?? standardErrorLog(),
    // Requests that go well need no line; those that fail have their own.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: writes ? Math.max(limits.body, limits.noteBody) : limits.body,
    requestTimeout: limits.request,
    keepAliveTimeout: KEEP_ALIVE,
    // Node looks after late requests now and then only: without this, every 30 s.
    http: { headersTimeout: limits.headers, connectionsCheckingInterval: Math.min(1_000, limits.request) },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000 },
    trustProxy: (_, hop) => hop < proxies,
  });
  app.addHook('onSend', async (_, reply) => {
    reply
      .header('x-content-type-options', 'nosniff')
      .header('x-frame-options', 'DENY')
      .header('referrer-policy', 'no-referrer');
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', DATA_POLICY);
  });
  return app;
}

/** Answers that are no pages load nothing and are shown in no frame. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Where the server really listens: the port may have been chosen by the system. */
function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function cannotListen(error: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new HallwayError(
      'PORT_IN_USE',
      `Port ${port} on "${host}" is in use: stop what listens there, or choose another with "--port"`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new HallwayError(
      'BAD_INPUT',
      `Port ${port} may not be used by this user: choose one above 1023 with "--port"`,
      { cause: error },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new HallwayError(
      'BAD_INPUT',
      `Address "${host}" is not one of this machine: use "127.0.0.1" or "0.0.0.0" with "--host"`,
      { cause: error },
    );
  }
  return error;
}
