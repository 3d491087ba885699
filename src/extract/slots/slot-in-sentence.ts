import type { Range } from '../text/sentences.ts';
import { FIRST_PERSON } from './first-person.ts';
import { framedSlots } from './framed-slots.ts';
import { markedSlot } from './marked-slot.ts';
import { marksIn } from './marks.ts';
import { ownSlots } from './own-slots.ts';
import type { SentenceSlot, SentenceView } from './sentence-slot.ts';
import { mayNameSlot, SLOT_NOUN } from './slot-words.ts';

const NOUN = new RegExp(`\\b${SLOT_NOUN}s?\\b`, 'iu');

/** The slots that a sentence picks out, left to right. */
export function slotsInSentence(view: SentenceView): readonly SentenceSlot[] {
  return toldInSentence(view).filter((s) => s.refers !== true);
}

/** The slots that a sentence picks out or goes on about, left to right. */
export function toldInSentence(view: SentenceView): readonly SentenceSlot[] {
  const text = view.block.text.slice(view.sentence.start, view.sentence.end);
  const speaking = (mayNameSlot(text) && NOUN.test(text)) || FIRST_PERSON.test(text);
  const framed = framedSlots(view);
  const slots: SentenceSlot[] = framed.filter(
    (s) => s.titled && (s.people.length > 0 || s.byAuthor !== undefined) && s.refers !== true,
  );
  const add = (slot: SentenceSlot | undefined): void => {
    if (slot === undefined) return;
    const same = slots.findIndex((s) => sharePeople(s, slot));
    const other = slots[same];
    // "a talk by Jane, who discussed X": the noun names the slot, the verb tells what it was about.
    if (other?.generic === true && slot.generic !== true) slots[same] = named(other, slot);
    else if (other === undefined && !slots.some((s) => overlap(s.title, slot.title))) slots.push(slot);
  };
  for (const mark of marksIn(view.block, view.sentence))
    if (!framed.some((s) => s.titled && isBetween(s, mark))) add(markedSlot(view, mark, speaking));
  for (const slot of ownSlots(view))
    if (!slots.some((s) => s.byAuthor !== undefined && s.byAuthor.start === slot.byAuthor?.start)) add(slot);
  for (const slot of framed) add(slot);
  return slots.sort((a, b) => a.title.start - b.title.start);
}

/** A slot of unknown subject with the subject that is told of it. */
function named({ generic: _, ...slot }: SentenceSlot, told: SentenceSlot): SentenceSlot {
  const url = slot.url ?? told.url;
  return {
    ...slot,
    title: told.title,
    titled: told.titled,
    confidence: Math.max(slot.confidence, told.confidence),
    ...(url === undefined ? {} : { url }),
  };
}

/** True for a mark between a slot's title and its people: a company, a link beside. */
function isBetween(slot: SentenceSlot, mark: Range): boolean {
  return slot.people.some((p) => slot.title.end <= mark.start && mark.end <= p.start);
}

function overlap(a: SentenceSlot['title'], b: SentenceSlot['title']): boolean {
  return a.start < b.end && b.start < a.end;
}

function sharePeople(a: SentenceSlot, b: SentenceSlot): boolean {
  return a.people.some((p) => b.people.some((q) => q.start === p.start));
}
