import { HallwayError } from '../errors.ts';
import type { Entity, EntityType, Note, Person } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import type { EntityOf } from './connection.ts';
import { HOPS } from './hops.ts';
import type { Reader } from './reader.ts';

/** How callers say which thing they mean: by its id or by any of its names. */
export interface Selector {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** How callers say which note they mean: by its id, its path as ingested, or its own address. */
export interface NoteSelector {
  readonly id?: string | null | undefined;
  readonly path?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/**
 * The thing of a kind with this id or name; by name the one whose own name it is goes before those that have it as an alias, then by
 * name and id. `undefined` if there is none.
 * @throws HallwayError BAD_INPUT unless exactly one of `id` and `name` is given
 */
export async function lookUp<T extends EntityType>(
  reader: Reader,
  type: T,
  by: Selector,
): Promise<EntityOf<T> | undefined> {
  const candidates = await candidatesFor(reader, type, by);
  return candidates.find((entity) => isOf(entity, type));
}

/** Like `lookUp` for persons, but only those who gave a session. */
export async function lookUpSpeaker(reader: Reader, by: Selector): Promise<Person | undefined> {
  const candidates = (await candidatesFor(reader, 'Person', by)).filter((entity) => isOf(entity, 'Person'));
  const given = await Promise.all(candidates.map((person) => reader.degree(HOPS.sessionsOfPerson, person.id)));
  return candidates.find((_, i) => (given[i] ?? 0) > 0);
}

/**
 * The note with this id, path or address; of several notes with one address, the first by title and id. `undefined` if there is none.
 * @throws HallwayError BAD_INPUT unless exactly one of the three is given
 */
export async function findNote(reader: Reader, by: NoteSelector): Promise<Note | undefined> {
  oneOf(by, ['id', 'path', 'url']);
  const found =
    by.url != null ? (await reader.notesByUrl(by.url))[0] : await reader.entity(by.id ?? `note:${by.path ?? ''}`);
  return found !== undefined && isOf(found, 'Note') ? found : undefined;
}

/** Whether an entity is of a kind. */
export function isOf<T extends EntityType>(entity: Entity, type: T): entity is EntityOf<T> {
  return entity.type === type;
}

async function candidatesFor(reader: Reader, type: EntityType, by: Selector): Promise<readonly Entity[]> {
  oneOf(by, ['id', 'name']);
  if (by.id != null) {
    const entity = await reader.entity(by.id);
    return entity === undefined || entity.type !== type ? [] : [entity];
  }
  const key = nameKey(by.name ?? '');
  return key === '' ? [] : reader.named(type, key);
}

function oneOf<K extends string>(by: { readonly [P in K]?: unknown }, keys: readonly K[]): void {
  const given = keys.filter((key) => by[key] != null);
  if (given.length === 1) return;
  const all = keys.map((key) => `"${key}"`).join(' or ');
  const got = given.length === 0 ? 'none' : given.map((key) => `"${key}"`).join(' and ');
  throw new HallwayError('BAD_INPUT', `Expected exactly one of ${all}, got ${got}`);
}
