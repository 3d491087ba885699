import { FIRST_PERSON } from './first-person.ts';
import { markedSlot } from './marked-slot.ts';
import { marksIn } from './marks.ts';
import type { SentenceSlot, SentenceView } from './sentence-slot.ts';
import { SLOT_NOUN } from './slot-words.ts';
import { spokenSlots } from './spoken-slots.ts';

const NOUN = new RegExp(`\\b${SLOT_NOUN}s?\\b`, 'iu');
/** The slots that a sentence picks out, left to right. */
export function slotsInSentence(view: SentenceView): readonly SentenceSlot[] {
  const text = view.block.text.slice(view.sentence.start, view.sentence.end);
  const speaking = NOUN.test(text) || FIRST_PERSON.test(text);
  const slots: SentenceSlot[] = [];
  const add = (slot: SentenceSlot | undefined): void => {
    if (slot === undefined) return;
    if (slots.some((s) => s.title.start < slot.title.end && slot.title.start < s.title.end)) return;
    if (slot.people.length > 0 && slots.some((s) => s.people.some((p) => slot.people.some((q) => q.start === p.start))))
      return;
    slots.push(slot);
  };
  for (const mark of marksIn(view.block, view.sentence)) add(markedSlot(view, mark, speaking));
  if (slots.length === 0) for (const slot of spokenSlots(view)) add(slot);
  return slots.sort((a, b) => a.title.start - b.title.start);
}
