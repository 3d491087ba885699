import { compareText } from '../../model/evidence.ts';
import {
  EDGE_TYPES,
  type EdgeType,
  ENTITY_TYPES,
  type EntityType,
  type NoteGraph,
  type Thing,
} from '../../model/graph.ts';
import { noteOf } from '../check-change.ts';
import type { BatchResult } from '../engine.ts';
import { canonical, statementText } from '../entity-record.ts';
import { noteKeys } from '../note-keys.ts';
import type { NoteChange } from '../port.ts';
import { type StatementTally, talliedThing, tally } from '../statement-tally.ts';
import type { RunQuery } from './neo4j-connection.ts';
import {
  entityOf,
  fieldsOf,
  type NodeRow,
  nodeProperties,
  shareProperties,
  statementHash,
  tallyProperties,
} from './neo4j-records.ts';
import { isOfNote } from './neo4j-schema.ts';

/** Rows that one UNWIND takes: more cost the server memory, fewer cost round trips. */
const ROWS = 500;

/** The changes that would change what is stored. */
export async function newsAmong(run: RunQuery, changes: readonly NoteChange[]): Promise<readonly NoteChange[]> {
  const rows = await run<{ id: string; digest: string }>(
    'UNWIND $ids AS id MATCH (n:Hallway:Note {id: id}) RETURN id, n.digest AS digest',
    { ids: changes.map(noteOf) },
  );
  const digests = new Map(rows.map(({ id, digest }) => [id, digest]));
  return changes.filter((change) =>
    change.kind === 'put' ? digests.get(change.graph.note.id) !== change.graph.note.digest : digests.has(change.note),
  );
}

/**
 * Applies changes inside a write transaction. Neo4j reads what others have committed meanwhile, so whoever reads to decide what to write
 * needs a lock: all writers take the one on the meta node first, hence no lost update and no deadlock. Then nodes before relationships, sorted by id.
 */
export async function writeChanges(run: RunQuery, changes: readonly NoteChange[]): Promise<BatchResult> {
  await run('MERGE (m:HallwayMeta {id: "meta"}) SET m.writing = true');
  const news = await newsAmong(run, changes);
  if (news.length === 0) {
    await run('MATCH (m:HallwayMeta {id: "meta"}) REMOVE m.writing');
    return { changed: [], created: [], deleted: [] };
  }
  const graphs = news.flatMap((change) => (change.kind === 'put' ? [change.graph] : []));
  const removed = news.flatMap((change) => (change.kind === 'remove' ? [change.note] : []));
  const notes = news.map(noteOf);
  const retracted = await retract(run, notes);
  const things = await tallied(run, graphs, retracted.said);
  const outcome = await writeThings(run, things);
  await writeNotes(run, graphs);
  await writeRelationships(run, graphs);
  await writeTerms(run, graphs, retracted.terms);
  await run('UNWIND $ids AS id MATCH (n:Hallway {id: id}) SET n = {id: id} REMOVE n:Note SET n:Missing', {
    ids: removed,
  });
  await run('UNWIND $ids AS id MATCH (n:Hallway:Missing {id: id}) WHERE NOT EXISTS { (n)<-[:LINKS_TO]-() } DELETE n', {
    ids: sorted([...removed, ...retracted.linked]),
  });
  await run('MATCH (m:HallwayMeta {id: "meta"}) SET m.revision = coalesce(m.revision, 0) + 1 REMOVE m.writing');
  return { changed: notes, ...outcome };
}

interface Said {
  readonly thing: string;
  readonly statement: string;
}

/** Takes back what notes said; gives the things and notes that this touches. */
async function retract(
  run: RunQuery,
  notes: readonly string[],
): Promise<{ said: readonly Said[]; linked: readonly string[]; terms: readonly string[] }> {
  const said = await run<Said>(
    'UNWIND $notes AS note MATCH (:Hallway {id: note})-[r:MENTIONS]->(t) RETURN t.id AS thing, r.statement AS statement',
    { notes },
  );
  const linked = await run<{ id: string }>(
    'UNWIND $notes AS note MATCH (:Hallway {id: note})-[:LINKS_TO]->(t) RETURN DISTINCT t.id AS id',
    { notes },
  );
  if (said.length > 0) {
    for (const type of EDGE_TYPES.filter((one) => !isOfNote(one))) {
      await run(`UNWIND $notes AS note MATCH ()-[r:${type} {note: note}]->() DELETE r`, { notes });
    }
  }
  await run('UNWIND $notes AS note MATCH (:Hallway {id: note})-[r:MENTIONS|COVERS|LINKS_TO]->() DELETE r', { notes });
  const terms = await run<{ key: string }>(
    `UNWIND $notes AS note MATCH (:Hallway {id: note})-[r:HAS_TERM]->(t) WITH r, t.key AS key DELETE r RETURN DISTINCT key`,
    { notes },
  );
  return { said, linked: linked.map(({ id }) => id), terms: terms.map(({ key }) => key) };
}

/** Points notes to their terms, and drops those of `before` that no note points to any more. */
async function writeTerms(run: RunQuery, graphs: readonly NoteGraph[], before: readonly string[]): Promise<void> {
  const rows = graphs.flatMap(({ note }) => noteKeys(note).map((key) => ({ note: note.id, key })));
  for (const keys of chunks(sorted(rows.map(({ key }) => key)))) {
    await run('UNWIND $keys AS key MERGE (:HallwayTerm {key: key})', { keys });
  }
  for (const part of chunks(rows)) {
    await run(
      'UNWIND $rows AS row MATCH (n:Hallway {id: row.note}) MATCH (t:HallwayTerm {key: row.key}) CREATE (n)-[:HAS_TERM]->(t)',
      { rows: part },
    );
  }
  for (const keys of chunks(sorted(before))) {
    await run(
      'UNWIND $keys AS key MATCH (t:HallwayTerm {key: key}) WHERE NOT EXISTS { (t)<-[:HAS_TERM]-() } DELETE t',
      {
        keys,
      },
    );
  }
}

interface TouchedThing {
  readonly id: string;
  /** What is stored, as JSON; `undefined` if nothing is. */
  readonly before: string | undefined;
  readonly tally: StatementTally;
}

/** The touched things, ordered by id, with what all notes say of them now. */
async function tallied(
  run: RunQuery,
  graphs: readonly NoteGraph[],
  said: readonly Said[],
): Promise<readonly TouchedThing[]> {
  const stated = graphs.flatMap((graph) => graph.statements);
  const ids = sorted([...said.map(({ thing }) => thing), ...stated.map(({ id }) => id)]);
  const things = new Map<string, TouchedThing>(ids.map((id) => [id, { id, before: undefined, tally: new Map() }]));
  for (const part of chunks(ids)) {
    const rows = await run<{ fields: NodeRow; statements: string[]; counts: number[] }>(
      `UNWIND $ids AS id MATCH (n:Hallway {id: id})
       RETURN ${fieldsOf('n')} AS fields, n.statements AS statements, n.statementCounts AS counts`,
      { ids: part },
    );
    for (const { fields, statements, counts } of rows) {
      const entity = entityOf(fields);
      const before = new Map(statements.map((text, index) => [text, counts[index] ?? 0]));
      things.set(entity.id, { id: entity.id, before: JSON.stringify(entity), tally: before });
    }
  }
  for (const { thing, statement } of said) {
    const counts = things.get(thing)?.tally ?? new Map<string, number>();
    const text = [...counts.keys()].find((one) => statementHash(one) === statement);
    if (text !== undefined) tally(counts, text, -1);
  }
  for (const statement of stated) tally(things.get(statement.id)?.tally ?? new Map(), statementText(statement), 1);
  return [...things.values()];
}

async function writeThings(run: RunQuery, touched: readonly TouchedThing[]): Promise<Omit<BatchResult, 'changed'>> {
  const rewritten = new Map<EntityType, { id: string; properties: Record<string, unknown> }[]>();
  const recounted: { id: string; properties: Record<string, unknown> }[] = [];
  const created: string[] = [];
  const deleted: string[] = [];
  for (const { id, before, tally: counts } of touched) {
    const thing: Thing | undefined = talliedThing(counts);
    if (thing === undefined) {
      if (before !== undefined) deleted.push(id);
    } else if (JSON.stringify(thing) === before) {
      recounted.push({ id, properties: tallyProperties(counts) });
    } else {
      const rows = rewritten.get(thing.type) ?? [];
      rows.push({ id, properties: nodeProperties(thing, counts) });
      rewritten.set(thing.type, rows);
      if (before === undefined) created.push(id);
    }
  }
  for (const type of ENTITY_TYPES) {
    for (const rows of chunks(rewritten.get(type) ?? [])) {
      await run(`UNWIND $rows AS row MERGE (n:Hallway {id: row.id}) SET n = row.properties SET n:${type}`, { rows });
    }
  }
  for (const rows of chunks(recounted)) {
    await run('UNWIND $rows AS row MATCH (n:Hallway {id: row.id}) SET n += row.properties', { rows });
  }
  for (const ids of chunks(deleted)) await run('UNWIND $ids AS id MATCH (n:Hallway {id: id}) DETACH DELETE n', { ids });
  return { created, deleted };
}

async function writeNotes(run: RunQuery, graphs: readonly NoteGraph[]): Promise<void> {
  const rows = graphs.map(({ note }) => ({ id: note.id, properties: nodeProperties(canonical(note)) }));
  for (const part of chunks(rows)) {
    await run('UNWIND $rows AS row MERGE (n:Hallway {id: row.id}) SET n = row.properties SET n:Note REMOVE n:Missing', {
      rows: part,
    });
  }
  const linked = graphs.flatMap((graph) =>
    graph.edges.filter((edge) => edge.type === 'LINKS_TO').map((edge) => edge.to),
  );
  for (const ids of chunks(sorted(linked))) {
    await run('UNWIND $ids AS id MERGE (n:Hallway {id: id}) ON CREATE SET n:Missing', { ids });
  }
}

interface RelationshipRow {
  readonly from: string;
  readonly to: string;
  readonly properties: Record<string, unknown>;
}

async function writeRelationships(run: RunQuery, graphs: readonly NoteGraph[]): Promise<void> {
  const rows = new Map<EdgeType, RelationshipRow[]>(EDGE_TYPES.map((type) => [type, []]));
  for (const { note, statements, edges } of graphs) {
    for (const statement of statements) {
      const share = shareProperties({ note: note.id, evidence: statement.evidence });
      const properties = { ...share, statement: statementHash(statementText(statement)) };
      rows.get('MENTIONS')?.push({ from: note.id, to: statement.id, properties });
    }
    for (const { type, from, to, evidence } of edges) {
      rows.get(type)?.push({ from, to, properties: shareProperties({ note: note.id, evidence }) });
    }
  }
  for (const [type, all] of rows) {
    all.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
    for (const part of chunks(all)) {
      await run(
        `UNWIND $rows AS row MATCH (a:Hallway {id: row.from}) MATCH (b:Hallway {id: row.to})
         CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
        { rows: part },
      );
    }
  }
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort(compareText);
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS) yield rows.slice(start, start + ROWS);
}
