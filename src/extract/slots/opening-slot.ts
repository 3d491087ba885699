import { readPeople } from '../names/people-list.ts';
import type { SentenceSlot, SentenceView } from './sentence-slot.ts';
import { topicAt } from './topic.ts';

/**
 * Under a heading such as "Keynotes", a sentence that begins with a person and a verb tells of that person's slot, whatever the verb: "Jane Doe put
 * Nerves on a board".
 */
export function openingSlot(view: SentenceView): SentenceSlot | undefined {
  const { block, sentence, reading } = view;
  const text = block.text.slice(0, sentence.end);
  const list = readPeople(text, sentence.start, reading.gazetteer, 0.45);
  if (list === undefined || list.people.some((p) => !p.name.includes(' '))) return undefined;
  const verb =
    /^(?:,[^,.]{2,60},)?\s+(?!(?:was|were|is|and|also|told me|asked me|has been|sat|joined|drove|took me)\b)(\p{Ll}+(?:ed|s|t|d|k|n|ke|ve|ow|ll)?)\s+/u.exec(
      text.slice(list.end),
    );
  if (verb === null) return undefined;
  const title = topicAt(text, list.end + verb[0].length, sentence.end);
  return title === undefined ? undefined : { title, people: list.people, titled: false, confidence: 0.6 };
}
