import type { Server } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { pino } from 'pino';
import { HallwayError } from '../errors.ts';
import type { Store } from '../store/port.ts';
import { createApollo } from './apollo.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addFailureAnswers } from './http-failure.ts';
import { acceptJsonOnly } from './json-body.ts';
import { addExplorer, addHomePage } from './page-routes.ts';
import { addSeeAlsoRoute } from './see-also-route.ts';

/** What a server is made of. */
export interface ServerOptions {
  /** Read from only; the caller opens and closes it. */
  readonly store: Store;
  /** Address to listen on: `127.0.0.1` keeps it on this machine. */
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Requests that fail for no fault of the client are logged here, with their id. Default: JSON lines on standard error. */
  readonly logger?: FastifyBaseLogger;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it answers, without a last slash: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Takes no new requests, finishes those that it has, then stops listening. Again is no harm. */
  close(): Promise<void>;
}

/** Largest body in bytes, and times in milliseconds. */
const LIMITS = { body: 100 * 1024, headers: 10_000, request: 15_000, keepAlive: 5_000 };

/**
 * Serves a store over HTTP: GraphQL, the explorer, see-also, health and the first page.
 * @throws HallwayError PORT_IN_USE if something else listens there, BAD_INPUT if the address is not this machine's or may not be used
 */
export async function startServer({ store, host, port, logger }: ServerOptions): Promise<RunningServer> {
  let closing = false;
  const apollo = createApollo();
  await apollo.start();
  const app = createApp(logger ?? standardErrorLog());
  addFailureAnswers(app);
  acceptJsonOnly(app);
  addGraphqlRoute(app, { apollo, store, explorer: addExplorer(app) });
  addSeeAlsoRoute(app, { store });
  addHealthRoutes(app, { store, isClosing: () => closing });
  addHomePage(app, { store });
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

/** Failures only: standard output belongs to the caller, and requests that go well need no line. */
function standardErrorLog(): FastifyBaseLogger {
  return pino(
    { level: 'warn', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

function createApp(logger: FastifyBaseLogger): FastifyInstance {
  const app = Fastify({
    loggerInstance: logger,
    // Requests that go well need no line; those that fail have their own.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.body,
    requestTimeout: LIMITS.request,
    keepAliveTimeout: LIMITS.keepAlive,
    http: { headersTimeout: LIMITS.headers },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000 },
  });
  app.addHook('onSend', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  return app;
}

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
