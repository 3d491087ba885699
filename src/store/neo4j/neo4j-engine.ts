import neo4j from 'neo4j-driver';
import { compareText } from '../../model/evidence.ts';
import { EDGE_TYPES, ENTITY_TYPES, type Entity, type EntityType, type StoredEdge } from '../../model/graph.ts';
import { sortKey } from '../../model/merge-statements.ts';
import type { BatchResult, EngineItem, EngineList, EngineOrderedPage, EnginePage, StoreEngine } from '../engine.ts';
import { LIST_KEY_SEPARATOR, listKey } from '../list-key.ts';
import type { ListOrder } from '../list-request.ts';
import type { Coverage, Hop, Neighbour, NoteChange, Page, Sharing } from '../port.ts';
import { compareEdges, storedEdge } from '../stored-edge.ts';
import type { SessionPath, Together } from '../together.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';
import { listQuery } from './neo4j-list.ts';
import { coverageQuery, degreesQuery, escaped, neighboursQuery, prefixQuery, searchQuery } from './neo4j-queries.ts';
import { entityOf, fieldsOf, type NodeRow, parseShare, type ShareRow, shareOf } from './neo4j-records.ts';
import { HOLDERS_QUERY, type SharingRow, sharedOf, sharingQuery } from './neo4j-sharing.ts';
import { type TogetherRow, togetherQuery } from './neo4j-together.ts';
import { newsAmong, writeChanges } from './neo4j-writer.ts';

interface ListRow {
  readonly total: number;
  readonly items: readonly NodeRow[];
}

interface OrderedRow {
  readonly total: number;
  readonly items: readonly { readonly fields: NodeRow; readonly value: string | null }[];
}

interface NeighboursRow {
  readonly anchor: string;
  readonly total: number;
  readonly items: readonly { readonly fields: NodeRow; readonly shares: readonly ShareRow[] }[];
}

interface CoverageRow {
  readonly anchor: string;
  readonly total: number;
  readonly items: readonly {
    readonly fields: NodeRow;
    readonly sessions: readonly {
      readonly fields: NodeRow;
      readonly about: readonly ShareRow[];
      readonly presented: readonly ShareRow[];
    }[];
  }[];
}

/** The graph in a Neo4j server or cluster. Every question is one query; nothing is remembered between two. */
export class Neo4jEngine implements StoreEngine {
  readonly batchSize = 25;
  readonly #connection: Neo4jConnection;

  constructor(connection: Neo4jConnection) {
    this.#connection = connection;
  }

  until(moment: number): Neo4jEngine {
    return new Neo4jEngine(this.#connection.until(moment));
  }

  async revision(): Promise<number> {
    const [meta] = await this.#connection.read<{ revision: number | null }>(
      'MATCH (m:HallwayMeta {id: "meta"}) RETURN m.revision AS revision',
    );
    return meta?.revision ?? 0;
  }

  async ping(): Promise<void> {
    await this.#connection.read('RETURN 1');
  }

  async applyBatch(changes: readonly NoteChange[]): Promise<BatchResult> {
    const news = await newsAmong((query, parameters) => this.#connection.read(query, parameters), changes);
    if (news.length === 0) return { changed: [], created: [], deleted: [] };
    return this.#connection.write((run) => writeChanges(run, news));
  }

  async digests(): Promise<ReadonlyMap<string, string>> {
    const digests = new Map<string, string>();
    const rows = this.#connection.stream<{ id: string; digest: string }>(
      'MATCH (n:Hallway:Note) RETURN n.id AS id, n.digest AS digest ORDER BY coalesce(n.orderKey, n.id)',
    );
    for await (const { id, digest } of rows) digests.set(id, digest);
    return digests;
  }

  async entities(ids: readonly string[]): Promise<ReadonlyMap<string, Entity>> {
    const rows = await this.#connection.read<{ fields: NodeRow }>(
      `UNWIND $ids AS id MATCH (n:Hallway {id: id}) WHERE n.sort IS NOT NULL RETURN ${fieldsOf('n')} AS fields`,
      { ids },
    );
    return new Map(rows.map(({ fields }) => entityOf(fields)).map((entity) => [entity.id, entity]));
  }

  async withNameKey(type: EntityType, key: string): Promise<readonly Entity[]> {
    const rows = await this.#connection.read<{ fields: NodeRow }>(
      `CALL db.index.fulltext.queryNodes('hallway_keys', $query) YIELD node AS n WHERE n:${type} AND n.sort > ''
       RETURN ${fieldsOf('n')} AS fields`,
      { query: escaped(key) },
    );
    return rows.map(({ fields }) => entityOf(fields));
  }

  async notesAtAddress(key: string): Promise<readonly Entity[]> {
    const rows = await this.#connection.read<{ fields: NodeRow }>(
      `MATCH (n:Note {address: $key}) WHERE n:Hallway RETURN ${fieldsOf('n')} AS fields ORDER BY n.sort`,
      { key },
    );
    return rows.map(({ fields }) => entityOf(fields));
  }

  async list(request: EngineList): Promise<Page<EngineItem>> {
    const { text, parameters } = listQuery(request);
    const [row] = await this.#connection.read<OrderedRow>(text, parameters);
    const items = (row?.items ?? []).map(({ fields, value }) => ({ entity: entityOf(fields), value: value ?? '' }));
    return { items: inRequestedOrder(items, request.order), totalCount: row?.total ?? 0 };
  }

  async neighbours(hop: Hop, anchors: readonly string[], { first, after }: EnginePage) {
    if (hop.ends?.length === 0) return new Map<string, Page<Omit<Neighbour, 'sortKey'>>>();
    const rows = await this.#connection.read<NeighboursRow>(neighboursQuery(hop), {
      anchors,
      after,
      first: neo4j.int(first),
    });
    return new Map(
      rows.map(({ anchor, total, items }): [string, Page<Omit<Neighbour, 'sortKey'>>] => {
        const neighbours = items.map(({ fields, shares }) => {
          const entity = entityOf(fields);
          const [from, to] = hop.direction === 'out' ? [anchor, entity.id] : [entity.id, anchor];
          return { entity, edge: storedEdge(hop.type, from, to, shares.map(parseShare)) };
        });
        return [anchor, { items: inListOrder(neighbours, ({ entity }) => entity), totalCount: total }];
      }),
    );
  }

  async degrees(hop: Hop, anchors: readonly string[]) {
    if (hop.ends?.length === 0) return new Map<string, number>();
    const rows = await this.#connection.read<{ anchor: string; total: number }>(degreesQuery(hop), { anchors });
    return new Map(rows.map(({ anchor, total }) => [anchor, total]));
  }

  async counts(): Promise<Readonly<Record<EntityType, number>>> {
    const rows = await this.#connection.read<{ type: EntityType; count: number }>(
      ENTITY_TYPES.map((type) => `MATCH (n:Hallway:${type}) RETURN '${type}' AS type, count(n) AS count`).join(
        ' UNION ALL ',
      ),
    );
    const counts = new Map(rows.map(({ type, count }) => [type, count])); // a kind without nodes has no row
    return Object.fromEntries(ENTITY_TYPES.map((type) => [type, counts.get(type) ?? 0])) as Record<EntityType, number>; // one each
  }

  async coverage(of: 'Project' | 'Person', anchors: readonly string[], { first, after }: EnginePage) {
    const rows = await this.#connection.read<CoverageRow>(coverageQuery(of), {
      anchors,
      after,
      first: neo4j.int(first),
    });
    return new Map(
      rows.map(({ anchor, total, items }): [string, Page<Omit<Coverage, 'sortKey'>>] => {
        const covering = items.map((item) => coverageItem(of, anchor, item));
        return [anchor, { items: inListOrder(covering, ({ entity }) => entity), totalCount: total }];
      }),
    );
  }

  async together(path: SessionPath, anchors: readonly string[], page: EngineOrderedPage) {
    const rows = await this.#connection.read<TogetherRow>(togetherQuery(path, page), {
      anchors,
      first: neo4j.int(page.first),
      ...(page.after && { after: page.after.key, afterValue: page.after.value }),
    });
    return new Map(
      rows.map(({ anchor, total, items }): [string, Page<Omit<Together, 'sortKey'>>] => {
        const joined = items.map(({ fields, value, sessions }) => {
          const read = sessions.map((session) => entityOf(session.fields));
          return { entity: entityOf(fields), value, sessions: inListOrder(read, (session) => session) };
        });
        return [anchor, { items: mostFirst(joined), totalCount: total }];
      }),
    );
  }

  async sharing(type: EntityType, requests: readonly Sharing[], limit: number) {
    const query = sharingQuery(type, requests, limit);
    const rows = query === undefined ? [] : await this.#connection.read<SharingRow>(query.text, query.parameters);
    return sharedOf(rows, requests.length);
  }

  async holders(keys: readonly string[]) {
    const rows = await this.#connection.read<{ key: string; total: number }>(HOLDERS_QUERY, { keys });
    return new Map(rows.map(({ key, total }) => [key, total]));
  }

  async search(
    terms: readonly string[],
    types: readonly EntityType[] | undefined,
    limit: number,
  ): Promise<Page<Entity>> {
    return listed(
      await this.#connection.read<ListRow>(searchQuery(types), {
        query: prefixQuery(terms),
        separator: LIST_KEY_SEPARATOR,
        limit: neo4j.int(limit),
      }),
    );
  }

  /** Neo4j keeps no snapshot for readers: notes ingested meanwhile may show in part. */
  async *everything(): AsyncGenerator<{ readonly entity: Entity } | { readonly edge: StoredEdge }> {
    for (const type of [...ENTITY_TYPES].sort(compareText)) {
      const rows = this.#connection.stream<{ fields: NodeRow }>(
        `MATCH (n:Hallway:${type}) RETURN ${fieldsOf('n')} AS fields ORDER BY coalesce(n.orderKey, n.id)`,
      );
      for await (const { fields } of rows) yield { entity: entityOf(fields) };
    }
    for (const type of [...EDGE_TYPES].sort(compareText)) {
      const rows = this.#connection.stream<{ source: string; target: string; shares: ShareRow[] }>(
        `MATCH (a:Hallway)-[r:${type}]->(b:Hallway) WHERE b.sort IS NOT NULL
         WITH a, b, collect(${shareOf('r')}) AS shares
         RETURN a.id AS source, b.id AS target, shares ORDER BY coalesce(a.orderKey, a.id), coalesce(b.orderKey, b.id)`,
      );
      for await (const { source, target, shares } of rows)
        yield { edge: storedEdge(type, source, target, shares.map(parseShare)) };
    }
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

function listed([row]: readonly ListRow[]): Page<Entity> {
  return { items: (row?.items ?? []).map(entityOf), totalCount: row?.total ?? 0 };
}

function coverageItem(of: 'Project' | 'Person', anchor: string, { fields, sessions }: CoverageRow['items'][number]) {
  const entity = entityOf(fields);
  const [person, project] = of === 'Project' ? [entity.id, anchor] : [anchor, entity.id];
  const read = inListOrder(
    sessions.map((one) => ({ ...one, session: entityOf(one.fields) })),
    ({ session }) => session,
  );
  const edges = read.flatMap(({ session, about, presented }) => [
    storedEdge('ABOUT', session.id, project, about.map(parseShare)),
    storedEdge('PRESENTED', person, session.id, presented.map(parseShare)),
  ]);
  return { entity, sessions: read.map(({ session }) => session), edges: edges.sort(compareEdges) };
}

/** The server picks the page; the order inside it is made here, since Cypher promises none for `collect`. */
function inListOrder<T>(items: readonly T[], entity: (item: T) => Entity): readonly T[] {
  return items
    .map((item) => ({ item, key: listKey(sortKey(entity(item)), entity(item).id) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ item }) => item);
}

/** As above, for the order that was asked for. */
function inRequestedOrder(
  items: readonly { readonly entity: Entity; readonly value: string }[],
  { by, direction }: ListOrder,
): readonly EngineItem[] {
  const sign = direction === 'descending' ? -1 : 1;
  const named = inListOrder(items, ({ entity }) => entity);
  if (by === 'name') return (sign === 1 ? named : [...named].reverse()).map(({ entity }) => ({ entity }));
  return [...named].sort((a, b) => sign * compareText(a.value, b.value)); // stable: equal values stay by name
}

function mostFirst<T extends { readonly entity: Entity; readonly value: string }>(items: readonly T[]): readonly T[] {
  return [...inListOrder(items, ({ entity }) => entity)].sort((a, b) => compareText(b.value, a.value));
}
