import { type ErrorCode, HallwayError } from '../../errors.ts';

/** What SQLite's primary result codes mean to whoever keeps the file. https://sqlite.org/rescode.html */
const MEANINGS: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [3, ['STORE_READ_ONLY', 'may not be written; check its permissions, or name another file']],
  [5, ['STORE_BUSY', 'is being written by another process; wait for it to end, then try again']],
  [6, ['STORE_BUSY', 'is being written by another process; wait for it to end, then try again']],
  [8, ['STORE_READ_ONLY', 'is read-only; check the permissions of the file and its folder, or name another file']],
  [10, ['STORE_UNAVAILABLE', 'cannot be read or written by the system; check the disk']],
  [11, ['STORE_CORRUPT', 'is damaged; delete it and ingest the notes again']],
  [13, ['STORE_FULL', 'has no room left on its disk; free some space, then try again']],
  [14, ['STORE_UNAVAILABLE', 'cannot be opened; check the path and its permissions']],
  [26, ['STORE_CORRUPT', 'is not a SQLite file; name another file']],
]);

/** The error to throw for what SQLite threw: a `HallwayError` that names the file and the remedy, or the error itself if it is ours. */
export function sqliteError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return error;
  const meaning = MEANINGS.get(resultCode(error));
  if (meaning !== undefined) return new HallwayError(meaning[0], `Store "${path}" ${meaning[1]}`, { cause: error });
  if (/^no such (table|column)/.test(error.message)) {
    return new HallwayError('STORE_CORRUPT', `Store "${path}" lacks tables; delete it and ingest the notes again`, {
      cause: error,
    });
  }
  return new HallwayError('INTERNAL', `Store "${path}" did not accept a statement; please report it`, { cause: error });
}

/** The primary result code. The driver's iterators throw without it, so their messages must do. */
function resultCode(error: Error): number {
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff; // the upper bits tell details
  if (/malformed/.test(error.message)) return 11;
  if (/locked|busy/.test(error.message)) return 5;
  return /disk I\/O/.test(error.message) ? 10 : 1;
}
