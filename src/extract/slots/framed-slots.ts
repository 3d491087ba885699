import type { Range } from '../text/sentences.ts';
import { ENOUGH, type Frame, frameScore } from './frame.ts';
import { framesIn } from './frames.ts';
import { eventBehind, kindOf, type SentenceSlot, type SentenceView } from './sentence-slot.ts';
import { SLOT_NOUN } from './slot-words.ts';

/** The slots that the clauses of a sentence tell of, left to right; those that only go on about a slot told before have `refers`. */
export function framedSlots(view: SentenceView): readonly SentenceSlot[] {
  return framesIn(view).flatMap((frame) => slotOf(view, frame) ?? []);
}

/** What a slot is called by its noun alone: words that say nothing of its subject are left out. */
const PRAISE =
  /^(?:(?:one of|the|an?|his|her|their|my|our|another|this|that|one|great|excellent|good|first|second|third|fourth|last|next|very|really|interesting|awesome|amazing|fantastic|wonderful|short|quick|own|other|nice|brilliant|funny|inspiring|stellar|entertaining|informative|insightful|final|opening|closing|lightning|small|little|long|full|main|whole|\d+|minute|day's|only|best|favou?rite|most|more|fun|cool|technical|invited|ever|professional|public|conference|\p{L}+day|evening|morning|afternoon)[\s-]+)*/iu;
const DETERMINER = /^(?:(?:one of|the|an?|this|that|his|her|their|my|our|another|one)\s+)+/iu;
const ONLY_NOUN = new RegExp(`^${SLOT_NOUN}s?$`, 'iu');
const ONE_ADJECTIVE = new RegExp(`^(?:\\p{L}+[\\s-]+)?${SLOT_NOUN}$`, 'iu');
const KNOWN = 0.1;
const QUALIFIED = 0.2;

function slotOf(view: SentenceView, frame: Frame): SentenceSlot | undefined {
  const { topic, noun } = frame;
  const { people, byAuthor, refers } = frame;
  let score = frameScore(frame);
  let title: Range | undefined = topic;
  let generic = false;
  if (title === undefined && noun !== undefined) {
    const qualified = qualifiedBy(view, noun);
    if (qualified !== undefined) {
      title = qualified;
      score += QUALIFIED + (isKnown(view, qualified) ? KNOWN : 0);
    } else if (people.length > 0 || byAuthor !== undefined) {
      generic = true;
      title = phraseOf(view, frame);
    }
  }
  // "Jane explained which parts …": enough to say whose the slot before is.
  if (title === undefined && noun === undefined && people.length > 0)
    return { title: people[0] ?? view.sentence, people, titled: false, confidence: ENOUGH, verbal: true, refers: true };
  if (title === undefined || (score < ENOUGH && !refers && !isTold(frame))) return undefined;
  const event = eventBehind(view, title.end);
  const url = topic?.url ?? noun?.mark?.url;
  return {
    title,
    people,
    titled: topic?.titled ?? false,
    confidence: Math.round(Math.min(score, 0.9) * 100) / 100,
    ...(noun === undefined ? {} : kindOf(view.block.text.slice(noun.start, noun.end))),
    ...(url === undefined ? {} : { url }),
    ...(byAuthor === undefined ? {} : { byAuthor }),
    ...(event === undefined ? {} : { event }),
    ...(generic ? { generic } : {}),
    ...(noun === undefined && topic?.titled !== true ? { verbal: true } : {}),
    ...(frame.adds === true ? { adds: true } : {}),
    ...(refers || score < ENOUGH ? { refers: true } : {}),
    ...(noun === undefined || !ORDINAL.test(textOf(view, noun))
      ? {}
      : { ordinal: textOf(view, noun).toLowerCase().replace(DETERMINER, '') }),
  };
}

const ORDINAL = /\b(?:first|second|third|fourth|fifth|last|final|main|opening|closing|other|secondary)\b/iu;

function textOf(view: SentenceView, range: Range): string {
  return view.block.text.slice(range.start, range.end).replace(/\s+/gu, ' ');
}

/** A person and a verb are too little for a slot, but tell who gives the slot before. */
function isTold(frame: Frame): boolean {
  return frame.noun === undefined && frame.people.length > 0 && frame.topic !== undefined;
}

/** "the agile documentation tutorial", "a DRBD talk": words before the noun that mean something. */
function qualifiedBy(view: SentenceView, noun: Range): Range | undefined {
  const words = view.block.text.slice(noun.start, noun.end);
  const lead = PRAISE.exec(words)?.[0].length ?? 0;
  const rest = words.slice(lead);
  if (ONLY_NOUN.test(rest)) return undefined;
  // One everyday adjective is praise that no list holds.
  if (ONE_ADJECTIVE.test(rest) && !/^\p{Lu}/u.test(rest) && !isKnown(view, { start: noun.start + lead, end: noun.end }))
    return undefined;
  return { start: noun.start + lead, end: noun.end };
}

function isKnown(view: SentenceView, range: Range): boolean {
  return view.reader.hits.some(
    (h) =>
      h.start >= range.start &&
      h.end <= range.end &&
      h.known.some((k) => k.type === 'project' && (!k.entry.ambiguous || /^\p{Lu}/u.test(h.text))),
  );
}

/** "keynote by Jane Smith", "Jane Smith's talk", "final keynote": what names a slot of unknown subject. */
function phraseOf(view: SentenceView, { noun, people }: Frame): Range | undefined {
  if (noun === undefined) return undefined;
  const { text } = view.block;
  const first = people[0];
  const last = people.at(-1);
  const start = noun.start + (DETERMINER.exec(text.slice(noun.start, noun.end))?.[0].length ?? 0);
  if (first === undefined || last === undefined) return { start, end: noun.end };
  if (last.end <= noun.start && /^['’]s?\s+$/u.test(text.slice(last.end, noun.start)))
    return { start: first.start, end: noun.end };
  const by = /^\s+(?:by|from)\s+[^.,;:()]{0,60}$/u.test(text.slice(noun.end, first.start)) && first.start > noun.end;
  const between = first.start < noun.start ? text.slice(last.end, noun.start) : '';
  // "Jane gave a talk" says more than "talk".
  const bare = !/\s/u.test(text.slice(start, noun.end)) && between !== '' && /^[^.;:()]{1,60}$/u.test(between);
  return { start: bare ? first.start : start, end: by ? last.end : noun.end };
}
