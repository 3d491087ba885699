import type { CommandIo } from './command-io.ts';
import type { ExitCode } from './exit-code.ts';

/** What each command gets: the process as far as it may see it, and a way to say how the work ended if not well. */
export interface CommandContext {
  readonly io: CommandIo;
  finish(code: ExitCode): void;
}
