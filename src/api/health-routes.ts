import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/port.ts';

/** How long an answer of the store is good for, and how long it is waited for, in milliseconds. */
const FRESH = 1000;
const PATIENCE = 2000;

/**
 * `/healthz`: 200 as long as the event loop turns (restart me if not). `/readyz`: 200 if the store answers, 503 if not or while closing
 * (route elsewhere); the store is asked at most once a second.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  { store, isClosing }: { readonly store: Store; readonly isClosing: () => boolean },
): void {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> | undefined;
  const isReady = (): Promise<boolean> => {
    const now = performance.now();
    if (answer === undefined || now - asked > FRESH) {
      asked = now;
      answer = answers(store);
    }
    return answer;
  };
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const ready = !isClosing() && (await isReady());
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ok' : 'unavailable' });
  });
}

/** Whether the store answers in time. Never throws. */
async function answers(store: Store): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  try {
    return await Promise.race([store.ping().then(() => true), late]);
  } catch {
    // Why it does not answer is logged by the queries that need it; here only the fact counts.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
