import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HallwayError } from '../errors.ts';

/**
 * Writes a file that is either wholly there or as it was before: the parts go to a file beside it, which then takes its place.
 * @throws HallwayError BAD_INPUT if it cannot be written
 */
export async function writeWholeFile(path: string, cwd: string, parts: AsyncIterable<string>): Promise<void> {
  const target = resolve(cwd, path);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    const file = await open(beside, 'w');
    try {
      for await (const part of parts) await file.write(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    if (error instanceof HallwayError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new HallwayError(
      'BAD_INPUT',
      `Cannot write "${path}" (${reason}); give --out a file in a folder that exists`,
      { cause: error },
    );
  }
}
