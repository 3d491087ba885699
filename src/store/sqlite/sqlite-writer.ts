import type { Evidence } from '../../model/evidence.ts';
import type { EdgeType, Entity, EntityType, NoteGraph, Thing } from '../../model/graph.ts';
import { sortKey } from '../../model/merge-statements.ts';
import { addressKey } from '../address-key.ts';
import type { BatchResult } from '../engine.ts';
import { canonical, statementText, typeOfId } from '../entity-record.ts';
import { listKey, orderKey } from '../list-key.ts';
import { noteKeys } from '../note-keys.ts';
import type { NoteChange } from '../port.ts';
import { authorKeys, nameKeys, searchWords } from '../search-words.ts';
import { talliedThing } from '../statement-tally.ts';
import { ordered } from '../stored-edge.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { AUTHOR } from './sqlite-list.ts';
import { NOTE_KEY } from './sqlite-sharing.ts';

/** True if the change would change what is stored. */
export function isNews(database: SqliteDatabase, change: NoteChange): boolean {
  const id = change.kind === 'put' ? change.graph.note.id : change.note;
  const row = database.get<{ digest: string }>('SELECT digest FROM entity WHERE id = ? AND digest IS NOT NULL', id);
  return change.kind === 'put' ? row?.digest !== change.graph.note.digest : row !== undefined;
}

/** Applies changes inside the transaction that the caller has begun. */
export function writeChanges(database: SqliteDatabase, changes: readonly NoteChange[]): BatchResult {
  const news = changes.filter((change) => isNews(database, change));
  if (news.length === 0) return { changed: [], created: [], deleted: [] };
  const writer = new SqliteWriter(database);
  const changed = news.map((change) => {
    if (change.kind === 'put') writer.put(change.graph);
    else writer.remove(change.note);
    return change.kind === 'put' ? change.graph.note.id : change.note;
  });
  return { changed, ...writer.finish() };
}

interface TouchedThing {
  readonly num: number;
  readonly id: string;
  /** What was stored before this batch. */
  readonly json: string | null;
  /** Statements about it, by text: row number, notes before this batch, notes now. */
  readonly wordings: Map<string, { readonly num: number; readonly before: number; notes: number }>;
}

/** One batch of changes. Things are put together once, in `finish`, however many notes of the batch speak of them. */
class SqliteWriter {
  readonly #database: SqliteDatabase;
  readonly #touched = new Map<number, TouchedThing>();
  readonly #linked = new Set<number>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  put(graph: NoteGraph): void {
    const note = this.#number(graph.note.id, 'Note');
    this.#forget(note);
    this.#store(note, canonical(graph.note), graph.note.digest);
    const address = graph.note.url === undefined ? undefined : addressKey(graph.note.url);
    if (address !== undefined) this.#database.run('INSERT INTO address (key, note) VALUES (?, ?)', address, note);
    for (const statement of graph.statements) {
      const thing = this.#number(statement.id, statement.type);
      this.#state(note, this.#touch(thing), statementText(statement));
      this.#edge('MENTIONS', note, thing, note, statement.evidence);
    }
    for (const edge of graph.edges) {
      const from = this.#number(edge.from, typeOfId(edge.from) ?? 'Note');
      this.#edge(edge.type, from, this.#number(edge.to, typeOfId(edge.to) ?? 'Note'), note, edge.evidence);
    }
  }

  remove(id: string): void {
    const note = this.#number(id, 'Note');
    this.#forget(note);
    this.#unstore(note);
    this.#linked.add(note);
  }

  /** Puts the touched things together from what is said of them now, and raises the revision. */
  finish(): Omit<BatchResult, 'changed'> {
    const created: string[] = [];
    const deleted: string[] = [];
    for (const thing of this.#touched.values()) {
      const now = this.#reword(thing);
      if (now === undefined) {
        this.#unstore(thing.num);
        this.#database.run('DELETE FROM entity WHERE num = ?', thing.num);
        if (thing.json !== null) deleted.push(thing.id);
      } else {
        if (JSON.stringify(now) !== thing.json) this.#store(thing.num, now, null);
        if (thing.json === null) created.push(thing.id);
      }
    }
    for (const note of this.#linked) {
      this.#database.run(
        `DELETE FROM entity WHERE num = ?1 AND json IS NULL
         AND NOT EXISTS (SELECT 1 FROM edge WHERE type = 'LINKS_TO' AND target = ?1)`,
        note,
      );
    }
    this.#database.run(`UPDATE meta SET value = value + 1 WHERE key = 'revision'`);
    return { created, deleted };
  }

  /** Takes back everything that a note said. */
  #forget(note: number): void {
    const said = this.#database.all<{ thing: number; text: string }>(
      'SELECT wording.thing, wording.text FROM statement JOIN wording ON wording.num = statement.wording WHERE statement.note = ?',
      note,
    );
    for (const { thing, text } of said) {
      const wording = this.#touch(thing).wordings.get(text);
      if (wording !== undefined) wording.notes -= 1;
    }
    const links = this.#database.all<{ target: number }>(
      `SELECT target FROM edge WHERE type = 'LINKS_TO' AND source = ? AND note = ?`,
      note,
      note,
    );
    for (const { target } of links) this.#linked.add(target);
    this.#database.run('DELETE FROM statement WHERE note = ?', note);
    this.#database.run('DELETE FROM edge WHERE note = ?', note);
    this.#database.run('DELETE FROM address WHERE note = ?', note);
  }

  #state(note: number, thing: TouchedThing, text: string): void {
    let wording = thing.wordings.get(text);
    if (wording === undefined) {
      const num = this.#database.run('INSERT INTO wording (thing, text, notes) VALUES (?, ?, 0)', thing.num, text);
      wording = { num, before: 0, notes: 0 };
      thing.wordings.set(text, wording);
    }
    wording.notes += 1;
    this.#database.run('INSERT INTO statement (note, wording) VALUES (?, ?)', note, wording.num);
  }

  #touch(num: number): TouchedThing {
    const known = this.#touched.get(num);
    if (known !== undefined) return known;
    const entity = this.#database.get<{ id: string; json: string | null }>(
      'SELECT id, json FROM entity WHERE num = ?',
      num,
    );
    const wordings = this.#database.all<{ num: number; text: string; notes: number }>(
      'SELECT num, text, notes FROM wording WHERE thing = ?',
      num,
    );
    const thing: TouchedThing = {
      num,
      id: entity?.id ?? '',
      json: entity?.json ?? null,
      wordings: new Map(wordings.map((row) => [row.text, { num: row.num, before: row.notes, notes: row.notes }])),
    };
    this.#touched.set(num, thing);
    return thing;
  }

  /** Stores how many notes make each statement now; gives the thing that they amount to. */
  #reword(thing: TouchedThing): Thing | undefined {
    const tally = new Map<string, number>();
    for (const [text, { num, before, notes }] of thing.wordings) {
      if (notes > 0) tally.set(text, notes);
      if (notes === 0) this.#database.run('DELETE FROM wording WHERE num = ?', num);
      else if (notes !== before) this.#database.run('UPDATE wording SET notes = ? WHERE num = ?', notes, num);
    }
    return talliedThing(tally);
  }

  #edge(type: EdgeType, source: number, target: number, note: number, evidence: readonly Evidence[]): void {
    this.#database.run(
      'INSERT INTO edge (type, source, target, note, evidence) VALUES (?, ?, ?, ?, ?)',
      type,
      source,
      target,
      note,
      JSON.stringify(evidence.map(ordered)),
    );
  }

  /** The number of an id, with an empty row if it is new. */
  #number(id: string, type: EntityType): number {
    const row = this.#database.get<{ num: number }>('SELECT num FROM entity WHERE id = ?', id);
    return (
      row?.num ??
      this.#database.run('INSERT INTO entity (id, type, order_key) VALUES (?, ?, ?)', id, type, orderKey(id))
    );
  }

  #store(num: number, entity: Entity, digest: string | null): void {
    const key = listKey(sortKey(entity), entity.id);
    this.#database.run(
      'UPDATE entity SET json = ?, list_key = ?, digest = ? WHERE num = ?',
      JSON.stringify(entity),
      key,
      digest,
      num,
    );
    this.#unname(num);
    for (const name of nameKeys(entity)) {
      this.#database.run('INSERT INTO name (type, key, entity) VALUES (?, ?, ?)', entity.type, name, num);
    }
    for (const author of entity.type === 'Note' ? authorKeys(entity) : []) {
      this.#database.run('INSERT INTO name (type, key, entity) VALUES (?, ?, ?)', AUTHOR, author, num);
    }
    for (const key of noteKeys(entity)) {
      this.#database.run('INSERT INTO name (type, key, entity) VALUES (?, ?, ?)', NOTE_KEY, key, num);
    }
    this.#database.run('INSERT INTO search (rowid, words) VALUES (?, ?)', num, searchWords(entity).join(' '));
  }

  #unstore(num: number): void {
    this.#database.run('UPDATE entity SET json = NULL, list_key = NULL, digest = NULL WHERE num = ?', num);
    this.#unname(num);
  }

  #unname(num: number): void {
    this.#database.run('DELETE FROM name WHERE entity = ?', num);
    this.#database.run('DELETE FROM search WHERE rowid = ?', num);
  }
}
