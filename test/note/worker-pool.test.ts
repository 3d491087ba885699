import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../../src/note/worker-pool.ts';

// A thread cannot run TypeScript on Node 20: this one speaks the protocol of `serveWorker` itself.
const ENTRY = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (task) => {
  if (task === 'loop') for (;;);
  if (task === 'exit') process.exit(3);
  if (task === 'throw') return parentPort.postMessage({ error: 'thrown' });
  if (task === 'uncaught') throw new Error('uncaught');
  if (task === 'memory') { const all = []; for (;;) all.push(new Array(1000).fill(Math.random())); }
  parentPort.postMessage({ result: task * 2 });
});
parentPort.postMessage({ ready: true });
`;

let folder = '';
let pool: WorkerPool<number | string, number>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-pool-'));
  writeFileSync(join(folder, 'entry.mjs'), ENTRY);
  writeFileSync(join(folder, 'broken.mjs'), 'throw new Error("broken")');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => pool.close());

function open(size: number, deadlineMs: number, entry = 'entry.mjs'): void {
  pool = createWorkerPool({ entry: pathToFileURL(join(folder, entry)), size, deadlineMs, memoryMb: 32 });
}

describe('createWorkerPool', { timeout: 30_000 }, () => {
  it('runs more tasks than it has threads', async () => {
    open(2, 5_000);
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((task) => pool.run(task)));
    expect(outcomes.map((outcome) => outcome.result)).toEqual([2, 4, 6, 8, 10, 12, 14]);
  });

  it('gives up a task that is late, and only that', async () => {
    open(1, 300);
    const outcomes = await Promise.all([pool.run(1), pool.run('loop'), pool.run(2)]);
    expect(outcomes).toMatchObject([{ result: 2 }, { rejected: 'timeout' }, { result: 4 }]);
  });

  it('outlives threads that throw, end or break', async () => {
    open(1, 5_000);
    const outcomes = await Promise.all(['throw', 'exit', 'uncaught', 3].map((task) => pool.run(task)));
    expect(outcomes).toMatchObject([
      { rejected: 'crash', reason: 'thrown' },
      { rejected: 'crash' },
      { rejected: 'crash', reason: 'uncaught' },
      { result: 6 },
    ]);
  });

  it('outlives a thread without memory', async () => {
    open(1, 20_000);
    expect(await pool.run('memory')).toMatchObject({ rejected: 'memory' });
    expect(await pool.run(4)).toEqual({ result: 8 });
  });

  it('rejects tasks of a thread that cannot start', async () => {
    open(1, 5_000, 'broken.mjs');
    expect(await pool.run(1)).toMatchObject({ rejected: 'crash', reason: 'broken' });
  });

  it('rejects what has not ended when it is closed, and what comes later', async () => {
    open(1, 5_000);
    const waiting = [pool.run('loop'), pool.run(1)];
    await pool.close();
    expect(await Promise.all(waiting)).toMatchObject([{ rejected: 'crash' }, { rejected: 'crash' }]);
    expect(await pool.run(1)).toMatchObject({ rejected: 'crash' });
  });
});
