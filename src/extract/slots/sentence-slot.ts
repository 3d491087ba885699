import type { SessionKind } from '../../model/facts.ts';
import type { Block } from '../document/document.ts';
import type { EventClaim } from '../findings.ts';
import type { NamedPerson } from '../names/people-list.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';
import { kindIn } from './slot-words.ts';

/** A slot that a sentence picks out. */
export interface SentenceSlot {
  readonly title: Range;
  readonly people: readonly NamedPerson[];
  readonly kind?: SessionKind;
  readonly url?: string;
  /** Where the sentence says that the note's author gave it. */
  readonly byAuthor?: Range;
  readonly event?: EventClaim;
  /** True if the title is a name that the author set apart, not a phrase. */
  readonly titled: boolean;
  readonly confidence: number;
  /** True if the title is no more than the noun and whose it is: "keynote by Jane". */
  readonly generic?: boolean;
  /** True if only a verb announces it: a person who has a slot already goes on with it. */
  readonly verbal?: boolean;
  /** True if it goes on about a slot told before, and is none of its own. */
  readonly refers?: boolean;
  /** True if it may say who gave the slot told before: "in this talk, Jane showed". */
  readonly adds?: boolean;
  /** The noun phrase where it puts the slot into an order ("second talk"): the same phrase later means the same slot. */
  readonly ordinal?: string;
}

/** What a sentence is read with. */
export interface SentenceView {
  readonly reading: Reading;
  readonly reader: BlockReading;
  readonly block: Block;
  readonly sentence: Range;
  /** Events named in the sentence. */
  readonly events: readonly EventClaim[];
}

/** The event of "… at Event" right behind a place. */
export function eventBehind(view: SentenceView, offset: number): EventClaim | undefined {
  const text = view.block.text;
  return view.events.find(
    (e) =>
      e.spot.start >= offset &&
      /^["”’']?\s*(?:[,–-]\s*)?(?:at|@|for|during)\s+(?:the\s+)?$/iu.test(text.slice(offset, e.spot.start)),
  );
}

/** Where capitalised words begin, from `from` on. */
export function wordStarts(text: string, from: number): readonly number[] {
  return matches(text.slice(from), /(?<![\p{L}\p{N}])\p{Lu}/gu).map((m) => from + m.index);
}

/** The kind that some words name, as a property. */
export function kindOf(words: string): { kind?: SessionKind } {
  const kind = kindIn(words);
  return kind === undefined ? {} : { kind };
}
