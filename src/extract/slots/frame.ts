import type { NamedPerson } from '../names/people-list.ts';
import type { Range } from '../text/sentences.ts';
import type { Part } from './sentence-parts.ts';
import type { SentenceView } from './sentence-slot.ts';
import type { ToldTopic } from './told-topic.ts';

/** What a clause says of one slot: who holds it, what announces it, what it is about. */
export interface Frame {
  readonly people: readonly NamedPerson[];
  /** Where it says that the note's author holds it. */
  readonly byAuthor?: Range;
  /** The noun phrase that names the slot. */
  readonly noun?: Part;
  readonly topic?: ToldTopic;
  /** What the words that announce it are worth. */
  readonly announced: number;
  /** True if it goes on about a slot that was named before: "he showed", "her talk". */
  readonly refers: boolean;
  /** True if it says who gave a slot that was named before: "in this talk Jane showed", "where Jane showed". */
  readonly adds?: boolean;
  /** Index of the first part behind it. */
  readonly next: number;
}

/** What parts of a frame are worth; see `frameScore`. */
export const WORTH = {
  noun: 0.3,
  vague: 0.15,
  tells: 0.1,
  strongVerb: 0.3,
  verb: 0.15,
  order: 0.15,
  fullName: 0.3,
  loneName: 0.15,
  title: 0.3,
  phrase: 0.2,
};
/** A frame of this score is a slot: a full name, a verb and its object, or a slot noun in some order and its subject. */
export const ENOUGH = 0.595;

/** How sure the parts of a frame make it that it tells of a slot. */
export function frameScore(frame: Frame): number {
  const full = frame.people.some((p) => p.name.includes(' ') || p.name.startsWith('@'));
  const who = full || frame.byAuthor !== undefined ? WORTH.fullName : frame.people.length > 0 ? WORTH.loneName : 0;
  const about = frame.topic === undefined ? 0 : frame.topic.titled ? WORTH.title : WORTH.phrase;
  return Math.min(0.9, who + about + frame.announced);
}

/** Who gives a slot, where that is known before its noun. */
export interface Giver {
  readonly people: readonly NamedPerson[];
  readonly byAuthor?: Range;
  readonly refers?: boolean;
}

/** How many parts may stand between those of a frame. */
export const LONGEST_GAP = 8;
const ORDERED = /\b(?:next|first|second|third|fourth|last|final|opening|closing|another|other|day's)\b/iu;

/** True for a noun phrase that puts its slot into an order: "the next talk". */
export function isOrdered(view: SentenceView, noun: Range): boolean {
  return ORDERED.test(view.block.text.slice(noun.start, noun.end));
}

/** True if the clause puts the slot into an order, or says that the author was there. */
export function isAnnounced(view: SentenceView, parts: readonly Part[], index: number, noun?: Part): boolean {
  if (noun !== undefined && isOrdered(view, noun)) return true;
  for (let i = index - 1; i >= 0 && i > index - LONGEST_GAP; i--) {
    const kind = parts[i]?.kind;
    if (kind === 'order' || kind === 'seen') return true;
    if (kind === 'break') return false;
  }
  return false;
}

/** Index of the first part from a place on that is no adverb, auxiliary or "then". */
export function skip(parts: readonly Part[], from: number): number {
  let i = from;
  while (i < from + 4 && /^(?:fill|be|order)$/u.test(parts[i]?.kind ?? '')) i++;
  return i;
}

/** Whom "he", "she", "they", "her talk" mean: the person named last before the sentence. */
export function referredTo(view: SentenceView): readonly NamedPerson[] {
  const person = view.reader.people.findLast((p) => p.end <= view.sentence.start);
  return person === undefined ? [] : [{ name: person.name, start: person.start, end: person.end, score: person.score }];
}
