import neo4j from 'neo4j-driver';
import type { EngineList } from '../engine.ts';
import { COUNT_DIGITS, type Condition, type ListOrder, missingValue } from '../list-request.ts';
import type { Hop } from '../port.ts';
import { prefixQuery, step } from './neo4j-queries.ts';
import { fieldsOf } from './neo4j-records.ts';

/** Cypher with its parameters. */
export interface Query {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * A page of a list: -> total, items [{ fields, value }]. Each hop of the condition is a MATCH of its own, so that the planner may start from
 * whichever end its indexes find fastest.
 */
export function listQuery({ type, first, after, filter, order }: EngineList): Query {
  const { clauses, parameters } = new Matches(type, filter);
  const value = order.by === 'name' ? 'null' : `coalesce(${orderValue(order)}, '${missingValue(order.direction)}')`;
  const descending = order.direction === 'descending';
  const rest = after === undefined ? '' : `WHERE ${beyond(order)}`;
  return {
    text: `
    CALL () { ${clauses} RETURN count(DISTINCT n) AS total }
    CALL () {
      ${clauses}
      WITH DISTINCT n
      WITH n, ${value} AS value ${rest}
      ORDER BY ${order.by === 'name' ? `n.sort ${descending ? 'DESC' : ''}` : `value ${descending ? 'DESC' : ''}, n.sort`} LIMIT $first
      RETURN collect({ fields: ${fieldsOf('n')}, value: value }) AS items
    }
    RETURN total, items`,
    parameters: {
      ...parameters,
      first: neo4j.int(first),
      ...(after === undefined ? {} : { after: after.key, afterValue: after.value }),
    },
  };
}

function beyond(order: ListOrder): string {
  const sign = order.direction === 'descending' ? '<' : '>';
  return order.by === 'name'
    ? `n.sort ${sign} $after`
    : `value ${sign} $afterValue OR (value = $afterValue AND n.sort > $after)`;
}

function orderValue(order: Exclude<ListOrder, { by: 'name' }>): string {
  if (order.hop === undefined) return dayOf('n');
  const pattern = `MATCH ${step('n', order.hop, 'far')} WHERE far.sort > ''`;
  return order.by === 'day'
    ? `COLLECT { ${pattern} RETURN min(${dayOf('far')}) }[0]`
    : `right('${'0'.repeat(COUNT_DIGITS)}' + toString(COUNT { ${pattern} RETURN DISTINCT far }), ${COUNT_DIGITS})`;
}

function dayOf(variable: string): string {
  return `coalesce(${variable}.date, ${variable}.startDate, toString(${variable}.year))`;
}

/** The clauses that bind `n` to what fulfils a condition (perhaps several times). */
class Matches {
  readonly parameters: Record<string, unknown> = {}; // keys are made here, never of text
  readonly clauses: string;
  #variables = 0;

  constructor(type: string, condition: Condition) {
    const words =
      condition.terms === undefined
        ? ''
        : `CALL db.index.fulltext.queryNodes('hallway_words', ${this.#parameter(prefixQuery(condition.terms))}) YIELD node AS n WITH n `;
    this.clauses = `${words}MATCH (n:${type}) WHERE n.sort > '' AND n:Hallway ${this.#rest(condition, 'n')}`;
  }

  #parameter(value: unknown): string {
    const name = `p${Object.keys(this.parameters).length}`;
    this.parameters[name] = value;
    return `$${name}`;
  }

  #rest(condition: Condition, variable: string): string {
    const { ids, kinds, years, days, author, joined = [], without } = condition;
    const tests: string[] = [];
    if (ids) tests.push(`${variable}.id IN ${this.#parameter(ids)}`);
    if (kinds) tests.push(`${variable}.kind IN ${this.#parameter(kinds)}`);
    if (years?.from !== undefined) tests.push(`${variable}.year >= ${this.#parameter(neo4j.int(years.from))}`);
    if (years?.to !== undefined) tests.push(`${variable}.year <= ${this.#parameter(neo4j.int(years.to))}`);
    if (days?.from !== undefined) tests.push(`${variable}.date >= ${this.#parameter(days.from)}`);
    if (days?.to !== undefined) tests.push(`${variable}.date <= ${this.#parameter(days.to)}`);
    if (author !== undefined) tests.push(`${this.#parameter(author)} IN ${variable}.authorKeys`);
    if (without) tests.push(`NOT EXISTS { MATCH ${step(variable, without, 'held')} WHERE held.sort > '' }`);
    const matches = joined.map(({ hop, where }) => this.#hop(variable, hop, where));
    return [tests.map((test) => `AND ${test}`).join(' '), ...matches].join('\n');
  }

  #hop(near: string, hop: Hop, where: Condition): string {
    this.#variables += 1;
    const far = `n${this.#variables}`;
    const ends = hop.ends === undefined ? '' : `AND (${hop.ends.map((end) => `${far}:${end}`).join(' OR ')})`;
    const { ends: _ends, ...bare } = hop;
    return `MATCH ${step(near, bare, `${far}:Hallway`)} WHERE ${far}.sort > '' ${ends} ${this.#rest(where, far)}`;
  }
}
