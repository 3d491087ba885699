import { Worker } from 'node:worker_threads';

/** Why a task has no result: it took too long, needed too much memory, or its thread failed. */
export type WorkerRejection = 'timeout' | 'memory' | 'crash';

/** What became of a task. */
export type WorkerOutcome<Result> =
  | { readonly result: Result; readonly rejected?: never }
  | { readonly rejected: WorkerRejection; readonly reason: string; readonly result?: never };

/** How a pool works. */
export interface WorkerPoolOptions {
  /** The module that each thread runs; it calls `serveWorker`. */
  readonly entry: URL;
  /** At most so many threads, at least 1. They start when they are needed. */
  readonly size: number;
  /** Longest time for one task, in milliseconds, without the start of its thread. */
  readonly deadlineMs?: number;
  /** Largest heap of a thread, in megabytes. */
  readonly memoryMb?: number;
}

/** Threads that run tasks one by one. */
export interface WorkerPool<Task, Result> {
  /** Runs a task (plain data) on a free thread. Never rejects. */
  run(task: Task): Promise<WorkerOutcome<Result>>;
  /** Stops all threads. Tasks that have not ended are rejected as `crash`. */
  close(): Promise<void>;
}

/** What threads say: that they wait for tasks, what a task gave, or what it threw. */
export type WorkerMessage = { readonly ready: true } | { readonly result: unknown } | { readonly error: string };

interface Job<Task, Result> {
  readonly task: Task;
  readonly settle: (outcome: WorkerOutcome<Result>) => void;
}

/** A thread may take this long to load its modules on a busy machine. */
const START_MS = 30_000;

/**
 * Makes a pool of threads with a deadline: a thread that is late, out of memory or broken is stopped and replaced, and only the task that
 * it worked on is lost. The one defence against input that keeps a parser busy.
 */
export function createWorkerPool<Task, Result>(options: WorkerPoolOptions): WorkerPool<Task, Result> {
  const { entry, size, deadlineMs = 5_000, memoryMb = 256 } = options;
  const queue: Job<Task, Result>[] = [];
  const threads = new Set<Thread<Task, Result>>();
  let closed = false;

  const next = () => {
    while (queue.length > 0) {
      let free = [...threads].find((thread) => thread.free);
      if (free === undefined && threads.size < Math.max(1, size)) {
        free = new Thread<Task, Result>({ entry, deadlineMs, memoryMb }, (thread) => {
          if (!thread.free) threads.delete(thread);
          next();
        });
        threads.add(free);
      }
      const job = free === undefined ? undefined : queue.shift();
      if (free === undefined || job === undefined) return;
      free.work(job);
    }
  };
  return {
    run: (task) =>
      new Promise((settle) => {
        if (closed) return settle(closedOutcome);
        queue.push({ task, settle });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of queue.splice(0)) job.settle(closedOutcome);
      await Promise.all([...threads].map((thread) => thread.stop(closedOutcome)));
    },
  };
}

const closedOutcome = { rejected: 'crash', reason: 'The pool was closed before the task ended' } as const;

/** One thread and the task that it works on. Once stopped it is never free again. */
class Thread<Task, Result> {
  readonly #worker: Worker;
  readonly #deadlineMs: number;
  readonly #changed: (thread: Thread<Task, Result>) => void;
  #job: Job<Task, Result> | undefined;
  #ready = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    options: { readonly entry: URL; readonly deadlineMs: number; readonly memoryMb: number },
    changed: (thread: Thread<Task, Result>) => void,
  ) {
    this.#changed = changed;
    this.#deadlineMs = options.deadlineMs;
    this.#worker = new Worker(options.entry, { resourceLimits: { maxOldGenerationSizeMb: options.memoryMb } });
    this.#worker.on('message', (message: WorkerMessage) => this.#hear(message));
    this.#worker.on('messageerror', (error) => this.#fail('crash', error.message));
    this.#worker.on('error', (error: unknown) => this.#fail(...failure(error, options.memoryMb)));
    this.#worker.on('exit', (code) => this.#fail('crash', `The thread ended with code ${code}`));
    this.#setDeadline(START_MS, 'The thread did not start');
  }

  /** True if it can take a task now (or as soon as it has started). */
  get free(): boolean {
    return !this.#stopped && this.#job === undefined;
  }

  work(job: Job<Task, Result>): void {
    this.#job = job;
    this.#worker.ref();
    if (this.#ready) this.#send(job.task);
  }

  async stop(outcome: WorkerOutcome<Result>): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    job?.settle(outcome);
    await this.#worker.terminate();
  }

  #send(task: Task): void {
    this.#setDeadline(this.#deadlineMs, `The task took longer than ${this.#deadlineMs / 1000} s`);
    this.#worker.postMessage(task);
  }

  #hear(message: WorkerMessage): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    if ('ready' in message) {
      this.#ready = true;
      if (this.#job !== undefined) this.#send(this.#job.task);
      return;
    }
    const job = this.#job;
    this.#job = undefined;
    // An idle thread does not keep the process alive.
    this.#worker.unref();
    // The pool's maker says what the entry returns for a task: the same contract as a function call.
    job?.settle(
      'result' in message ? { result: message.result as Result } : { rejected: 'crash', reason: message.error },
    );
    this.#changed(this);
  }

  #fail(rejected: WorkerRejection, reason: string): void {
    if (this.#stopped) return;
    void this.stop({ rejected, reason });
    this.#changed(this);
  }

  #setDeadline(milliseconds: number, reason: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail('timeout', reason), milliseconds);
  }
}

function failure(error: unknown, memoryMb: number): [WorkerRejection, string] {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return ['memory', `The task needed more than ${memoryMb} MB`];
  }
  return ['crash', error instanceof Error ? error.message : String(error)];
}
