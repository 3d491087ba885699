import type { Block } from '../document/document.ts';
import { type NamedPerson, readPeople } from '../names/people-list.ts';
import type { Range } from '../text/sentences.ts';
import { FIRST_PERSON } from './first-person.ts';
import { type Mark, marksIn } from './marks.ts';
import { isAide, isNoSlot } from './no-slot.ts';
import { eventBehind, type SentenceSlot, type SentenceView, wordStarts } from './sentence-slot.ts';
import { trimmed } from './slot-line.ts';
import { isProfileLink, isSlotLink, kindIn, SLOT_NOUN } from './slot-words.ts';
import { beginsWithDate } from './told-topic.ts';

const NOUN = new RegExp(`\\b${SLOT_NOUN}s?\\b`, 'iu');
/** “Title” was the title. */
const WAS_TITLE = /^["”’']?,?\s+(?:was|is) (?:the|its|his|her) (?:title|name)\b/iu;
const NOUN_BEHIND = new RegExp(`^["”’']?\\s*(?:\\p{L}+\\s+)?(${SLOT_NOUN})\\b`, 'iu');
const NOUN_BEFORE = new RegExp(
  `\\b(${SLOT_NOUN})\\s*(?:(?:was|is|were|will be)\\s+)?(?:(?:titled|entitled|called|named|with the title|by the (?:name|title) of|on|about|covering)\\s+)?(?:the\\s+)?[:,–—-]?\\s*["“‘']?$`,
  'iu',
);
const BY_BEHIND = new RegExp(
  `^["”’')\\]]?,?\\s*(?:\\((?:video|slides)[^)]*\\)\\s*)?(?:(?:a|an|the|another)\\s+)?(?:[\\p{L}-]+\\s+){0,2}?(?:${SLOT_NOUN}\\s+)?(?:(?:was|which was)\\s+)?(?:(?:presented|given|delivered|held|led|run|hosted)\\s+)?(?:by|from|with)\\s+`,
  'iu',
);
/** "Name, *Title*", "Name with his talk “Title”", "Name on “Title”". */
const BESIDE_BEFORE = new RegExp(
  `^(?:\\s*\\([^)]{1,50}\\))?\\s*(?:,|:|–|—|-)?\\s*(?:(?:with|on|about|presenting|for|in)\\s+)?(?:(?:his|her|their|a|the|an)\\s+(?:[\\p{L}-]+\\s+){0,2}?)?(?:${SLOT_NOUN}\\s*)?(?:(?:on|about|called|titled),?\\s*)?["“‘'(]?$`,
  'iu',
);
const NOUN_AT_END = new RegExp(`\\s+${SLOT_NOUN}$`, 'iu');

/** "answered to say “…”", "copies of “…”": somebody's words, or a book. */
const SAID =
  /\b(?:say|says|said|saying|answer(?:ed|s)?|repl(?:y|ied)|asked|shouted|tweeted|wrote|quot(?:e|ed|ing)|cop(?:y|ies) of)[,:]?\s*["“‘']?$/iu;

/** A link, bold, italic or quoted stretch that is a slot's title, by what stands around it. */
export function markedSlot(view: SentenceView, mark: Mark, speaking: boolean): SentenceSlot | undefined {
  const { block, sentence, reading } = view;
  const words = block.text.slice(mark.start, mark.end);
  if (
    /^["”’']?\s+(?:track|stream|dev ?room|room|stage|booth|sponsor|(?:type|kind|style|sort)\b|(?:was |were |is |are )?signed)\b/iu.test(
      block.text.slice(mark.end, sentence.end),
    ) ||
    SAID.test(block.text.slice(sentence.start, mark.start))
  )
    return undefined;
  if (
    words.trim().length < 4 ||
    isNoSlot(words) ||
    isAide(words) ||
    (mark.url !== undefined && isProfileLink(mark.url) && !isSlotLink(mark.url))
  )
    return undefined;
  if (
    view.events.some(
      (e) =>
        e.spot.start < mark.end && mark.start < e.spot.end && e.spot.end - e.spot.start > (mark.end - mark.start) * 0.6,
    )
  )
    return undefined;
  if (readPeople(words, 0, reading.gazetteer, 0.45)?.end === words.length) return undefined;
  if (beginsWithDate(words) || /\bdev ?room\b/iu.test(words)) return undefined;
  const before = block.text.slice(sentence.start, mark.start);
  const after = block.text.slice(mark.end, sentence.end);
  const title = titleOfMark(block, mark);
  const noun = NOUN.exec(words)?.[0] ?? NOUN_BEHIND.exec(after)?.[1] ?? NOUN_BEFORE.exec(before)?.[1];
  const kind = noun === undefined ? undefined : kindIn(`${before.slice(-30)} ${words} ${after.slice(0, 20)}`);
  const slotLike = noun !== undefined || (mark.url !== undefined && isSlotLink(mark.url));
  const people = peopleBehind(view, mark, after) ?? peopleBefore(view, mark, before);
  const event = eventBehind(view, mark.end);
  const first =
    FIRST_PERSON.exec(before) ?? (NOUN_BEHIND.test(after) ? MY_OWN.exec(before) : null) ?? ownSeries(view, before);
  const base = {
    title,
    titled: true,
    ...(kind === undefined ? {} : { kind }),
    ...(mark.url === undefined ? {} : { url: mark.url }),
    ...(event === undefined ? {} : { event }),
  };
  if (
    people !== undefined &&
    (slotLike ||
      speaking ||
      (mark.kind === 'link' && /\s/u.test(words.trim())) ||
      mark.kind === 'quote' ||
      mayBeTitle(words))
  )
    return { ...base, people, confidence: slotLike ? 0.85 : 0.65 };
  const near = first !== null && before.length - first.index - first[0].length < LONGEST_OWN;
  const own = near && (slotLike || event !== undefined || mark.kind === 'quote');
  if (own && !/\b(?:by|from)\s*$/u.test(before)) {
    const start = sentence.start + first.index;
    return { ...base, people: [], byAuthor: { start, end: start + first[0].length }, confidence: 0.85 };
  }
  const adjacent = WAS_TITLE.test(after) || NOUN_BEHIND.test(after) || NOUN_BEFORE.test(before);
  if (adjacent && mark.kind !== 'strong' && mark.end - mark.start >= 10 && /\p{Lu}/u.test(words))
    return { ...base, people: [], confidence: 0.7 };
  if (
    mark.kind !== 'strong' &&
    mark.url !== undefined &&
    isSlotLink(mark.url) &&
    SEEN.test(before) &&
    mayBeTitle(words)
  )
    return { ...base, people: [], confidence: 0.65 };
  return undefined;
}

/** How far behind "I gave" its title may stand. */
const LONGEST_OWN = 90;

/** "There was [Title](schedule)". */
const SEEN =
  /\b(?:there (?:was|were|is)|saw|watched|attended|caught|enjoyed|went to|recommend|choice was|(?:favou?rite|best|highlight)(?: \p{L}+){0,4}? (?:was|is)(?: \p{L}+ly)?)\s+(?:the\s+)?["“]?$|^In\s+["“]?$/iu;

/** "My own [Title] tutorial". */
const MY_OWN = /\bmy (?:own )?(?:first |second |third |next |other |last )?$/iu;
const SEVERAL_OWN =
  /\bI(?:['’]ll|['’]m| will| am)\b.{0,30}\b(?:present|speak|giv|deliver)\w*\b.{0,30}\b(?:two|three|four|\d|several|a couple of|some) (?:\p{L}+ )?(?:sessions|talks|presentations)\b/u;

/** "The first session is [Title]" where the note has said that its author gives several. */
function ownSeries(view: SentenceView, before: string): RegExpExecArray | null {
  const lead =
    /\b[Tt]he (?:first|second|third|other|next|last) (?:session|talk|one|presentation) (?:is|will be)\b/u.exec(before);
  return lead !== null && view.reading.blocks.some((b) => SEVERAL_OWN.test(b.block.text)) ? lead : null;
}

/** At least two words, one of them of four letters, that begin with a capital: a title and not a stressed phrase. */
function mayBeTitle(words: string): boolean {
  const long = words.split(/\s+/).filter((w) => /^\p{L}{4,}/u.test(w));
  return words.split(/\s+/).length >= 2 && long.length > 0 && /^\p{Lu}/u.test(words);
}

/** The mark's words without a slot noun at their end ("**systemd** talk" gives "systemd"), unless nothing else is left. */
function titleOfMark(block: Block, mark: Mark): Range {
  const words = block.text.slice(mark.start, mark.end);
  const noun = NOUN_AT_END.exec(words);
  const left = noun === null ? words : words.slice(0, noun.index);
  const generic =
    /^(?:(?:the|a|an|this|his|her|\w+day|opening|closing|brilliant|great|lightning|first|last)\s*)*$/iu.test(left);
  return trimmed(block.text, { start: mark.start, end: noun === null || generic ? mark.end : mark.start + noun.index });
}

/** "[Title]" Name goes through …; "[Title]" was Name on …; *Title* asks Name. */
const NEXT_TO =
  /^["”’']?,?\s*(?:\(|–\s|—\s|-\s|:\s)?(?:(?:was|is|asks?|asked|says|said|in which|where|when|has)\s+)?(?=\p{Lu}|@)/u;
const GOES =
  /^(?:\s*\([^)]{1,40}\))?(?:\s*[,.)]|\s+(?:on|goes|went|asks?|gave|gives|shows?|showed|explains?|explained|tells|told|talks?|talked|walks?|walked|presents?|presented|makes|made|argues?|argued|takes|took|looks|looked|covers?|covered|introduces?|introduced|describes?|described|lists?|listed|starts?|started|builds?|built|digs?|runs?|ran|and\s+(?:friends|colleagues|others)|demonstrates?|demonstrated)\b|\s*$)/u;

function peopleBehind(view: SentenceView, mark: Mark, after: string): readonly NamedPerson[] | undefined {
  const by = BY_BEHIND.exec(after);
  if (by !== null && /\bwith\s+$/u.test(by[0]) && /^\p{Ll}/u.test(view.block.text.slice(mark.start, mark.end)))
    return undefined;
  if (by === null) {
    const next = mark.end - mark.start < 12 && mark.kind === 'strong' ? null : NEXT_TO.exec(after);
    const beside =
      next === null
        ? undefined
        : readPeople(
            view.block.text.slice(0, view.sentence.end),
            mark.end + next[0].length,
            view.reading.gazetteer,
            0.4,
          );
    return beside?.people.every((p) => p.name.includes(' ')) &&
      GOES.test(view.block.text.slice(beside.end, view.sentence.end))
      ? beside.people
      : undefined;
  }
  // "“Title” by Jane, “Other Title” by Robert"
  const other = marksIn(view.block, view.sentence).find((m) => m.kind === 'quote' && m.start > mark.end);
  const list = readPeople(
    view.block.text.slice(0, other === undefined ? view.sentence.end : other.start - 1),
    mark.end + by[0].length,
    view.reading.gazetteer,
    /with\s+$/u.test(by[0]) ? 0.5 : 0.1,
  );
  return list?.people;
}

/** "Name's … [mark]", "Name presented [mark]", "keynote from Name ([mark])". */
function peopleBefore(view: SentenceView, mark: Mark, before: string): readonly NamedPerson[] | undefined {
  const { block, sentence, reading } = view;
  const text = block.text.slice(0, mark.start);
  const possessive = /(\S+(?:\s+\S+){0,3}?)['’]s?\s+(?:[^.;:,()]{0,50})$/u.exec(before);
  if (possessive !== null && !/\b(?:quotes?|words|phrase|saying|book|post|article|blog)\b/iu.test(possessive[0])) {
    for (const start of wordStarts(before, possessive.index)) {
      const list = readPeople(text, sentence.start + start, reading.gazetteer, 0.05);
      if (
        list !== undefined &&
        /^['’]s?\s/u.test(text.slice(list.end)) &&
        !/^\P{L}*$/u.test(list.people[0]?.name ?? '')
      )
        return list.people;
    }
  }
  const lists = wordStarts(before, Math.max(0, before.length - 140)).flatMap(
    (start) => readPeople(text, sentence.start + start, reading.gazetteer, 0.3) ?? [],
  );
  // The nearest name counts, with all that are named together with it.
  const nearest = lists.findLast((list) => {
    const between = text.slice(list.end);
    return list.people.every((p) => p.name.includes(' ')) && BESIDE_BEFORE.test(between);
  });
  return lists.find((list) => list.end === nearest?.end)?.people;
}
