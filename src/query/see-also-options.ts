import { HallwayError } from '../errors.ts';
import type { Note } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';

/** Which notes are rather wanted. */
export type AgePreference = 'NEWER' | 'OLDER';

/** How callers shape a list of notes to read next. */
export interface SeeAlsoOptions {
  /** Notes with any of these tags or categories are left out; case and accents do not matter. */
  readonly exceptTags?: readonly string[] | null | undefined;
  /** Puts notes newer or older than this one first among those that are about as related. */
  readonly prefer?: AgePreference | null | undefined;
}

/** More than anybody needs. */
const MOST_TAGS = 20;

/**
 * Checks what arrives from outside.
 * @throws HallwayError BAD_INPUT
 */
export function checkPreference({ exceptTags, prefer }: SeeAlsoOptions): void {
  if (prefer != null && prefer !== 'NEWER' && prefer !== 'OLDER')
    throw new HallwayError('BAD_INPUT', `Expected "prefer" to be NEWER or OLDER, not "${String(prefer).slice(0, 40)}"`);
  if ((exceptTags?.length ?? 0) > MOST_TAGS)
    throw new HallwayError(
      'BAD_INPUT',
      `Expected at most ${MOST_TAGS} "exceptTags", got ${exceptTags?.length}: leave out the rarest`,
    );
}

/** Whether the caller does not want to see this note. */
export function isLeftOut({ tags, categories }: Note, { exceptTags }: SeeAlsoOptions): boolean {
  if (exceptTags == null || exceptTags.length === 0) return false;
  const unwanted = new Set(exceptTags.map(nameKey));
  return [...tags, ...categories].some((tag) => unwanted.has(nameKey(tag)));
}
