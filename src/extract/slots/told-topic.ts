import { isEveryday } from '../names/vocabulary.ts';
import type { Range } from '../text/sentences.ts';
import type { Part } from './sentence-parts.ts';
import type { SentenceView } from './sentence-slot.ts';
import { isSlotLink } from './slot-words.ts';
import { topicAt } from './topic.ts';

/** What a sentence says that a slot was about. */
export interface ToldTopic extends Range {
  /** True for a title that the author set apart. */
  readonly titled: boolean;
  readonly url?: string;
}

const LEAD = /^(?:the|an?|his|her|their|its|our|my|some|use|topic|subject|title|of|simply|how|,|:)$/u;
const NO_TOPIC =
  /^(?:it|here|there|today|tomorrow|this|that|these|those|them|him|her|me|us|you|he|she|they|i|we|some|something|stuff|things?|why not|what|how|well|up|off|out|one|both|all|everything|anything|two|three|his|more|(?:a|the) (?:lot|few|bit|thing|great job|good job)|lots?|day|stage|twitter|github|mastodon|linkedin|youtube|slack|friday|monday|tuesday|wednesday|thursday|saturday|sunday|(?:a )?question|(?:on|in|at|by|to|for|with|from)\b|an? \p{L}+ (?:job|time))\b/iu;
const WHEN =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d|^\d+(?!\d)(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[\s:.]*\d|\s*$)|^(?:mon|tues|wednes|thurs|fri|satur|sun)day/iu;
const CUT_OFF = /\s(?:of|and|the|an?|with|to|for|in|on|at|by|from|or)$/iu;

/**
 * The subject that begins with a part: a title set apart, else the words up to the end of the clause or the next person who does something.
 * @returns undefined if nothing stands there that could be one
 */
export function toldTopic(view: SentenceView, parts: readonly Part[], index: number): ToldTopic | undefined {
  const { block, sentence } = view;
  let at = index;
  while (
    at < index + 2 &&
    /^(?:word|noun|comma|break|fill|named)$/u.test(parts[at]?.kind ?? '') &&
    LEAD.test(parts[at]?.word ?? '')
  )
    at++;
  const first = parts[at];
  if (first?.mark !== undefined && first.kind === 'mark' && isTitle(view, first))
    return {
      start: first.start,
      end: first.end,
      titled: true,
      ...(first.mark.url === undefined ? {} : { url: first.mark.url }),
    };
  const start = parts[index];
  if (start === undefined || start.kind === 'comma' || start.kind === 'break') return undefined;
  const lone = start.people?.every((p) => !p.name.includes(' ')) === true;
  if (start.kind === 'people' && start.owner === undefined && (!lone || parts[index + 1]?.kind !== 'word'))
    return undefined;
  if (
    first?.kind === 'mark' &&
    (first.mark?.kind === 'strong' || first.mark?.kind === 'emphasis') &&
    first.end - first.start > 4
  )
    return { start: first.start, end: first.end, titled: false };
  const range = topicAt(block.text, start.start, limitOf(view, parts, index) ?? sentence.end);
  if (range === undefined) return undefined;
  const words = block.text.slice(range.start, range.end);
  if (isNoTopic(words)) return undefined;
  if (beginsWithDate(words) || CUT_OFF.test(words) || /^(?:me|him|them)\b/iu.test(block.text.slice(start.start)))
    return undefined;
  if (!words.includes(' ') && isEveryday(words) && !view.reader.hits.some((h) => h.start === range.start))
    return undefined;
  if (view.events.some((e) => e.spot.start <= range.start && range.end <= e.spot.end)) return undefined;
  return { ...range, titled: false };
}

/** True for words that stand where a subject would, but name none: "it", "Friday", "a lot". */
export function isNoTopic(words: string): boolean {
  return NO_TOPIC.test(words) && !/^(?:how|what|why)\s+\S+\s+\S/iu.test(words);
}

/** True for a date, or what begins with one. */
export function beginsWithDate(words: string): boolean {
  return WHEN.test(words);
}

/** Where the next clause begins: "… and Jane showed", "… by Jane", "… at the conference", "… where Jane". */
function limitOf(view: SentenceView, parts: readonly Part[], index: number): number | undefined {
  for (let i = index + 1; i < parts.length; i++) {
    const part = parts[i];
    const before = parts[i - 1];
    if (part === undefined || before === undefined) return undefined;
    if (before.kind === 'break' && before.word !== '(') return before.start;
    if (part.kind !== 'people' || part.owner !== undefined) continue;
    if (before.kind === 'by' && before.word !== 'with') return before.start;
    if (before.kind === 'and' && /^(?:verb|about|be|fill)$/u.test(parts[i + 1]?.kind ?? '')) return before.start;
    if (before.kind === 'where') return before.start;
  }
  return view.events.find((e) => e.spot.start > (parts[index]?.start ?? 0) + 3)?.spot.start;
}

/** True for a mark that sets a title apart, not a name in a phrase. */
function isTitle(view: SentenceView, part: Part): boolean {
  const { mark } = part;
  if (mark === undefined) return false;
  const words = view.block.text.slice(mark.start, mark.end);
  if (!/^\P{L}*\p{Lu}|\d/u.test(words) && words.trim().split(/\s+/).length < 4 && mark.url === undefined) return false;
  if (words.trim().split(/\s+/).length < 4 && /^\p{Ll}|^(?:she|he|they)\s/iu.test(words) && isNoTopic(words))
    return false;
  const several = /\s/u.test(words.trim());
  if (mark.kind === 'quote') return words.length >= 5;
  if (mark.kind === 'link')
    return mark.url !== undefined && isSlotLink(mark.url) ? words.length >= 5 : several && /\p{Lu}/u.test(words);
  return several && words.length >= 8;
}
