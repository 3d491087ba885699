import { HallwayError } from '../../errors.ts';
import { ENTITY_TYPES, type Entity, type EntityType } from '../../model/graph.ts';
import type { BatchResult, EngineItem, EngineList, EngineOrderedPage, EnginePage, StoreEngine } from '../engine.ts';
import { LIST_KEY_SEPARATOR } from '../list-key.ts';
import type { Hop, NoteChange, Page, Sharing } from '../port.ts';
import type { SessionPath } from '../together.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { everythingOf } from './sqlite-everything.ts';
import { coverageOf, degreeOf, neighboursOf, parseEntity } from './sqlite-graph.ts';
import { listOf } from './sqlite-list.ts';
import { holdersOf, sharingOf } from './sqlite-sharing.ts';
import { togetherOf } from './sqlite-together.ts';
import { isNews, writeChanges } from './sqlite-writer.ts';

/** The graph in a SQLite file. Its methods are quick and synchronous inside; only writers wait, and they wait without blocking. */
export class SqliteEngine implements StoreEngine {
  /** Large enough to share the cost of a transaction, small enough to let the event loop breathe between two. */
  readonly batchSize = 25;
  readonly #connection: SqliteDatabase;
  readonly #moment: number;

  /** @param moment when reads give up, by the process's own clock */
  constructor(database: SqliteDatabase, moment = Number.POSITIVE_INFINITY) {
    this.#connection = database;
    this.#moment = moment;
  }

  until(moment: number): SqliteEngine {
    return new SqliteEngine(this.#connection, moment);
  }

  /** The database, while there is time. A statement under way cannot be stopped, but no further one begins. */
  get #database(): SqliteDatabase {
    if (performance.now() > this.#moment) {
      throw new HallwayError(
        'TIMEOUT',
        `Store "${this.#connection.path}" had no time left to answer; try again, or ask for less`,
      );
    }
    return this.#connection;
  }

  async revision(): Promise<number> {
    return this.#database.get<{ value: number }>(`SELECT value FROM meta WHERE key = 'revision'`)?.value ?? 0;
  }

  async ping(): Promise<void> {
    this.#database.get('SELECT 1 FROM meta');
  }

  async applyBatch(changes: readonly NoteChange[]): Promise<BatchResult> {
    if (!changes.some((change) => isNews(this.#connection, change))) return { changed: [], created: [], deleted: [] };
    const result = await this.#connection.write(() => writeChanges(this.#connection, changes));
    await new Promise(setImmediate);
    return result;
  }

  async digests(): Promise<ReadonlyMap<string, string>> {
    const rows = this.#database.all<{ id: string; digest: string }>(
      'SELECT id, digest FROM entity WHERE digest IS NOT NULL ORDER BY order_key',
    );
    return new Map(rows.map(({ id, digest }) => [id, digest]));
  }

  async entities(ids: readonly string[]): Promise<ReadonlyMap<string, Entity>> {
    const found = new Map<string, Entity>();
    for (const id of ids) {
      const row = this.#database.get<{ json: string }>('SELECT json FROM entity WHERE id = ? AND json IS NOT NULL', id);
      if (row !== undefined) found.set(id, parseEntity(row));
    }
    return found;
  }

  async withNameKey(type: EntityType, key: string): Promise<readonly Entity[]> {
    return this.#database
      .all<{ json: string }>(
        'SELECT json FROM name JOIN entity ON entity.num = name.entity WHERE name.type = ? AND name.key = ?',
        type,
        key,
      )
      .map(parseEntity);
  }

  async notesAtAddress(key: string): Promise<readonly Entity[]> {
    return this.#database
      .all<{ json: string }>(
        'SELECT json FROM address JOIN entity ON entity.num = address.note WHERE key = ? ORDER BY list_key',
        key,
      )
      .map(parseEntity);
  }

  async list(request: EngineList): Promise<Page<EngineItem>> {
    return listOf(this.#database, request);
  }

  async neighbours(hop: Hop, anchors: readonly string[], page: EnginePage) {
    return new Map(anchors.map((id) => [id, neighboursOf(this.#database, hop, id, page)]));
  }

  async degrees(hop: Hop, anchors: readonly string[]) {
    return new Map(anchors.map((id) => [id, degreeOf(this.#database, hop, id)]));
  }

  async counts(): Promise<Readonly<Record<EntityType, number>>> {
    const rows = this.#database.all<{ type: string; count: number }>(
      'SELECT type, count(*) AS count FROM entity WHERE json IS NOT NULL GROUP BY type',
    );
    const counts = new Map(rows.map(({ type, count }) => [type, count]));
    return Object.fromEntries(ENTITY_TYPES.map((type) => [type, counts.get(type) ?? 0])) as Record<EntityType, number>; // one each
  }

  async coverage(of: 'Project' | 'Person', anchors: readonly string[], page: EnginePage) {
    return new Map(anchors.map((id) => [id, coverageOf(this.#database, of, id, page)]));
  }

  async together(path: SessionPath, anchors: readonly string[], page: EngineOrderedPage) {
    return new Map(anchors.map((id) => [id, togetherOf(this.#database, path, id, page)]));
  }

  async sharing(type: EntityType, requests: readonly Sharing[], limit: number) {
    return requests.map((request) => sharingOf(this.#database, type, request, limit));
  }

  async holders(keys: readonly string[]) {
    return new Map(keys.map((key) => [key, holdersOf(this.#database, key)]));
  }

  async search(
    terms: readonly string[],
    types: readonly EntityType[] | undefined,
    limit: number,
  ): Promise<Page<Entity>> {
    const query = terms.map((term) => `"${term}"*`).join(' '); // folded terms hold no quotes
    const matching = `FROM search JOIN entity ON entity.num = search.rowid
      WHERE search MATCH ? ${types === undefined ? '' : `AND entity.type IN (${types.map((type) => `'${type}'`).join(', ')})`}`;
    const total = this.#database.get<{ count: number }>(`SELECT count(*) AS count ${matching}`, query);
    const rows = this.#database.all<{ json: string }>(
      `SELECT entity.json ${matching} ORDER BY instr(entity.list_key, '${LIST_KEY_SEPARATOR}'), entity.list_key LIMIT ?`,
      query,
      limit,
    );
    return { items: rows.map(parseEntity), totalCount: total?.count ?? 0 };
  }

  everything() {
    return everythingOf(this.#database);
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}
