import type { Block } from '../document/document.ts';
import { type NamedPerson, readPeople } from '../names/people-list.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import type { Range } from '../text/sentences.ts';
import { SLOT_NOUN } from './slot-words.ts';
import { topicAt } from './topic.ts';

/** A line taken apart into a title and the people who gave it. */
export interface Split {
  readonly title: Range;
  readonly people: readonly NamedPerson[];
  readonly strength: number;
}

/** A longer title is a sentence. */
const LONGEST = 120;

const POSSESSED = new RegExp(
  `^['’]s?\\s+(?:[\\p{L}-]+\\s+){0,2}?${SLOT_NOUN}\\b\\s*(?:[:–—,-]\\s*|(?:on|about)\\s+)?`,
  'iu',
);

/** `Speaker's keynote: Title`; without a title the whole is its name. */
export function possessiveLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text.slice(0, body.end);
  const list = readPeople(text, body.start, gazetteer, 0.3);
  if (list === undefined || list.people.some((p) => !p.name.includes(' '))) return undefined;
  const noun = POSSESSED.exec(text.slice(list.end));
  if (noun === null) return undefined;
  const start = list.end + noun[0].length;
  return { title: body.end - start < 3 ? body : { start, end: body.end }, people: list.people, strength: 0.8 };
}

/** `Speaker on Title`, `Speaker asks/presents Title`. */
export function onLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text.slice(0, body.end);
  const list = readPeople(text, body.start, gazetteer, 0.4);
  if (list === undefined || list.people.some((p) => !p.name.includes(' '))) return undefined;
  const on =
    /^,?\s+(?:on|about|presents?|presented|talk(?:s|ed|ing) about|speak(?:s|ing) (?:on|about)|spoke (?:on|about)|with)\s+(?!(?:Twitter|GitHub|Mastodon|LinkedIn|YouTube|stage|Monday|Tuesday|Wednesday|Thursday|Friday)\b)/u.exec(
      text.slice(list.end),
    );
  if (on === null || body.end - list.end - on[0].length < 3) return undefined;
  const start = list.end + on[0].length;
  // Prose goes on behind its subject.
  const title = body.end - start > LONGEST ? topicAt(text, start, body.end) : { start, end: body.end };
  return title === undefined ? undefined : { title, people: list.people, strength: 0.7 };
}
