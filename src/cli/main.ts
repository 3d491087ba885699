import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { TextSink } from './command-io.ts';
import { run } from './run.ts';

const DEFAULT_COLUMNS = 100;

function sinkOf(stream: NodeJS.WriteStream & Partial<WriteStream>): TextSink {
  // A reader that has seen enough (`hallway extract … | head -1`) closes the pipe: that ends the talk, not the world.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  return {
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? DEFAULT_COLUMNS;
    },
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array | string)); // stdin has no encoding set: bytes
  return Buffer.concat(chunks);
}

const stopping = new AbortController();
let listening = false;

function stop(): AbortSignal {
  if (!listening) {
    listening = true;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        // The first asks for an orderly end; whoever asks twice means now.
        if (stopping.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
        stopping.abort(signal);
      });
    }
  }
  return stopping.signal;
}

process.exitCode = await run(process.argv.slice(2), {
  out: sinkOf(process.stdout),
  err: sinkOf(process.stderr),
  input: readInput,
  cwd: process.cwd(),
  env: process.env,
  stop,
});
