import { createHash } from 'node:crypto';
import neo4j from 'neo4j-driver';
import type { Evidence } from '../../model/evidence.ts';
import type { Term } from '../../model/facts.ts';
import type { Entity } from '../../model/graph.ts';
import { sortKey } from '../../model/merge-statements.ts';
import { addressKey } from '../address-key.ts';
import { ALL_FIELDS, toEntity, typeOfId } from '../entity-record.ts';
import { listKey, orderKey } from '../list-key.ts';
import { authorKeys, nameKeys, searchWords } from '../search-words.ts';
import type { StatementTally } from '../statement-tally.ts';
import { type EdgeShare, ordered } from '../stored-edge.ts';

/** A node's own fields, as queries return them; absent ones are null. */
export type NodeRow = Readonly<Record<string, unknown>>;

/** Cypher for the fields of the node bound to a variable. */
export function fieldsOf(variable: string): string {
  return `${variable}{${ALL_FIELDS.map((field) => `.${field}`).join(', ')}}`;
}

/** The entity of a node that has one (not of a missing note). */
export function entityOf(row: NodeRow): Entity {
  const type = typeOfId(String(row['id']));
  if (type === undefined) throw new RangeError(`Expected an entity's id, got "${row['id']}"`);
  const terms = Array.isArray(row['terms']) ? { terms: row['terms'].map(termOf) } : {};
  return toEntity(type, new Map(Object.entries({ ...row, ...terms })));
}

/** A term as the node holds it, since a property cannot hold an object: `juju 310`. */
function termText({ word, weight }: Term): string {
  return `${word} ${weight}`;
}

/** The opposite of `termText`. */
function termOf(text: unknown): Term {
  const [word, weight] = String(text).split(' ');
  return { word: word ?? '', weight: Number(weight) };
}

/** All properties of an entity's node: its own fields for people and queries, and the keys that Hallway looks things up by. */
export function nodeProperties(entity: Entity, tally?: StatementTally): Record<string, unknown> {
  const { type: _label, ...fields } = entity;
  const order = orderKey(entity.id);
  const address = entity.type === 'Note' && entity.url !== undefined ? addressKey(entity.url) : undefined;
  return {
    ...fields,
    ...('year' in entity && entity.year !== undefined ? { year: neo4j.int(entity.year) } : {}),
    ...('terms' in entity && entity.terms !== undefined ? { terms: entity.terms.map(termText) } : {}),
    sort: listKey(sortKey(entity), entity.id),
    ...(order === entity.id ? {} : { orderKey: order }),
    keys: nameKeys(entity),
    ...('authors' in entity ? { authorKeys: authorKeys(entity) } : {}),
    words: searchWords(entity).join(' '),
    ...(address === undefined ? {} : { address }),
    ...(tally === undefined ? {} : tallyProperties(tally)),
  };
}

/** What notes say of a thing, kept on it: their statements and how many notes make each. */
export function tallyProperties(tally: StatementTally): Record<string, unknown> {
  return { statements: [...tally.keys()], statementCounts: [...tally.values()].map((count) => neo4j.int(count)) };
}

/** Short name of a statement's text: what a MENTIONS relationship holds of it. */
export function statementHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Evidence as relationship properties: lists of equal length, and four numbers a place. Files only where any place is not in the note itself. */
export function shareProperties({ note, evidence }: EdgeShare): Record<string, unknown> {
  const elsewhere = evidence.some((one) => one.file !== undefined);
  return {
    note,
    ...(elsewhere ? { files: evidence.map((one) => one.file ?? '') } : {}),
    quotes: evidence.map((one) => one.quote),
    rules: evidence.map((one) => one.rule),
    confidences: evidence.map((one) => one.confidence),
    places: evidence
      .flatMap((one) => [one.startLine, one.startColumn, one.endLine, one.endColumn])
      .map((number) => neo4j.int(number)),
  };
}

/** A relationship's evidence, as queries return it. */
export interface ShareRow {
  readonly note: string;
  readonly quotes: readonly string[];
  readonly rules: readonly string[];
  readonly confidences: readonly number[];
  readonly places: readonly number[];
  /** Null if all places are in the note. */
  readonly files: readonly string[] | null;
}

/** Cypher for the evidence of the relationship bound to a variable. */
export function shareOf(variable: string): string {
  return `${variable}{.note, .quotes, .rules, .confidences, .places, .files}`;
}

/** The opposite of `shareProperties`. */
export function parseShare(row: ShareRow): EdgeShare {
  const at = (index: number) => row.places[index] ?? 0;
  const evidence = row.quotes.map((quote, index): Evidence => {
    const place = 4 * index;
    const file = row.files?.[index] ?? '';
    return ordered({
      startLine: at(place),
      startColumn: at(place + 1),
      endLine: at(place + 2),
      endColumn: at(place + 3),
      quote,
      rule: row.rules[index] ?? '',
      confidence: row.confidences[index] ?? 0,
      ...(file === '' ? {} : { file }),
    });
  });
  return { note: row.note, evidence };
}
