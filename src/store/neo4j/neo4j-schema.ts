import { HallwayError } from '../../errors.ts';
import { EDGE_TYPES, ENTITY_TYPES } from '../../model/graph.ts';
import { SCHEMA_VERSION } from '../schema-version.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';

/**
 * Every node has the label `Hallway`, so that a graph can live beside other data, and that of its kind. `Missing` instead of a kind: a note
 * that some note links to and that has not been ingested. A `HallwayTerm` is what notes share words by: a tag, or a word that tells of the notes that
 * point to it by HAS_TERM. `HallwayMeta` is one node with schema version and revision; writers lock it.
 */
const SCHEMA: ReadonlyMap<string, string> = new Map([
  ['hallway_id', 'CREATE CONSTRAINT hallway_id IF NOT EXISTS FOR (n:Hallway) REQUIRE n.id IS UNIQUE'],
  ['hallway_term', 'CREATE CONSTRAINT hallway_term IF NOT EXISTS FOR (t:HallwayTerm) REQUIRE t.key IS UNIQUE'],
  ['hallway_meta', 'CREATE CONSTRAINT hallway_meta IF NOT EXISTS FOR (n:HallwayMeta) REQUIRE n.id IS UNIQUE'],
  ...ENTITY_TYPES.map((type): [string, string] => {
    const name = `hallway_list_${type.toLowerCase()}`;
    return [name, `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${type}) ON (n.sort)`];
  }),
  // Relationships between things are found by the note that states them. Those of notes themselves are found from the note.
  ...EDGE_TYPES.filter((type) => !isOfNote(type)).map((type): [string, string] => {
    const name = `hallway_note_${type.toLowerCase()}`;
    return [name, `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.note)`];
  }),
  ['hallway_address', 'CREATE INDEX hallway_address IF NOT EXISTS FOR (n:Note) ON (n.address)'],
  ['hallway_words', fullText('hallway_words', 'words', 'whitespace')],
  ['hallway_keys', fullText('hallway_keys', 'keys', 'keyword')],
]);

/** True for relationships that start at the note that states them. */
export function isOfNote(type: (typeof EDGE_TYPES)[number]): boolean {
  return type === 'MENTIONS' || type === 'COVERS' || type === 'LINKS_TO';
}

function fullText(name: string, property: string, analyzer: string): string {
  return `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:Hallway) ON EACH [n.${property}]
    OPTIONS { indexConfig: { \`fulltext.analyzer\`: '${analyzer}', \`fulltext.eventually_consistent\`: false } }`;
}

/**
 * Makes what the graph needs and the server lacks, and checks that this Hallway can read it. Writes nothing if all is there, so a user who
 * may only read can open a graph.
 * @throws HallwayError STORE_TOO_NEW
 */
export async function prepareSchema(connection: Neo4jConnection, uri: string): Promise<void> {
  const [meta] = await connection.read<{ version: number }>(
    'MATCH (m:HallwayMeta {id: "meta"}) RETURN m.version AS version',
  );
  if (meta !== undefined && meta.version > SCHEMA_VERSION) {
    throw new HallwayError(
      'STORE_TOO_NEW',
      `Graph in Neo4j at "${uri}" was made by a newer Hallway (schema ${meta.version}, this one knows ${SCHEMA_VERSION}); update Hallway, or name another database`,
    );
  }
  const known = new Set((await connection.read<{ name: string }>('SHOW INDEXES YIELD name')).map(({ name }) => name));
  const missing = [...SCHEMA].filter(([name]) => !known.has(name));
  for (const [, statement] of missing) await connection.define(statement);
  if (missing.length > 0) await connection.read('CALL db.awaitIndexes(60)');
  if (meta !== undefined) return; // version 1 is the first: there is no older one to migrate from
  await connection.write((run) =>
    run('MERGE (m:HallwayMeta {id: "meta"}) ON CREATE SET m.version = toInteger($version), m.revision = 0', {
      version: SCHEMA_VERSION,
    }),
  );
}
