import { ENTITY_TYPES, type Entity, type EntityType, type Statement, type Thing } from '../model/graph.ts';

const SHARED = ['id', 'name', 'aliases'] as const;

/** The fields that each kind of entity has, in the order in which every engine returns them. */
export const FIELDS: Readonly<Record<EntityType, readonly string[]>> = {
  Conference: [...SHARED, 'year', 'startDate', 'endDate', 'place', 'url'],
  Series: [...SHARED, 'url'],
  Session: [...SHARED, 'kind', 'url', 'text'],
  Person: [...SHARED, 'role', 'profiles'],
  Project: [...SHARED, 'url', 'kind'],
  Organization: [...SHARED, 'url'],
  Note: [...SHARED, 'path', 'authors', 'date', 'url', 'tags', 'categories', 'excerpt', 'terms', 'digest'],
};

/** Every field of any kind, each once. */
export const ALL_FIELDS: readonly string[] = [...new Set(ENTITY_TYPES.flatMap((type) => FIELDS[type]))];

/** The entity with its own fields only, in their order: equal entities give equal JSON on every engine. */
export function toEntity(type: EntityType, values: ReadonlyMap<string, unknown>): Entity {
  const record: Record<string, unknown> = { type }; // keys come from FIELDS only, never from text
  for (const field of FIELDS[type]) {
    const value = values.get(field);
    if (value !== undefined && value !== null) record[field] = value;
  }
  return record as unknown as Entity; // values were an entity's of this type when they were stored
}

/** The entity in its canonical form. */
export function canonical(entity: Entity): Entity {
  return toEntity(entity.type, new Map(Object.entries(entity)));
}

/** What a note says of a thing, without where it says so, as canonical JSON: equal statements of several notes are equal texts. */
export function statementText(statement: Statement): string {
  return JSON.stringify(canonical(statement));
}

/** The statement of a text made by `statementText`; its evidence is kept elsewhere. */
export function parseStatement(text: string): Statement {
  const thing: Thing = JSON.parse(text);
  return { ...thing, evidence: [] };
}

const TYPES_BY_PREFIX: ReadonlyMap<string, EntityType> = new Map(
  ENTITY_TYPES.map((type) => [type.toLowerCase(), type]),
);

/** The kind that an id claims by its prefix, `undefined` if none. */
export function typeOfId(id: string): EntityType | undefined {
  return TYPES_BY_PREFIX.get(id.slice(0, Math.max(0, id.indexOf(':'))));
}
