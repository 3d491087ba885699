import type { CommandIo, TextSink } from '../../src/cli/command-io.ts';
import type { ExitCode } from '../../src/cli/exit-code.ts';
import { run } from '../../src/cli/run.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly env?: CommandIo['env'];
  readonly input?: string | Uint8Array;
  readonly terminal?: boolean;
  readonly stop?: AbortSignal;
}

/** Runs a command line in this process. */
export async function hallway(argv: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const out = buffer(around.terminal === true);
  const err = buffer(around.terminal === true);
  const code = await run(argv, {
    out,
    err,
    input: async () =>
      typeof around.input === 'string' ? new TextEncoder().encode(around.input) : (around.input ?? new Uint8Array()),
    cwd: around.cwd ?? process.cwd(),
    env: around.env ?? {},
    stop: () => around.stop ?? new AbortController().signal,
    parseHere: true,
  });
  return { code, out: out.text(), err: err.text() };
}

function buffer(isTerminal: boolean): TextSink & { text(): string } {
  const parts: string[] = [];
  return {
    async write(text) {
      parts.push(text);
    },
    isTerminal,
    columns: 100,
    text: () => parts.join(''),
  };
}
