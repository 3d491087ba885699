import type { EngineOrderedPage } from '../engine.ts';
import { COUNT_DIGITS } from '../list-request.ts';
import { MOST_SESSIONS, type SessionPath } from '../together.ts';
import { step } from './neo4j-queries.ts';
import { fieldsOf, type NodeRow } from './neo4j-records.ts';

/** What the query answers for one anchor. */
export interface TogetherRow {
  readonly anchor: string;
  readonly total: number;
  readonly items: readonly {
    readonly fields: NodeRow;
    readonly value: string;
    readonly sessions: readonly { readonly fields: NodeRow }[];
  }[];
}

/** Pages of what sessions join to anchors: `$anchors`, `$first` and, to start after something, `$after` and `$afterValue` -> `TogetherRow`s. */
export function togetherQuery(
  { toSessions, fromSessions }: SessionPath,
  { after }: Pick<EngineOrderedPage, 'after'>,
): string {
  const joining = `MATCH ${step('a', toSessions, 's')} WHERE s.sort > '' AND NOT EXISTS { (s)<-[:PART_OF]-() }
      MATCH ${step('s', fromSessions, 'b')} WHERE b.sort > '' AND b <> a`;
  const rest = after === undefined ? '' : 'WHERE value < $afterValue OR (value = $afterValue AND b.sort > $after)';
  return `
    UNWIND $anchors AS anchor
    MATCH (a:Hallway {id: anchor}) WHERE a.sort IS NOT NULL
    CALL (a) { ${joining} RETURN count(DISTINCT b) AS total }
    CALL (a) {
      ${joining}
      WITH a, b, count(DISTINCT s) AS count
      WITH a, b, right('${'0'.repeat(COUNT_DIGITS)}' + toString(count), ${COUNT_DIGITS}) AS value ${rest}
      ORDER BY value DESC, b.sort LIMIT $first
      CALL (a, b) {
        ${joining}
        WITH DISTINCT s ORDER BY s.sort LIMIT ${MOST_SESSIONS}
        RETURN collect({ fields: ${fieldsOf('s')} }) AS sessions
      }
      RETURN collect({ fields: ${fieldsOf('b')}, value: value, sessions: sessions }) AS items
    }
    RETURN anchor, total, items`;
}
