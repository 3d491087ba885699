import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../src/api/start-server.ts';
import type { Store } from '../../src/store/port.ts';
import { EVENING, toldStore } from '../query/told-store.ts';

/** A server on a free port, stopped when the test ends, with what it logs. */
export interface TestServer extends RunningServer {
  readonly log: readonly string[];
}

/** Serves a store (the evening's note if none is given) on a free loopback port until the test ends. */
export async function runServer(store?: Store, options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const log: string[] = [];
  const held = store ?? (await toldStore(EVENING));
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const server = await startServer({ store: held, host: '127.0.0.1', port: 0, logger, ...options });
  onTestFinished(async () => {
    await server.close();
    await held.close();
  });
  return { ...server, log };
}

/** An answer of `/graphql`, with what tests look at. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests read answers of any shape; what they expect of it is in their assertions.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

/** Posts a text as JSON to `/graphql`, or sends what `init` says. */
export async function send(server: RunningServer, body: string | undefined, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
    ...init,
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** Asks a GraphQL question. */
export function ask(
  server: RunningServer,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const all = { 'content-type': 'application/json', ...headers };
  return send(server, JSON.stringify({ query, variables }), { headers: all });
}

/** A store like another, some of whose methods are replaced. */
export function storeBut(store: Store, replaced: Partial<Store>): Store {
  return { ...store, within: (milliseconds) => storeBut(store.within(milliseconds), replaced), ...replaced };
}
