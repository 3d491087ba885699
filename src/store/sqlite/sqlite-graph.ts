import type { EdgeType, Entity, EntityType, StoredEdge } from '../../model/graph.ts';
import type { EnginePage } from '../engine.ts';
import type { Coverage, Hop, Neighbour, Page } from '../port.ts';
import { compareEdges, storedEdge } from '../stored-edge.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

interface EntityRow {
  readonly num: number;
  readonly id: string;
  readonly json: string;
}

/** A page of one anchor's far ends. */
export function neighboursOf(
  database: SqliteDatabase,
  hop: Hop,
  anchor: string,
  { first, after }: EnginePage,
): Page<Omit<Neighbour, 'sortKey'>> {
  const totalCount = degreeOf(database, hop, anchor);
  if (totalCount === 0 || first === 0) return { items: [], totalCount };
  const { near, far } = columns(hop);
  const rows = database.all<EntityRow & { anchor: number }>(
    `SELECT DISTINCT entity.num, entity.id, entity.json, here.num AS anchor
     FROM entity AS here
     JOIN edge ON edge.type = '${hop.type}' AND edge.${near} = here.num
     JOIN entity ON entity.num = edge.${far} AND entity.json IS NOT NULL AND entity.list_key > ? ${endsCondition(hop.ends)}
     WHERE here.id = ? AND here.json IS NOT NULL ORDER BY entity.list_key LIMIT ?`,
    after,
    anchor,
    first,
  );
  const items = rows.map((row) => {
    const [from, to] =
      hop.direction === 'out' ? [{ id: anchor, num: row.anchor }, row] : [row, { id: anchor, num: row.anchor }];
    return { entity: parseEntity(row), edge: edgeBetween(database, hop.type, from, to) };
  });
  return { items, totalCount };
}

/** How many distinct far ends an anchor has. */
export function degreeOf(database: SqliteDatabase, hop: Hop, anchor: string): number {
  const { near, far } = columns(hop);
  const row = database.get<{ count: number }>(
    `SELECT count(DISTINCT edge.${far}) AS count
     FROM entity AS here
     JOIN edge ON edge.type = '${hop.type}' AND edge.${near} = here.num
     JOIN entity ON entity.num = edge.${far} AND entity.json IS NOT NULL ${endsCondition(hop.ends)}
     WHERE here.id = ? AND here.json IS NOT NULL`,
    anchor,
  );
  return row?.count ?? 0;
}

/** Sessions that a person presented and that are about a project, unless they hold others; `given` is the anchor, `sought` the answer. */
const COVERAGE = {
  Project: { given: 'about.target', sought: 'presented.source' },
  Person: { given: 'presented.source', sought: 'about.target' },
} as const;
const COVERING = `
  FROM edge AS about JOIN edge AS presented ON presented.type = 'PRESENTED' AND presented.target = about.source
  WHERE about.type = 'ABOUT'
  AND NOT EXISTS (SELECT 1 FROM edge AS held WHERE held.type = 'PART_OF' AND held.target = about.source)`;

/** A page of what one project or person covers. */
export function coverageOf(
  database: SqliteDatabase,
  of: 'Project' | 'Person',
  anchor: string,
  { first, after }: EnginePage,
): Page<Omit<Coverage, 'sortKey'>> {
  const { given, sought } = COVERAGE[of];
  const here = database.get<{ num: number }>('SELECT num FROM entity WHERE id = ? AND json IS NOT NULL', anchor);
  if (here === undefined) return { items: [], totalCount: 0 };
  const total = database.get<{ count: number }>(
    `SELECT count(DISTINCT ${sought}) AS count ${COVERING} AND ${given} = ?`,
    here.num,
  );
  const rows = database.all<EntityRow>(
    `SELECT entity.num, entity.id, entity.json FROM (SELECT DISTINCT ${sought} AS far ${COVERING} AND ${given} = ?)
     JOIN entity ON entity.num = far WHERE entity.list_key > ? ORDER BY entity.list_key LIMIT ?`,
    here.num,
    after,
    first,
  );
  const items = rows.map((row) => {
    const sessions = database.all<EntityRow>(
      `SELECT entity.num, entity.id, entity.json FROM (SELECT DISTINCT about.source AS session ${COVERING} AND ${given} = ? AND ${sought} = ?)
       JOIN entity ON entity.num = session ORDER BY entity.list_key`,
      here.num,
      row.num,
    );
    const anchored = { id: anchor, num: here.num };
    const [person, project] = of === 'Project' ? [row, anchored] : [anchored, row];
    const edges = sessions.flatMap((session) => [
      edgeBetween(database, 'ABOUT', session, project),
      edgeBetween(database, 'PRESENTED', person, session),
    ]);
    return { entity: parseEntity(row), sessions: sessions.map(parseEntity), edges: edges.sort(compareEdges) };
  });
  return { items, totalCount: total?.count ?? 0 };
}

/** An edge with all its evidence. */
export function edgeBetween(
  database: SqliteDatabase,
  type: EdgeType,
  from: { readonly id: string; readonly num: number },
  to: { readonly id: string; readonly num: number },
): StoredEdge {
  const shares = database.all<{ note: string; evidence: string }>(
    `SELECT entity.id AS note, edge.evidence FROM edge JOIN entity ON entity.num = edge.note
     WHERE edge.type = ? AND edge.source = ? AND edge.target = ?`,
    type,
    from.num,
    to.num,
  );
  return storedEdge(
    type,
    from.id,
    to.id,
    shares.map(({ note, evidence }) => ({ note, evidence: JSON.parse(evidence) })),
  );
}

/** The entity of a row. */
export function parseEntity(row: { readonly json: string }): Entity {
  return JSON.parse(row.json);
}

/** Which columns of an edge are the anchor's and the far end's. */
export function columns({ direction }: Hop): { readonly near: string; readonly far: string } {
  return direction === 'out' ? { near: 'source', far: 'target' } : { near: 'target', far: 'source' };
}

/** Types come from the closed list that the public layer checks. */
export function endsCondition(ends: readonly EntityType[] | undefined, table = 'entity'): string {
  return ends === undefined ? '' : `AND ${table}.type IN (${ends.map((end) => `'${end}'`).join(', ')})`;
}
