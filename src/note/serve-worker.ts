import { parentPort } from 'node:worker_threads';
import type { WorkerMessage } from './worker-pool.ts';

/**
 * The other end of a worker pool: runs each task that arrives in this thread and sends back what it gives. Tasks and results are
 * plain data. What a task throws becomes its rejection; the thread goes on.
 * @throws Error if called outside a worker thread
 */
export function serveWorker<Task, Result>(handle: (task: Task) => Result | Promise<Result>): void {
  const port = parentPort;
  if (port === null) throw new Error('Expected to run in a worker thread');
  const say = (message: WorkerMessage) => port.postMessage(message);
  port.on('message', async (task: Task) => {
    try {
      say({ result: await handle(task) });
    } catch (error) {
      say({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  say({ ready: true });
}
