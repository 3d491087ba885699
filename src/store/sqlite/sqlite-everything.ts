import type { EdgeType, Entity, StoredEdge } from '../../model/graph.ts';
import { type EdgeShare, storedEdge } from '../stored-edge.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { parseEntity } from './sqlite-graph.ts';

type Item = { readonly entity: Entity } | { readonly edge: StoredEdge };

/**
 * The whole graph as it was when the first item was asked for: read by a connection of its own, in one read transaction, so that writers
 * neither wait nor show. A store in memory has only one connection and is read at once.
 */
export async function* everythingOf(database: SqliteDatabase): AsyncGenerator<Item> {
  if (database.path === ':memory:') {
    yield* [...items(database)];
    return;
  }
  const snapshot = new SqliteDatabase(database.path, { readOnly: true });
  try {
    snapshot.execute('BEGIN');
    yield* items(snapshot);
  } finally {
    snapshot.close();
  }
}

function* items(database: SqliteDatabase): Generator<Item> {
  const entities = database.each<{ json: string }>(
    'SELECT json FROM entity WHERE json IS NOT NULL ORDER BY type, order_key',
  );
  for (const row of entities) yield { entity: parseEntity(row) };
  for (const edge of edges(database)) yield { edge };
}

interface EdgeRow {
  readonly type: EdgeType;
  readonly source: string;
  readonly target: string;
  readonly note: string;
  readonly evidence: string;
}

/** Edges, each put together from its consecutive rows. */
function* edges(database: SqliteDatabase): Generator<StoredEdge> {
  const rows = database.each<EdgeRow>(
    `SELECT edge.type, source.id AS source, target.id AS target, note.id AS note, edge.evidence
     FROM edge JOIN entity AS source ON source.num = edge.source JOIN entity AS target ON target.num = edge.target
     JOIN entity AS note ON note.num = edge.note
     WHERE target.json IS NOT NULL ORDER BY edge.type, source.order_key, target.order_key`,
  );
  let current: EdgeRow | undefined;
  let shares: EdgeShare[] = [];
  for (const row of rows) {
    if (
      current !== undefined &&
      !(row.type === current.type && row.source === current.source && row.target === current.target)
    ) {
      yield storedEdge(current.type, current.source, current.target, shares);
      shares = [];
    }
    current = row;
    shares.push({ note: row.note, evidence: JSON.parse(row.evidence) });
  }
  if (current !== undefined) yield storedEdge(current.type, current.source, current.target, shares);
}
