import type { EngineItem, EngineList } from '../engine.ts';
import { COUNT_DIGITS, type Condition, type ListOrder, missingValue } from '../list-request.ts';
import type { Hop, Page } from '../port.ts';
import type { SqliteDatabase, SqliteValue } from './sqlite-database.ts';
import { columns, endsCondition, parseEntity } from './sqlite-graph.ts';

/** SQL with the values of its parameters, in their order. */
interface Part {
  readonly sql: string;
  readonly values: readonly SqliteValue[];
}

/** A page of a list, and how many it has in all. */
export function listOf(database: SqliteDatabase, { type, first, after, filter, order }: EngineList): Page<EngineItem> {
  const where = allOf([
    { sql: `${unindexed(filter)}n.type = ?`, values: [type] },
    { sql: 'n.json IS NOT NULL', values: [] },
    ...conditions(filter, 'n'),
  ]);
  const total = database.get<{ count: number }>(
    `SELECT count(*) AS count FROM entity AS n WHERE ${where.sql}`,
    ...where.values,
  );
  const totalCount = total?.count ?? 0;
  if (first === 0 || totalCount === 0) return { items: [], totalCount };
  const rest = after === undefined ? { sql: 'TRUE', values: [] } : beyond(order, after);
  const turned = order.direction === 'descending' ? 'DESC' : 'ASC';
  if (order.by === 'name') {
    const rows = database.all<{ json: string }>(
      `SELECT n.json FROM entity AS n WHERE ${where.sql} AND ${rest.sql} ORDER BY n.list_key ${turned} LIMIT ?`,
      ...where.values,
      ...rest.values,
      first,
    );
    return { items: rows.map((row) => ({ entity: parseEntity(row) })), totalCount };
  }
  const rows = database.all<{ json: string; value: string }>(
    `SELECT n.json, n.value FROM (
       SELECT n.json, n.list_key, coalesce(${orderValue(order)}, '${missingValue(order.direction)}') AS value FROM entity AS n WHERE ${where.sql}
     ) AS n WHERE ${rest.sql} ORDER BY n.value ${turned}, n.list_key LIMIT ?`,
    ...where.values,
    ...rest.values,
    first,
  );
  return { items: rows.map((row) => ({ entity: parseEntity(row), value: row.value })), totalCount };
}

function beyond(order: ListOrder, { key, value }: { readonly key: string; readonly value: string }): Part {
  const sign = order.direction === 'descending' ? '<' : '>';
  if (order.by === 'name') return { sql: `n.list_key ${sign} ?`, values: [key] };
  return { sql: `(n.value ${sign} ? OR (n.value = ? AND n.list_key > ?))`, values: [value, value, key] };
}

function orderValue(order: Exclude<ListOrder, { by: 'name' }>): string {
  if (order.hop === undefined) return dayOf('n');
  const { near, far } = columns(order.hop);
  const ends = `FROM edge JOIN entity AS far ON far.num = edge.${far} AND far.json IS NOT NULL ${endsCondition(order.hop.ends, 'far')}
    WHERE edge.type = '${order.hop.type}' AND edge.${near} = n.num`;
  return order.by === 'day'
    ? `(SELECT min(${dayOf('far')}) ${ends})`
    : `printf('%0${COUNT_DIGITS}d', (SELECT count(DISTINCT far.num) ${ends}))`;
}

function dayOf(table: string): string {
  return `coalesce(${table}.json ->> '$.date', ${table}.json ->> '$.startDate', CAST(${table}.json ->> '$.year' AS TEXT))`;
}

/** Subqueries, not joins: none depends on the row, so SQLite runs each once, starting from its most telling index. */
function conditions(condition: Condition, table: string): readonly Part[] {
  const { ids, kinds, years, days, author, terms, joined = [], without } = condition;
  const parts: Part[] = [];
  const add = (sql: string, ...values: SqliteValue[]) => parts.push({ sql, values });
  if (ids) add(`${table}.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
  if (kinds) add(`${table}.json ->> '$.kind' IN (SELECT value FROM json_each(?))`, JSON.stringify(kinds));
  if (years?.from !== undefined) add(`${table}.json ->> '$.year' >= ?`, years.from);
  if (years?.to !== undefined) add(`${table}.json ->> '$.year' <= ?`, years.to);
  if (days?.from !== undefined) add(`${table}.json ->> '$.date' >= ?`, days.from);
  if (days?.to !== undefined) add(`${table}.json ->> '$.date' <= ?`, days.to);
  if (author !== undefined) {
    add(`${table}.num IN (SELECT entity FROM name WHERE type = '${AUTHOR}' AND key = ?)`, author);
  }
  if (terms) {
    const words = terms.map((term) => `"${term}"*`).join(' '); // folded terms hold no quotes
    add(`${table}.num IN (SELECT rowid FROM search WHERE search MATCH ?)`, words);
  }
  for (const { hop, where } of joined) parts.push(joinedTo(hop, where, table));
  if (without) add(`NOT EXISTS (${anyEnd(without, table)})`);
  return parts;
}

/** SQLite keeps the order of a CROSS JOIN: from the far ends that fulfil a condition, if it has any, to what hangs on them. */
function joinedTo(hop: Hop, where: Condition, table: string): Part {
  const far = `${table}_`;
  const columnsOf = columns(hop);
  const ends = endsCondition(hop.ends, `${unindexed(where)}${far}`);
  const met = allOf([{ sql: `${far}.json IS NOT NULL ${ends}`, values: [] }, ...conditions(where, far)]);
  const on = `edge.type = '${hop.type}' AND edge.${columnsOf.far} = ${far}.num`;
  const from =
    met.values.length === 0 ? `edge JOIN entity AS ${far} ON ${on}` : `entity AS ${far} CROSS JOIN edge ON ${on}`;
  return { sql: `${table}.num IN (SELECT edge.${columnsOf.near} FROM ${from} WHERE ${met.sql})`, values: met.values };
}

/** A sign that keeps SQLite from looking up the kind, where something tells more. */
function unindexed({ ids, author, terms, joined = [] }: Condition): '+' | '' {
  return ids || author !== undefined || terms || joined.length > 0 ? '+' : '';
}

/** The kind under which the names of notes' authors are kept among the other names. */
export const AUTHOR = 'Author';

function anyEnd(hop: Hop, table: string): string {
  const { near, far } = columns(hop);
  return `SELECT 1 FROM edge JOIN entity AS held ON held.num = edge.${far} AND held.json IS NOT NULL ${endsCondition(hop.ends, 'held')}
    WHERE edge.type = '${hop.type}' AND edge.${near} = ${table}.num`;
}

function allOf(parts: readonly Part[]): Part {
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}
