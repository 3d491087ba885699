import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ErrorCode, HallwayError } from '../../errors.ts';
import type { StoreEngine } from '../engine.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { SqliteEngine } from './sqlite-engine.ts';
import { prepareSchema } from './sqlite-schema.ts';

/**
 * Opens a graph in a SQLite file, made with its folder if it is not there.
 * @param path a file, or `:memory:`
 */
export async function openSqlite(path: string): Promise<StoreEngine> {
  if (path !== ':memory:') await makeRoom(path);
  const database = new SqliteDatabase(path);
  try {
    // WAL: readers and one writer do not wait for each other. NORMAL: a killed process loses nothing, a power cut at most the last writes.
    await database.patiently(() => database.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL'));
    await prepareSchema(database);
    return new SqliteEngine(database);
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/** Closes what could not be opened wholly; the first error is the one to tell. */
function closeQuietly(database: SqliteDatabase): void {
  try {
    database.close();
  } catch {
    // A file that is no database cannot be checkpointed either.
  }
}

const FOLDER_FAULTS: ReadonlyMap<string, readonly [ErrorCode, string]> = new Map([
  ['EACCES', ['STORE_READ_ONLY', 'its folder may not be written; check the permissions, or name another file']],
  ['EPERM', ['STORE_READ_ONLY', 'its folder may not be written; check the permissions, or name another file']],
  ['EROFS', ['STORE_READ_ONLY', 'its file system is read-only; name another file']],
  ['ENOSPC', ['STORE_FULL', 'its disk is full; free some space, then try again']],
]);

async function makeRoom(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const [meaning, what] = FOLDER_FAULTS.get(code) ?? [
      'STORE_URL' as const,
      'its folder cannot be made; name another file',
    ];
    throw new HallwayError(meaning, `Store "${path}" cannot be opened: ${what}`, { cause: error });
  }
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) {
    throw new HallwayError(
      'STORE_URL',
      `Store "${path}" is not a file; name a file for the store, such as "${path}/graph.db"`,
    );
  }
}
