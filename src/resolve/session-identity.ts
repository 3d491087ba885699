import type { SessionFact } from '../model/facts.ts';
import { nameKey } from '../model/name-key.ts';
import { idPart, titlePart } from './id-part.ts';

/** Titles that many slots of one conference share; who gave it tells them apart, so that no keynote speaker covers another's subject. */
const SHARED_TITLES: ReadonlySet<string> = new Set(
  (
    'keynote|keynotes|the keynote|opening keynote|closing keynote|morning keynote|evening keynote|keynote session|opening|closing|opening session|closing session|welcome|introduction|talk|talks|' +
    'presentation|session|lightning talk|lightning talks|lightning round|ignite|ignites|panel|panel discussion|workshop|tutorial|training|demo|demos|q a|ask me anything|ama|bof|birds of a feather|' +
    'open space|open spaces|fireside chat|meetup|unconference|hackathon'
  ).split('|'),
);

/**
 * The part of a session's id after `session:`: the conference (or the note, for a session without one), then the title.
 *
 * @param container the conference's id without its kind, or the note's path
 * @param speakers full names, in any order
 */
export function sessionId(session: SessionFact, container: string, speakers: readonly string[]): string {
  const shared = SHARED_TITLES.has(nameKey(session.title).replace(/^day \d+ /, '')) && speakers.length > 0;
  const title = shared ? `${session.title} ${[...speakers].map(idPart).sort().join(' ')}` : session.title;
  return `${container}/${titlePart(title)}`;
}

/** The note's path as the container of its sessions: without ending, folders joined. */
export function noteContainer(path: string): string {
  return idPart(path.replace(/\.(md|markdown|mdx)$/i, ''));
}
