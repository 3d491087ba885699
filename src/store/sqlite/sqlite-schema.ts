import { HallwayError } from '../../errors.ts';
import { SCHEMA_VERSION } from '../schema-version.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** `HLWY`: tells a graph from any other SQLite file. */
const APPLICATION_ID = 0x484c5759;

/**
 * Rows refer to each other by small numbers instead of ids. There are no foreign keys: each would need one more index on the largest
 * table, and `SqliteWriter` is the only thing that writes.
 *
 * - entity: a node. Without `json` it is only spoken of: a note that some note links to and that has not been ingested.
 * - wording: a statement about a thing, kept once with the number of notes that make it. statement: which note makes which.
 * - edge: one row for each note that states an edge; MENTIONS are the places of the statements.
 * - name, search, address: indexes over names (exact), words of names (prefix) and addresses of notes.
 */
const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO meta VALUES ('revision', 0);

  CREATE TABLE entity (
    num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    order_key TEXT NOT NULL, list_key TEXT, json TEXT, digest TEXT
  ) STRICT;
  CREATE INDEX entity_list ON entity (type, list_key) WHERE json IS NOT NULL;

  CREATE TABLE wording (num INTEGER PRIMARY KEY, thing INTEGER NOT NULL, text TEXT NOT NULL, notes INTEGER NOT NULL) STRICT;
  CREATE INDEX wording_thing ON wording (thing);
  CREATE TABLE statement (note INTEGER, wording INTEGER, PRIMARY KEY (note, wording)) STRICT, WITHOUT ROWID;

  CREATE TABLE edge (
    type TEXT, source INTEGER, target INTEGER, note INTEGER, evidence TEXT NOT NULL,
    PRIMARY KEY (type, source, target, note)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX edge_in ON edge (type, target, source);
  CREATE INDEX edge_note ON edge (note);

  CREATE TABLE name (type TEXT, key TEXT, entity INTEGER, PRIMARY KEY (type, key, entity)) STRICT, WITHOUT ROWID;
  CREATE INDEX name_entity ON name (entity);
  CREATE TABLE address (key TEXT, note INTEGER, PRIMARY KEY (key, note)) STRICT, WITHOUT ROWID;
  CREATE INDEX address_note ON address (note);
  -- Words come folded and joined by blanks; the ascii tokenizer splits at nothing else once the signs of names count as letters.
  CREATE VIRTUAL TABLE search USING fts5 (
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize="ascii tokenchars '+#@.'"
  );
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Makes the tables of a new file, or checks those of an old one.
 * @throws HallwayError STORE_URL if the file belongs to another program, STORE_TOO_NEW if to a later Hallway
 */
export async function prepareSchema(database: SqliteDatabase): Promise<void> {
  if (isReady(database)) return;
  await database.write(() => {
    if (!isReady(database)) database.execute(TABLES); // another process may have been faster
  });
}

function isReady(database: SqliteDatabase): boolean {
  const application = database.get<{ application_id: number }>('PRAGMA application_id')?.application_id;
  const version = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  const tables = database.get<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0;
  if (tables === 0 && application === 0) return false;
  if (application !== APPLICATION_ID) {
    throw new HallwayError(
      'STORE_URL',
      `File "${database.path}" is the database of another program; name another file for the store`,
    );
  }
  if (version > SCHEMA_VERSION) {
    throw new HallwayError(
      'STORE_TOO_NEW',
      `Store "${database.path}" was made by a newer Hallway (schema ${version}, this one knows ${SCHEMA_VERSION}); update Hallway, or name another file`,
    );
  }
  return true; // version 1 is the first: there is no older one to migrate from
}
