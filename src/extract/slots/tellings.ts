import type { BlockReading, Reading } from '../reading.ts';
import { mayNameSlot, SLOT_NOUN } from './slot-words.ts';
import { openingSpeakers, subjectSpeakers } from './subject-speaker.ts';

/** What the first sentences under a heading say for its being a session. */
export interface Tellings {
  /** A person gives, presents, talks. */
  readonly person: boolean;
  /** "This talk", "the speaker", "the session". */
  readonly slot: boolean;
  /** A session's title is stated: "The session [Title](…) was …". */
  readonly title: boolean;
}

const SLOT = new RegExp(
  `\\b(?:this|the|his|her|their|my|first|next|last|second|third|another|great|excellent|interesting|good)\\s+(?:\\p{L}+\\s+)?(?:${SLOT_NOUN}|speakers?|presenters?|panell?ists?)\\b|\\b(?:attended|watched|caught|enjoyed|saw|liked)\\b.{0,60}\\b${SLOT_NOUN}\\b|\\b${SLOT_NOUN} (?:by|was|is|about|on|covered|focus|started|began|titled|called)\\b`,
  'iu',
);
/** No match of `SLOT` does without this or a slot's noun. */
const SPEAKER = /speaker|presenter/i;
const FIRST_SENTENCES = 3;

/** Reads the first few sentences of some blocks. */
export function tellings(reading: Reading, blocks: readonly BlockReading[]): Tellings {
  let left = FIRST_SENTENCES;
  let person = false;
  let slot = false;
  let title = false;
  let opening = true;
  for (const reader of blocks) {
    const { block } = reader;
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue;
    person ||= opening && openingSpeakers(reading, reader).length > 0;
    opening = false;
    for (const sentence of reader.sentences) {
      if (left-- <= 0) return { person, slot, title };
      const words = block.text.slice(sentence.start, sentence.end);
      person ||= subjectSpeakers(reading, reader, sentence).length > 0;
      const names = (mayNameSlot(words) || SPEAKER.test(words)) && SLOT.test(words);
      slot ||= names;
      title ||=
        names &&
        block.spans.some(
          (s) => s.kind === 'link' && s.start >= sentence.start && s.end <= sentence.end && s.end - s.start > 12,
        );
    }
  }
  return { person, slot, title };
}
