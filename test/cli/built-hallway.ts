import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = `${ROOT}bin/hallway.js`;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
}

/** Starts the command as it is shipped, in a process of its own, with nothing of this process's environment but the path. */
export function startBuilt(argv: readonly string[], { cwd, env, node = [] }: Surroundings): ChildProcess {
  if (!existsSync(`${ROOT}dist`)) throw new Error('There is no dist folder, build it first: npm run build');
  return spawn(process.execPath, [...node, BIN, ...argv], { cwd, env: { PATH: process.env['PATH'] ?? '', ...env } });
}

/** Runs the command as it is shipped to its end. */
export function built(argv: readonly string[], around: Surroundings): Promise<Ended> {
  return ended(startBuilt(argv, around), around.input);
}

/** Runs Node with these arguments to its end. */
export function node(argv: readonly string[], cwd: string): Promise<Ended> {
  return ended(spawn(process.execPath, argv, { cwd, env: { PATH: process.env['PATH'] ?? '' } }));
}

function ended(child: ChildProcess, input = ''): Promise<Ended> {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    texts.out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    texts.err += chunk.toString();
  });
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...texts }));
  });
}
