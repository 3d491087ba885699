import { type NotedEvidence, SECTION_RULE } from '../model/evidence.ts';
import type { Note, Session } from '../model/graph.ts';
import { MOST_ITEMS } from './connection.ts';
import { HOPS } from './hops.ts';
import type { Reader } from './reader.ts';

/** What a note says about a session, in one place. */
export interface SessionSection {
  readonly note: Note;
  /** The words that name the session there; absent where it is told of without being named. */
  readonly heading: string | undefined;
  /** First and last line. */
  readonly startLine: number;
  readonly endLine: number;
  /** Its first words, at most 300 characters, plain text. */
  readonly excerpt: string;
}

/** What each of at most 100 notes says about a session: by the note's title and id, then by place. */
export async function sessionSections(reader: Reader, { id }: Session): Promise<readonly SessionSection[]> {
  const { items } = await reader.neighbours(HOPS.notesCovering, id, { first: MOST_ITEMS });
  return items.flatMap(({ entity, edge }) => (entity.type === 'Note' ? sectionsOf(entity, edge.evidence) : []));
}

/** Where a note has no words about a session but those that name it, these are all that it says. */
function sectionsOf(note: Note, evidence: readonly NotedEvidence[]): readonly SessionSection[] {
  const naming = evidence.filter((one) => one.rule !== SECTION_RULE && one.file === undefined);
  const told = evidence.filter((one) => one.rule === SECTION_RULE);
  if (told.length === 0) return naming.slice(0, 1).map((one) => sectionOf(note, one, one.quote, one.endLine));
  return told.map((one) => {
    const endLine = one.endLine - 1; // it ends where the next line starts
    const name = naming.find((other) => other.startLine >= one.startLine && other.startLine <= endLine);
    return sectionOf(note, one, name?.quote, endLine);
  });
}

function sectionOf(
  note: Note,
  { startLine, quote }: NotedEvidence,
  heading: string | undefined,
  endLine: number,
): SessionSection {
  return { note, heading, startLine, endLine, excerpt: quote };
}
