import neo4j from 'neo4j-driver';
import { compareText } from '../../model/evidence.ts';
import type { EntityType } from '../../model/graph.ts';
import type { Anchor, Hop, Shared, Sharing } from '../port.ts';
import { step } from './neo4j-queries.ts';

/** A query with its parameters. */
interface SharingQuery {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A row of its answer. */
export interface SharingRow {
  readonly request: number;
  readonly id: string;
  readonly weight: number;
  readonly anchors: readonly number[];
}

/** Candidates of several requests in one query; `undefined` if no anchor can lead anywhere. */
export function sharingQuery(type: EntityType, requests: readonly Sharing[], limit: number): SharingQuery | undefined {
  const parts = new Map<string, { readonly path: Path; readonly rows: Record<string, unknown>[] }>();
  requests.forEach(({ anchors }, request) => {
    anchors.forEach((anchor, position) => {
      const path = 'key' in anchor ? undefined : anchor.path;
      if (path?.some((hop) => hop.ends?.length === 0)) return;
      const name = JSON.stringify(path ?? null);
      const part = parts.get(name) ?? { path, rows: [] };
      part.rows.push(rowOf(anchor, request, position));
      parts.set(name, part);
    });
  });
  if (parts.size === 0) return undefined;
  // In one order, so that equal sets of paths are one text, which the server plans once.
  const given = [...parts].sort(([a], [b]) => compareText(a, b)).map(([, part]) => part);
  return {
    text: sharingText(
      type,
      given.map(({ path }) => path),
    ),
    parameters: {
      ...Object.fromEntries(given.map(({ rows }, index) => [`part${index}`, rows])),
      excepts: requests.map(({ except }) => except),
      limit: neo4j.int(limit),
    },
  };
}

/** From an anchor to candidates; `undefined` for a key, which notes hold. */
type Path = readonly Hop[] | undefined;

/** The text of such a query: `$part0`... (anchors of each path), `$excepts` (a list for each request), `$limit` -> request, id, weight, anchors. */
export function sharingText(type: EntityType, paths: readonly Path[]): string {
  const branches = paths.map((path, part) => (path === undefined ? keyBranch(part) : pathBranch(path, part)));
  return `
    CALL () { ${branches.join(' UNION ALL ')} }
    WITH request, c, position, weight WHERE c:${type} AND NOT c.id IN $excepts[request]
    WITH request, c, sum(weight) AS weight, collect(position) AS anchors
    ORDER BY request, weight DESC, coalesce(c.orderKey, c.id)
    WITH request, collect({ id: c.id, weight: weight, anchors: anchors })[..$limit] AS found
    UNWIND found AS one
    RETURN request, one.id AS id, one.weight AS weight, one.anchors AS anchors`;
}

/** The rows as lists, one for each of so many requests. Rows of one request come in order. */
export function sharedOf(rows: readonly SharingRow[], requests: number): readonly (readonly Shared[])[] {
  const lists: Shared[][] = Array.from({ length: requests }, () => []);
  for (const { request, id, weight, anchors } of rows) {
    lists[request]?.push({ id, weight, anchors: [...anchors].sort((a, b) => a - b) });
  }
  return lists;
}

/** How many notes hold each key: `$keys` -> key, total. */
export const HOLDERS_QUERY = `
  UNWIND $keys AS key
  MATCH (t:HallwayTerm {key: key})
  RETURN key, COUNT { (t)<-[:HAS_TERM]-() } AS total`;

function rowOf(anchor: Anchor, request: number, position: number): Record<string, unknown> {
  const id = 'key' in anchor ? anchor.key : anchor.id;
  return { id, weight: neo4j.int(anchor.weight), request: neo4j.int(request), position: neo4j.int(position) };
}

function keyBranch(part: number): string {
  return `
      UNWIND $part${part} AS given
      MATCH (t:HallwayTerm {key: given.id})<-[:HAS_TERM]-(c)
      RETURN given.request AS request, given.position AS position, given.weight AS weight, c`;
}

/** `coalesce` keeps the planner from reading all nodes of a kind by their index on `sort` instead of following the few relationships. */
function pathBranch(path: readonly Hop[], part: number): string {
  const hops = path.map(
    (hop, index) => `MATCH ${step(`n${index}`, hop, `n${index + 1}`)} WHERE coalesce(n${index + 1}.sort, '') <> ''
        WITH DISTINCT given, n${index + 1}`,
  );
  return `
      UNWIND $part${part} AS given
      MATCH (n0:Hallway {id: given.id}) WHERE n0.sort IS NOT NULL
      ${hops.join('\n')}
      RETURN given.request AS request, given.position AS position, given.weight AS weight, n${path.length} AS c`;
}
