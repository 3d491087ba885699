import { isGrammar } from '../names/vocabulary.ts';
import { ENOUGH, type Frame, frameScore, type Giver, isAnnounced, referredTo, skip, WORTH } from './frame.ts';
import { nounFrame } from './noun-frame.ts';
import { firstToken, type Part, sentenceParts } from './sentence-parts.ts';
import type { SentenceView } from './sentence-slot.ts';
import { isSlotLink, mayNameSlot, SLOT_NOUN } from './slot-words.ts';
import { tellingVerb } from './telling-verbs.ts';
import { toldTopic } from './told-topic.ts';
import { OWN, verbFrame, withSomebody } from './verb-frame.ts';

/** The frames of a sentence, left to right. */
export function framesIn(view: SentenceView): readonly Frame[] {
  if (!promises(view) || !mayHold(view)) return [];
  const parts = sentenceParts(view);
  const frames: Frame[] = [];
  for (let i = 0; i < parts.length; ) {
    const frame = frameAt(view, parts, i, frames);
    if (frame !== undefined) frames.push(frame);
    i = Math.max(i + 1, frame?.next ?? 0);
  }
  return frames;
}

const ANY_NOUN = new RegExp(`\\b(?:${SLOT_NOUN}|slot)s?\\b`, 'iu');

/** True for a sentence that may tell of a slot: it has a noun or verb for one, or says what the one before was about. */
function promises({ block, sentence, reader }: SentenceView): boolean {
  const text = block.text.slice(sentence.start, sentence.end);
  if (block.spans.some((s) => s.start >= sentence.start && s.start <= sentence.start + 1)) return true;
  for (let i = firstToken(reader.tokens, sentence.start); ; i++) {
    const token = reader.tokens[i];
    if (token === undefined || token.start >= sentence.end) break;
    if (tellingVerb(token.text.toLowerCase()) !== undefined) return true;
  }
  return SEEN.test(text) || SUBJECT.test(text) || ((mayNameSlot(text) || /slot/i.test(text)) && ANY_NOUN.test(text));
}

const SEEN =
  /^["“]|\b(?:hear|heard|see|saw|watch|watched|caught|attended|enjoyed|liked|talks|sessions|speakers?|stage)\b/iu;

/** Words of which a noun phrase for a slot has one, besides `SLOT_NOUN`. */
const OTHER_NOUN = /slot|intro|overview|demo|\bone|update|insight|look|tour|deep dive|recap|report|summary|history/i;
const PRONOUN = /^(?:he|she|they)(?:['’]|$)|^presenting$/i;
const PARTICLE = /^(?:van|von|de)$/;

/** False for a sentence without anything that a frame begins with: a noun for a slot, a name, a pronoun, words set apart, "the topic was". */
function mayHold({ block, sentence, reader }: SentenceView): boolean {
  const { tokens } = reader;
  const first = firstToken(tokens, sentence.start);
  for (let i = first; ; i++) {
    const token = tokens[i];
    if (token === undefined || token.start >= sentence.end) break;
    const named = token.capital || token.text.startsWith('@') || PARTICLE.test(token.text);
    if ((named && !isGrammar(token.keys[0] ?? '')) || PRONOUN.test(token.text)) return true;
  }
  const start = tokens[first]?.start ?? sentence.start;
  const text = block.text.slice(sentence.start, sentence.end);
  return (
    start > sentence.start ||
    block.spans.some((s) => s.start <= start && start < s.end) ||
    mayNameSlot(text) ||
    OTHER_NOUN.test(text) ||
    SUBJECT.test(text)
  );
}

function frameAt(
  view: SentenceView,
  parts: readonly Part[],
  index: number,
  before: readonly Frame[],
): Frame | undefined {
  const part = parts[index];
  if (index === 0) {
    const frame = subjectFrame(view, parts);
    if (frame !== undefined) return frame;
  }
  switch (part?.kind) {
    case 'noun':
      return nounFrame(view, parts, index, coordinated(parts, index, before));
    case 'people':
      return part.owner === undefined
        ? (verbFrame(view, parts, index, { people: part.people ?? [] }) ?? onFrame(view, parts, index, before))
        : ownedFrame(view, parts, index);
    case 'where': {
      const who = parts[index - 1];
      return part.word === 'who' && who?.kind === 'people'
        ? verbFrame(view, parts, index - 1, { people: who.people ?? [] })
        : undefined;
    }
    case 'pronoun':
      return verbFrame(view, parts, index, { people: referredTo(view), refers: true });
    case 'author':
      return authorFrame(view, parts, index);
    case 'verb':
      return part.word === 'presenting' ? presentingFrame(view, parts, index) : undefined;
    default:
      return undefined;
  }
}

const NOBODY: Giver = { people: [] };

/** "Jane gave a talk on X and a workshop on Y": the second is hers too. */
function coordinated(parts: readonly Part[], index: number, before: readonly Frame[]): Giver {
  const last = before.at(-1);
  return last !== undefined && parts[index - 1]?.kind === 'and' && last.noun !== undefined && last.next >= index - 1
    ? last
    : NOBODY;
}

/** "Jane's [tutorial on X](…)"; "another talk was Jane's about X", "between this session and Jane's on X". */
function ownedFrame(view: SentenceView, parts: readonly Part[], index: number): Frame | undefined {
  const behind = parts[index + 1];
  if (behind?.kind === 'about' && /^(?:on|about)$/u.test(behind.word)) {
    const told = parts.slice(0, index).some((p) => p.kind === 'noun') ? toldTopic(view, parts, index + 2) : undefined;
    if (told === undefined) return undefined;
    return { people: parts[index]?.people ?? [], announced: WORTH.order, refers: false, next: index + 3, topic: told };
  }
  const { mark } = parts[index + 1] ?? {};
  if (mark === undefined || parts[index + 1]?.kind !== 'mark') return undefined;
  const words = view.block.text.slice(mark.start, mark.end);
  const slot = ANY_NOUN.test(words) || (mark.url !== undefined && isSlotLink(mark.url));
  const topic = slot ? toldTopic(view, parts, index + 1) : undefined;
  return topic === undefined
    ? undefined
    : { people: parts[index]?.people ?? [], announced: WORTH.order, refers: false, next: index + 2, topic };
}

/** "I heard Jane on X, and Robert on Y". */
function onFrame(
  view: SentenceView,
  parts: readonly Part[],
  index: number,
  before: readonly Frame[],
): Frame | undefined {
  const part = parts[index];
  if (part === undefined || parts[index + 1]?.kind !== 'about' || withSomebody(parts, index)) return undefined;
  if (!/^(?:on|about)$/u.test(parts[index + 1]?.word ?? '')) return undefined;
  const previous = parts[index - 1];
  if (previous === undefined || /^(?:word|noun|people|mark)$/u.test(previous.kind)) return undefined;
  const topic = toldTopic(view, parts, index + 2);
  if (topic === undefined) return undefined;
  let next = index + 2;
  while (next < parts.length && (parts[next]?.start ?? 0) < topic.end) next++;
  const going = before.some((f) => frameScore(f) >= ENOUGH);
  const heard =
    going ||
    previous.kind === 'be' ||
    isAnnounced(view, parts, index) ||
    parts.some((p) => p.kind === 'noun' || p.kind === 'seen' || SLOTS.test(p.word));
  return { people: part.people ?? [], announced: heard ? WORTH.order : 0, refers: false, next, topic };
}

const SLOTS = /^(?:talks|sessions|keynotes|presentations|speakers?|workshops)$/u;
/** "I gave a talk on X and a workshop on Y". */
function authorFrame(view: SentenceView, parts: readonly Part[], index: number): Frame | undefined {
  const at = skip(parts, index + 1);
  const verb = parts[at];
  const noun = skip(parts, at + 1);
  if (verb === undefined || !OWN.test(verb.word) || parts[noun]?.kind !== 'noun') return undefined;
  return nounFrame(view, parts, noun, {
    people: [],
    byAuthor: { start: parts[index]?.start ?? verb.start, end: parts[noun]?.end ?? verb.end },
  });
}

const SUBJECT =
  /^["“(]?(?:(?:the|its|his|her|their|my)\s+(?:topic|subject|title|theme)(?:\s+of\s+(?:the|my|his|her|this)\s+\p{L}+)?\s*(?:was|is|will be|:)|it(?:['’]s|\s+(?:was|is|will be))\s+(?:all\s+)?(?:about|called|titled|entitled|on))\s+/iu;

/** "The topic was X", "It's called X": what the slot before is about. */
function subjectFrame(view: SentenceView, parts: readonly Part[]): Frame | undefined {
  const { block, sentence } = view;
  if (parts[0]?.kind === 'mark') {
    const title = toldTopic(view, parts, 0);
    return title?.titled === true ? { people: [], announced: 0, refers: true, next: 1, topic: title } : undefined;
  }
  const lead = SUBJECT.exec(block.text.slice(sentence.start, sentence.end));
  const at =
    lead === null ? -1 : parts.findIndex((p) => p.start >= sentence.start + lead[0].length - 1 && p.kind !== 'break');
  const topic = at < 0 ? undefined : toldTopic(view, parts, at);
  return topic === undefined ? undefined : { people: [], announced: 0, refers: true, next: parts.length, topic };
}

/** "Presenting X was Jane". */
function presentingFrame(view: SentenceView, parts: readonly Part[], index: number): Frame | undefined {
  if (index > 1) return undefined;
  const topic = toldTopic(view, parts, index + 1);
  if (topic === undefined) return undefined;
  const be = parts.findIndex((p) => p.start >= topic.end && p.kind === 'be');
  const people = be < 0 ? undefined : parts[be + 1];
  if (people?.people === undefined || (parts[be]?.start ?? 0) > topic.end + 3) return undefined;
  return { people: people.people, announced: WORTH.strongVerb, refers: false, next: be + 2, topic };
}
