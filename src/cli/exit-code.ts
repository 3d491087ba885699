import type { ErrorCode } from '../errors.ts';

/** What the process says to its shell: done; the work failed; it was called wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of an error. Only what the caller typed counts as wrong usage; a missing file or a store that is down is failed work. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return code === 'BAD_USAGE' || code === 'STORE_URL' ? EXIT.usage : EXIT.failed;
}
