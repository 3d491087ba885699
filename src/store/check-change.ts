import type { Edge, NoteGraph, Statement } from '../model/graph.ts';
import { typeOfId } from './entity-record.ts';
import type { NoteChange } from './port.ts';

/** Longer ids do not fit the indexes of every engine (8,191 bytes with the sort key before it). */
const LONGEST_ID_BYTES = 2000;

/**
 * The change as engines can keep it: text is made well-formed Unicode (half of a surrogate pair becomes U+FFFD, as it would on its way to
 * any database).
 * @throws RangeError if a graph breaks its contract: the fault of whoever made it, named with the note
 */
export function checkedChange(change: NoteChange): NoteChange {
  if (change.kind === 'remove') return change;
  const graph = wellFormed(change.graph);
  checkGraph(graph);
  return { kind: 'put', graph };
}

/** Id of the note that a change is about. */
export function noteOf(change: NoteChange): string {
  return change.kind === 'put' ? change.graph.note.id : change.note;
}

function checkGraph({ note, statements, edges }: NoteGraph): void {
  const fail = (what: string): never => {
    throw new RangeError(`Graph of note "${note.id.slice(0, 200)}" ${what}`);
  };
  checkId(note.id, 'Note', fail);
  const ids = new Set([note.id]);
  for (const statement of statements) {
    checkId(statement.id, statement.type, fail);
    if (ids.has(statement.id)) fail(`states "${statement.id}" twice`);
    if (statement.evidence.length === 0) fail(`states "${statement.id}" without evidence`);
    ids.add(statement.id);
  }
  const seen = new Set<string>();
  for (const edge of edges) {
    const triple = `${edge.type} ${edge.from} ${edge.to}`;
    if (edge.type === 'MENTIONS') fail(`holds a MENTIONS edge to "${edge.to}": its statements are those edges`);
    if (seen.has(triple)) fail(`holds the edge "${triple}" twice`);
    seen.add(triple);
    if (edge.evidence.length === 0) fail(`holds the edge "${triple}" without evidence`);
    if (!ids.has(edge.from) || !(ids.has(edge.to) || isLink(edge)))
      fail(`does not state an end of the edge "${triple}"`);
    if (isLink(edge)) checkId(edge.to, 'Note', fail);
  }
}

function isLink(edge: Edge): boolean {
  return edge.type === 'LINKS_TO' && typeOfId(edge.to) === 'Note';
}

function checkId(id: string, type: Statement['type'] | 'Note', fail: (what: string) => never): void {
  if (typeOfId(id) !== type) fail(`gives a ${type} the id "${id.slice(0, 200)}"`);
  if (id.includes('\0')) fail('has an id with a NUL character'); // SQLite's texts end at it
  if (Buffer.byteLength(id) > LONGEST_ID_BYTES) fail(`has an id of more than ${LONGEST_ID_BYTES} bytes`);
}

/** The value, or a copy in which every text is well-formed Unicode. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string')
    return (HAS_LONE_SURROGATE.test(value) ? value.replace(LONE_SURROGATE, '\uFFFD') : value) as T;
  if (Array.isArray(value)) {
    const items = value.map(wellFormed);
    return items.every((item, index) => item === value[index]) ? value : (items as T);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inner, wellFormed(inner)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after])) as T; // the same fields, texts mended
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const HAS_LONE_SURROGATE = new RegExp(LONE_SURROGATE.source);
