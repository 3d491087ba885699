import type { NamedPerson } from '../names/people-list.ts';
import { type Frame, type Giver, isAnnounced, isOrdered, LONGEST_GAP, referredTo, WORTH } from './frame.ts';
import type { Part } from './sentence-parts.ts';
import type { SentenceView } from './sentence-slot.ts';
import { type ToldTopic, toldTopic } from './told-topic.ts';

/** "a talk by the always funny Jane", "by our CEO and co-founder, Jane". */
const LONGEST_PRAISE = 7;
const HELD = /^(?:given|done|held|presented|delivered|led|run|hosted|taught|went|came|all|made|shared)$/u;
/** Nouns that name a slot only with a title or person beside them. */
const VAGUE = /^(?:one|slot)$/u;
/** "an overview of X", "a presentation of X". */
const OF_TOPIC = /^(?:presentation of| (?:of|to|into))$/u;
const PART_OF_TALK =
  /^(?:introduction|overview|demo|intro|update|insights?|look|tour|deep dive|recap|report|summary|history|demonstration)$/u;

/** A frame around a noun phrase: "the next talk was by Jane on X", "Jane's keynote about X", "the first talk I saw was about X". */
export function nounFrame(view: SentenceView, parts: readonly Part[], index: number, giver: Giver): Frame | undefined {
  const noun = parts[index];
  const previous = parts[index - 1];
  if (noun === undefined) return undefined;
  const partial = PART_OF_TALK.test(noun.word);
  if (partial && giver.people.length === 0 && giver.byAuthor === undefined) return undefined;
  const within = /^(?:in|during|at|throughout|for)$/u.test(previous?.word ?? '');
  const told = behindNoun(view, parts, index, partial);
  const learnt =
    within && told.topic === undefined && told.people === undefined ? learntIn(view, parts, index) : undefined;
  const owner =
    previous?.kind === 'people' ? previous.people : noun.owner === 'pronoun' ? ownerIn(view, parts, index) : undefined;
  const people = told.people ?? (giver.people.length > 0 ? giver.people : (owner ?? []));
  const mine = noun.owner === 'author' && !MY_PICK.test(view.block.text.slice(noun.start, noun.end));
  if (mine && told.people === undefined && giver.byAuthor === undefined) return undefined;
  // "In this talk, Jane showed …" and "during the keynote": the slot has been named. "Her talk" has been named as well.
  const bare = told.people === undefined && told.topic === undefined;
  if (bare && within && learnt === undefined && owner === undefined) return undefined;
  const definite = /^(?:the|this|that|his|her|their)\b/iu.test(view.block.text.slice(noun.start, noun.end));
  if (previous?.word === 'of' && definite && told.people === undefined) return undefined;
  // "*Title*, a talk about X": more on the title.
  if (previous?.kind === 'comma' && parts[index - 2]?.kind === 'mark' && told.people === undefined) return undefined;
  // A bare "talk" names a slot at the beginning of a sentence, or with somebody beside it.
  const words = view.block.text.slice(noun.start, noun.end);
  const nameless = people.length === 0 && giver.byAuthor === undefined;
  if (nameless && previous !== undefined && !LED.test(words) && !/^(?:break|comma)$/u.test(previous.kind))
    return undefined;
  const vague = VAGUE.test(noun.word);
  if (vague && told.topic === undefined) return undefined;
  const tells = told.next === index + 1 && parts[index + 1]?.verb?.takes.includes('object') === true;
  const announced =
    (vague ? WORTH.vague : WORTH.noun) +
    (isAnnounced(view, parts, index, noun) ? WORTH.order : 0) +
    (tells ? WORTH.tells : 0);
  const frame = {
    people,
    noun,
    announced,
    refers: (giver.refers === true || noun.owner === 'pronoun' || /^th(?:is|at)\b/iu.test(words)) && bare,
    next: told.next,
  };
  const topic = told.topic ?? learnt;
  return {
    ...frame,
    ...(topic === undefined ? {} : { topic }),
    // "This talk, by Jane": whose the one before is.
    ...(topic === undefined && /^th(?:is|at)\b/iu.test(words) ? { adds: true } : {}),
    ...(giver.byAuthor === undefined || told.people !== undefined ? {} : { byAuthor: giver.byAuthor }),
  };
}

/** "Jane covered a lot of ground in her talk": the one whom the clause is about, else whoever was named before the sentence. */
function ownerIn(view: SentenceView, parts: readonly Part[], index: number): readonly NamedPerson[] {
  for (let i = index - 1; i >= 0; i--) {
    const part = parts[i];
    if (part?.kind === 'break' || part?.kind === 'author' || part?.kind === 'we') break;
    const first = i === 0 || /^(?:comma|order)$/u.test(parts[i - 1]?.kind ?? '');
    if (part?.people !== undefined && part.owner === undefined && first) return part.people;
  }
  return referredTo(view);
}

/** "My favourite talk": somebody else's. */
const MY_PICK = /\b(?:favou?rite|best|top|next|must)\b/iu;

/** "During the next talk, we learned about X". */
function learntIn(view: SentenceView, parts: readonly Part[], index: number): ToldTopic | undefined {
  const noun = parts[index];
  if (noun === undefined || !isOrdered(view, noun)) return undefined;
  const we = parts[index + 1]?.kind === 'comma' ? index + 2 : index + 1;
  if (parts[we]?.kind !== 'we' && parts[we]?.kind !== 'author') return undefined;
  const about = [we + 2, we + 3, we + 4].find((i) => parts[i]?.kind === 'about');
  return about === undefined ? undefined : toldTopic(view, parts, about + 1);
}

const LED =
  /^(?:the|an?|another|this|that|his|her|their|my|our|one|first|second|third|next|last|final|opening|closing|other)\b|\s/iu;

/** "One of the last sessions covered X". */
const COVERED = /^(?:cover|discuss|introduc|explain|explor|describ|address)(?:ed|s|es)$/u;
/** "Her presentation was Small Widgets in Large Factories": capitalised words up to the end of the clause. */
const IS_TITLE =
  /^\s+(?!(?:The|An?)\s)\p{Lu}[\p{L}\d.’'-]*(?:,?\s+(?:\p{Lu}[\p{L}\d.’'-]*|and|of|for|the|in|to|with|an?|on|from|is|are)){3,14}?\s*[.,;!?]/u;

interface Behind {
  readonly people?: readonly NamedPerson[];
  readonly topic?: ToldTopic;
  readonly next: number;
}

/** Reads what stands behind a slot's noun, in whatever order: "by Jane", "was about X", "titled X", "I went to". */
function behindNoun(view: SentenceView, parts: readonly Part[], index: number, partial: boolean): Behind {
  let people: readonly NamedPerson[] | undefined;
  let topic: ToldTopic | undefined;
  let next = index + 1;
  let words = 0;
  let company = false;
  for (let i = index + 1; i < parts.length && words < LONGEST_GAP; i++) {
    const part = parts[i];
    const previous = parts[i - 1];
    if (part === undefined || previous === undefined) break;
    if (part.kind === 'by' && people === undefined) {
      const at = peopleSoon(parts, i + 1, part.word === 'with' ? 1 : LONGEST_PRAISE);
      const found = parts[at];
      if (found?.people !== undefined && found.owner === undefined) {
        people = found.people;
        company = part.word === 'with';
        next = at + 1;
        i = at;
        words = 0;
        continue;
      }
    }
    if (
      part.kind === 'break' &&
      topic !== undefined &&
      people === undefined &&
      /\($/u.test(view.block.text.slice(part.start, part.end)) &&
      parts[i + 1]?.kind === 'people'
    ) {
      people = parts[i + 1]?.people;
      next = i + 2;
      break;
    }
    if (part.kind === 'people') {
      if (
        people !== undefined ||
        part.owner !== undefined ||
        (!/^(?:be|fill)$/u.test(previous.kind) && previous.word !== 'to')
      )
        break;
      people = part.people;
      next = i + 1;
      continue;
    }
    const opens =
      part.kind === 'about' ||
      part.kind === 'named' ||
      (part.word === 'with' && /^deal(?:t|s)?$/u.test(previous.word)) ||
      (i === index + 1 && COVERED.test(part.word) && !partial) ||
      (part.kind === 'be' && i === index + 1 && IS_TITLE.test(view.block.text.slice(part.end, view.sentence.end))) ||
      (i === index + 1 && OF_TOPIC.test(`${partial ? '' : parts[index]?.word} ${part.word}`));
    const before = /^(?:the|an?)$/u.test(previous.word) ? parts[i - 2] : previous;
    const mark = part.kind === 'mark' && (i === next || /^(?:be|comma|break|named|order)$/u.test(before?.kind ?? ''));
    if (topic === undefined && (opens || mark)) {
      topic = toldTopic(view, parts, mark ? i : i + 1);
      if (topic !== undefined) {
        while (i + 1 < parts.length && (parts[i + 1]?.start ?? 0) < topic.end) i++;
        next = i + 1;
        words = 0;
        continue;
      }
    }
    if (ends(parts, i, topic !== undefined || people !== undefined)) break;
    words++;
  }
  // "I prepared this session with Jane" alone does not make it hers.
  if (company && topic === undefined) people = undefined;
  return { next, ...(people === undefined ? {} : { people }), ...(topic === undefined ? {} : { topic }) };
}

/** True for a part with which the words about a slot's noun are over. */
function ends(parts: readonly Part[], index: number, told: boolean): boolean {
  const part = parts[index];
  const behind = parts[index + 1];
  switch (part?.kind) {
    case 'and':
    case 'noun':
    case 'pronoun':
      return true;
    case 'author':
    case 'we':
    case 'where':
    case 'seen':
      return told;
    case 'verb':
      return !HELD.test(part.word) && !/^(?:seen|attend|focus|deal)/u.test(part.word);
    case 'word':
      // "the presentation included X"
      return parts[index - 1]?.kind === 'noun' && /\p{L}{3}ed$/u.test(part.word);
    case 'comma':
    case 'break':
      return (
        part.word === '.' ||
        part.word === ';' ||
        !/^(?:by|about|named|mark)$/u.test(behind?.kind ?? '') ||
        behind?.word === 'with' ||
        behind?.word === 'from'
      );
    default:
      return false;
  }
}

/** Index of the people who stand at most so many words behind a place; -1 if none. */
function peopleSoon(parts: readonly Part[], from: number, most: number): number {
  for (let i = from; i < from + most; i++) {
    const part = parts[i];
    if (part?.kind === 'people' && part.owner === undefined) return fullerName(parts, i);
    if (!/^(?:word|fill|and|comma|seen|order)$/u.test(part?.kind ?? '') && part?.owner !== 'people') return -1;
  }
  return -1;
}

/** "by Acme founder, Jane Smith": of a lone name and a full one in apposition, the full one. */
function fullerName(parts: readonly Part[], index: number): number {
  if (parts[index]?.people?.some((p) => p.name.includes(' ')) === true) return index;
  for (let i = index + 1; i < index + 5; i++) {
    const part = parts[i];
    if (part?.people?.some((p) => p.name.includes(' ')) === true && i > index + 1) return i;
    if (part?.kind !== 'word' && part?.kind !== 'comma') return index;
  }
  return index;
}
