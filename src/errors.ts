/**
 * Every way in which Hallway can fail on purpose. The codes are the contract: callers and tests compare codes, never texts.
 * Only the edges (command line, HTTP) translate them, into exit codes and GraphQL codes.
 */
export type ErrorCode =
  | 'BAD_USAGE'
  | 'BAD_INPUT'
  | 'NOT_FOUND'
  | 'BAD_CATALOGUE'
  | 'BAD_DECISIONS'
  | 'BAD_CURSOR'
  | 'STORE_URL'
  | 'STORE_UNAVAILABLE'
  | 'STORE_UNAUTHORIZED'
  | 'STORE_TOO_NEW'
  | 'STORE_BUSY'
  | 'STORE_READ_ONLY'
  | 'STORE_FULL'
  | 'STORE_CORRUPT'
  | 'PORT_IN_USE'
  | 'TIMEOUT'
  | 'INTERNAL';

/** A failure that names the thing, the place and the remedy in its message, and carries a code for programs. */
export class HallwayError extends Error {
  override readonly name = 'HallwayError';
  readonly code: ErrorCode;

  /** @param message one sentence for people: what failed, the value in quotes, what to do; no final period */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
