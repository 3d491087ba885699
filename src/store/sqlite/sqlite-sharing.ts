import type { EntityType } from '../../model/graph.ts';
import type { Anchor, Hop, Shared, Sharing } from '../port.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { columns, endsCondition } from './sqlite-graph.ts';

/** What the rows of the table `name` that hold notes' keys have in the place of a kind of entity. */
export const NOTE_KEY = '(key)';

/** Candidates by shared weight. Anchors with the same path are counted by one query part. */
export function sharingOf(
  database: SqliteDatabase,
  type: EntityType,
  { anchors, except }: Sharing,
  limit: number,
): readonly Shared[] {
  if (anchors.length === 0) return [];
  const parts = new Map<string, { position: number; id: string; weight: number }[]>();
  anchors.forEach((anchor, position) => {
    const sql = 'key' in anchor ? KEY_QUERY : pathQuery(anchor.path);
    const part = parts.get(sql) ?? [];
    part.push({ position, id: idOf(anchor), weight: anchor.weight });
    parts.set(sql, part);
  });
  const rows = database.all<{ id: string; weight: number; anchors: string }>(
    `SELECT entity.id, sum(hit.weight) AS weight, json_group_array(hit.position) AS anchors
     FROM (${[...parts.keys()].join(' UNION ALL ')}) AS hit JOIN entity ON entity.num = hit.candidate
     WHERE entity.type = '${type}' AND entity.json IS NOT NULL AND entity.id NOT IN (SELECT value FROM json_each(?))
     GROUP BY entity.num ORDER BY sum(hit.weight) DESC, entity.order_key LIMIT ?`,
    ...[...parts.values()].map((part) => JSON.stringify(part)),
    JSON.stringify(except),
    limit,
  );
  return rows.map(({ id, weight, anchors: positions }) => ({ id, weight, anchors: ascending(JSON.parse(positions)) }));
}

/** How many notes hold a key. */
export function holdersOf(database: SqliteDatabase, key: string): number {
  const row = database.get<{ count: number }>(
    `SELECT count(*) AS count FROM name WHERE type = '${NOTE_KEY}' AND key = ?`,
    key,
  );
  return row?.count ?? 0;
}

function idOf(anchor: Anchor): string {
  return 'key' in anchor ? anchor.key : anchor.id;
}

/** (position, weight, candidate) of the notes that hold keys; its parameter is a JSON list of anchors. */
const KEY_QUERY = `SELECT given.value ->> 'position' AS position, given.value ->> 'weight' AS weight, name.entity AS candidate
  FROM json_each(?) AS given JOIN name ON name.type = '${NOTE_KEY}' AND name.key = given.value ->> 'id'`;

/** (position, weight, candidate) of everything at the end of a path; its parameter is a JSON list of anchors. */
function pathQuery(path: readonly Hop[]): string {
  const hops = path.map((hop, index) => {
    const { near, far } = columns(hop);
    const before = index === 0 ? 'anchor.num' : `end${index - 1}.num`;
    return `JOIN edge AS hop${index} ON hop${index}.type = '${hop.type}' AND hop${index}.${near} = ${before}
      JOIN entity AS end${index} ON end${index}.num = hop${index}.${far} AND end${index}.json IS NOT NULL
        ${endsCondition(hop.ends, `end${index}`)}`;
  });
  return `SELECT DISTINCT given.value ->> 'position' AS position, given.value ->> 'weight' AS weight, end${path.length - 1}.num AS candidate
    FROM json_each(?) AS given JOIN entity AS anchor ON anchor.id = given.value ->> 'id' AND anchor.json IS NOT NULL ${hops.join(' ')}`;
}

function ascending(positions: number[]): number[] {
  return positions.sort((a, b) => a - b);
}
