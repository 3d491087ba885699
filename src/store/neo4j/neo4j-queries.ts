import type { EntityType } from '../../model/graph.ts';
import type { Hop } from '../port.ts';
import { fieldsOf, shareOf } from './neo4j-records.ts';

// Labels and relationship types are the only things that become part of query text; the public layer has checked them against the closed
// lists. A missing note has no `sort`, so every comparison with it leaves it out.

/** Pages of far ends: `$anchors`, `$after`, `$first` -> anchor, total, items [{ fields, shares }]. */
export function neighboursQuery(hop: Hop): string {
  return `
    UNWIND $anchors AS anchor
    MATCH (a:Hallway {id: anchor}) WHERE a.sort IS NOT NULL
    CALL (a) { MATCH ${step('a', hop, 'b')} WHERE b.sort > '' RETURN count(DISTINCT b) AS total }
    CALL (a) {
      MATCH ${step('a', hop, 'b')} WHERE b.sort > $after
      WITH DISTINCT a, b ORDER BY b.sort LIMIT $first
      RETURN collect({
        fields: ${fieldsOf('b')},
        shares: COLLECT { MATCH ${step('a', { ...hop, ends: [] }, 'b', 'r')} RETURN ${shareOf('r')} }
      }) AS items
    }
    RETURN anchor, total, items`;
}

/** Numbers of far ends: `$anchors` -> anchor, total. */
export function degreesQuery(hop: Hop): string {
  return `
    UNWIND $anchors AS anchor
    MATCH (a:Hallway {id: anchor}) WHERE a.sort IS NOT NULL
    CALL (a) { MATCH ${step('a', hop, 'b')} WHERE b.sort > '' RETURN count(DISTINCT b) AS total }
    RETURN anchor, total`;
}

/** Pages of coverage: `$anchors`, `$after`, `$first` -> anchor, total, items [{ fields, sessions: [{ fields, about, presented }] }]. */
export function coverageQuery(of: 'Project' | 'Person'): string {
  const covering =
    of === 'Project'
      ? 'MATCH (a)<-[:ABOUT]-(s:Session)<-[:PRESENTED]-(b:Person) WHERE NOT EXISTS { (s)<-[:PART_OF]-() }'
      : 'MATCH (a)-[:PRESENTED]->(s:Session)-[:ABOUT]->(b:Project) WHERE NOT EXISTS { (s)<-[:PART_OF]-() }';
  const [person, project] = of === 'Project' ? ['b', 'a'] : ['a', 'b'];
  return `
    UNWIND $anchors AS anchor
    MATCH (a:Hallway {id: anchor})
    CALL (a) { ${covering} RETURN count(DISTINCT b) AS total }
    CALL (a) {
      ${covering} AND b.sort > $after
      WITH DISTINCT a, b ORDER BY b.sort LIMIT $first
      CALL (a, b) {
        ${covering}
        WITH DISTINCT a, b, s
        RETURN collect({
          fields: ${fieldsOf('s')},
          about: COLLECT { MATCH (s)-[r:ABOUT]->(${project}) RETURN ${shareOf('r')} },
          presented: COLLECT { MATCH (${person})-[r:PRESENTED]->(s) RETURN ${shareOf('r')} }
        }) AS sessions
      }
      RETURN collect({ fields: ${fieldsOf('b')}, sessions: sessions }) AS items
    }
    RETURN anchor, total, items`;
}

/** Search: `$query` (Lucene), `$separator`, `$limit` -> total, items. */
export function searchQuery(types: readonly EntityType[] | undefined): string {
  const found = `CALL db.index.fulltext.queryNodes('hallway_words', $query) YIELD node AS n
    WHERE n.sort > '' ${types === undefined ? '' : `AND (${types.map((type) => `n:${type}`).join(' OR ')})`}`;
  return `
    CALL () { ${found} RETURN count(n) AS total }
    CALL () {
      ${found}
      WITH n ORDER BY size(split(n.sort, $separator)[0]), n.sort LIMIT $limit
      RETURN collect(${fieldsOf('n')}) AS items
    }
    RETURN total, items`;
}

/** Every word of these begins some word of the names. Each character is escaped that Lucene's query language could take for its own. */
export function prefixQuery(terms: readonly string[]): string {
  return terms.map((term) => `+${escaped(term)}*`).join(' ');
}

/** Text as one Lucene term. */
export function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

/** A pattern for one hop, `(near)-[:TYPE]->(far:Label)`, with a variable for the relationship if it is named. */
export function step(near: string, { type, direction, ends = [] }: Hop, far: string, relationship = ''): string {
  const labels = ends.length === 0 ? '' : `:${ends.join('|')}`;
  return direction === 'out'
    ? `(${near})-[${relationship}:${type}]->(${far}${labels})`
    : `(${near})<-[${relationship}:${type}]-(${far}${labels})`;
}
