import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { slotsInSentence } from './slot-in-sentence.ts';
import type { SlotLine } from './slot-line.ts';

const OF_SEVERAL = /\b(?:meet-?ups?|lightning|ignites?|talks|evening|mini-?conf|dev ?room)\b/iu;

/**
 * True for a heading over a theme ("Tooling", "Listening") under which talks of others are told: one by each of several people, or one whose subject
 * is said only in a later paragraph and shares no word with the heading.
 */
export function tellsOfOthers(
  reading: Reading,
  { text }: Block,
  line: SlotLine,
  under: readonly BlockReading[],
): boolean {
  if (line.labelled || line.strength >= 0.45 || line.url !== undefined || OF_SEVERAL.test(text)) return false;
  const blocks = under.filter((b) => b.block.kind === 'paragraph');
  const words = new Set(nameKey(text).split(' '));
  const told = blocks.flatMap((reader, i) =>
    reader.sentences.flatMap((sentence) =>
      slotsInSentence({ reading, reader, block: reader.block, sentence, events: [] })
        .filter((s) => s.people.length > 0 && s.verbal !== true && s.confidence >= SURE_SLOT)
        .map((slot) => ({ slot, at: i, title: reader.block.text.slice(slot.title.start, slot.title.end) })),
    ),
  );
  const first = told[0];
  if (first === undefined) return false;
  const others = new Set(
    told.flatMap((t) =>
      t.at === first.at || t.slot.people.some((p) => isNamedIn(p.name, first.slot.people)) ? [] : t.at,
    ),
  );
  const shares = nameKey(first.title)
    .split(' ')
    .some((w) => w.length > 3 && words.has(w));
  return shares ? others.size > 1 : others.size > 0 || (first.at > 0 && first.slot.generic !== true);
}

const SURE_SLOT = 0.75;

function isNamedIn(name: string, people: readonly { readonly name: string }[]): boolean {
  const words = nameKey(name).split(' ');
  return people.some((p) =>
    nameKey(p.name)
      .split(' ')
      .some((w) => words.includes(w)),
  );
}
