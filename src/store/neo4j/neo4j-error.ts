import { type ErrorCode, HallwayError } from '../../errors.ts';

/** What Neo4j's and the driver's codes mean to whoever runs the server; the first pattern that fits counts. */
const MEANINGS: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /^Neo\.ClientError\.Security\.(Unauthorized|CredentialsExpired|Token|AuthenticationRateLimit|AuthProvider)/,
    'STORE_UNAUTHORIZED',
    'refused the user or password; check NEO4J_USERNAME and NEO4J_PASSWORD',
  ],
  [
    /^Neo\.ClientError\.Security\.Forbidden|ForbiddenOnReadOnlyDatabase|NotALeader/,
    'STORE_READ_ONLY',
    'does not let this user write; use a user with write access',
  ],
  [/^Neo\.ClientError\.Database\.|DatabaseNotFound/, 'STORE_URL', 'has no such database; check NEO4J_DATABASE'],
  [
    /TransactionTimedOut|TransactionTerminated|LockClientStopped|LockAcquisitionTimeout/,
    'TIMEOUT',
    'took too long to answer; try again, or ask for less',
  ],
  [
    /DeadlockDetected|MemoryPoolOutOfMemory|^Neo\.TransientError\.(General|Transaction|Database)/,
    'STORE_BUSY',
    'is too busy; try again',
  ],
  [/OutOfDiskSpace|DatabaseFull/, 'STORE_FULL', 'has no room left on its disk; free some space, then try again'],
  [/^Neo\.DatabaseError\./, 'STORE_UNAVAILABLE', 'failed inside; see its own log'],
];

/** The error to throw for what the driver threw: a `HallwayError` that names the server and the remedy, or the error itself if it is ours. */
export function neo4jError(error: unknown, uri: string): unknown {
  if (error instanceof HallwayError || error instanceof RangeError) return error;
  const failure = (code: ErrorCode, what: string) =>
    new HallwayError(code, `Neo4j at "${uri}" ${what}`, { cause: error });
  if (isUnreachable(error)) return failure('STORE_UNAVAILABLE', 'does not answer; start it, or check the address');
  if (NO_CONNECTION.test(messageOf(error))) return failure('STORE_BUSY', 'has no free connection; try again');
  if (NO_BOLT.test(messageOf(error))) return failure('STORE_UNAVAILABLE', 'does not speak Bolt; check host and port');
  const code = codeOf(error);
  for (const [pattern, meaning, remedy] of MEANINGS) {
    if (pattern.test(code)) return failure(meaning, remedy);
  }
  return failure('INTERNAL', `did not accept a query (${code || 'no code'}); please report it`);
}

/** True if the server could not be reached (and not: said no). */
export function isUnreachable(error: unknown): boolean {
  if (/^(ServiceUnavailable|SessionExpired)$/.test(codeOf(error))) return true;
  // All waiting and none in use: not a single connection came about.
  return NO_CONNECTION.test(messageOf(error)) && /Active conn count = 0\b/.test(messageOf(error));
}

const NO_BOLT = /Server responded HTTP|Bolt protocol version|ProtocolError/i;
const NO_CONNECTION = /acquisition timed out/i;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

/** The code of what the driver threw, empty if it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
