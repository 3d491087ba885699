import type { Entity } from '../../model/graph.ts';
import type { EngineOrderedPage } from '../engine.ts';
import { COUNT_DIGITS } from '../list-request.ts';
import type { Page } from '../port.ts';
import { MOST_SESSIONS, type SessionPath, type Together } from '../together.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { columns, endsCondition, parseEntity } from './sqlite-graph.ts';

/** A page of what sessions join to one anchor. */
export function togetherOf(
  database: SqliteDatabase,
  path: SessionPath,
  anchor: string,
  { first, after }: EngineOrderedPage,
): Page<Omit<Together, 'sortKey'>> {
  const joining = joiningQuery(path);
  const all = `SELECT entity.num, entity.json, entity.list_key, printf('%0${COUNT_DIGITS}d', count(DISTINCT session.num)) AS value ${joining} GROUP BY entity.num`;
  const total = database.get<{ count: number }>(`SELECT count(*) AS count FROM (${all})`, anchor);
  const totalCount = total?.count ?? 0;
  if (first === 0 || totalCount === 0) return { items: [], totalCount };
  const rest = after === undefined ? 'TRUE' : '(value < ? OR (value = ? AND list_key > ?))';
  const rows = database.all<{ num: number; json: string; value: string }>(
    `SELECT num, json, value FROM (${all}) WHERE ${rest} ORDER BY value DESC, list_key LIMIT ?`,
    anchor,
    ...(after === undefined ? [] : [after.value, after.value, after.key]),
    first,
  );
  const sessionsWith = (num: number): Entity[] =>
    database
      .all<{ json: string }>(
        `SELECT DISTINCT session.json, session.list_key ${joining} AND entity.num = ? ORDER BY session.list_key LIMIT ${MOST_SESSIONS}`,
        anchor,
        num,
      )
      .map(parseEntity);
  const items = rows.map((row) => ({ entity: parseEntity(row), value: row.value, sessions: sessionsWith(row.num) }));
  return { items, totalCount };
}

/** SQLite keeps the order of CROSS JOINs: from the anchor on, which its planner would not always find. */
function joiningQuery({ toSessions, fromSessions }: SessionPath): string {
  const [to, from] = [columns(toSessions), columns(fromSessions)];
  return `
    FROM entity AS here
    CROSS JOIN edge AS near ON near.type = '${toSessions.type}' AND near.${to.near} = here.num
    CROSS JOIN entity AS session ON session.num = near.${to.far} AND session.json IS NOT NULL ${endsCondition(toSessions.ends, 'session')}
    CROSS JOIN edge AS away ON away.type = '${fromSessions.type}' AND away.${from.near} = session.num
    CROSS JOIN entity ON entity.num = away.${from.far} AND entity.json IS NOT NULL ${endsCondition(fromSessions.ends)}
    WHERE here.id = ? AND here.json IS NOT NULL AND entity.num <> here.num
    AND NOT EXISTS (SELECT 1 FROM edge AS held WHERE held.type = 'PART_OF' AND held.target = session.num)`;
}
