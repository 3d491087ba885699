import { type NamedPerson, readPeople } from '../names/people-list.ts';
import type { Range } from '../text/sentences.ts';
import { ownSlots } from './own-slots.ts';
import { type SentenceSlot, type SentenceView, wordStarts } from './sentence-slot.ts';
import { trimmed } from './slot-line.ts';
import { kindIn, SLOT_NOUN } from './slot-words.ts';
import { topicAt } from './topic.ts';

const ON =
  '(?:,?\\s*(?:on|about|called|titled|entitled|named|covering|:|–|—)\\s+|\\s+(?:was|is)\\s+(?:about|on|titled|called)\\s+|\\s+(?:focus(?:ed|es|ing)?|centered)\\s+(?:around|on)\\s+)';
const NOUN_ON = new RegExp(
  `(?:['’]s?\\s+|\\b(?:a|an|the|his|her|their|my|another|this|great|first|second|last|next)\\s+)(?:[\\p{L}-]+\\s+){0,3}?(${SLOT_NOUN})(?:\\s+(?:by|from|with|given by)\\s+)?`,
  'giu',
);

/** Slots told in words only: "Jane's talk on X", "a talk by Jane on X", "Jane spoke about X", "presenting X was Jane", "a DRBD talk". */
export function spokenSlots(view: SentenceView): readonly SentenceSlot[] {
  return [
    ...ownSlots(view),
    ...nounSlots(view),
    ...verbSlots(view),
    ...heardSlots(view),
    ...attendedSlots(view),
    ...presentingSlots(view),
    ...projectSlots(view),
  ];
}

function nounSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence, reading } = view;
  const text = block.text.slice(0, sentence.end);
  const slots: SentenceSlot[] = [];
  for (const match of text.slice(sentence.start).matchAll(NOUN_ON)) {
    const at = sentence.start + match.index;
    const end = at + match[0].length;
    const by = /(?:by|from|with)\s+$/iu.test(match[0]) ? readPeople(text, end, reading.gazetteer, 0.3) : undefined;
    const owner = by === undefined ? ownerBefore(view, at) : undefined;
    const people = by?.people ?? owner ?? giverBefore(view, at);
    if (people === undefined) continue;
    const on = new RegExp(`^${ON}`, 'iu').exec(text.slice(by?.end ?? end));
    const topic = on === null ? undefined : topicAt(text, (by?.end ?? end) + on[0].length, sentence.end);
    const title = topic ?? phraseBefore(text, match, at, end);
    if (title === undefined) continue;
    const kind = kindIn(match[0]);
    slots.push({ title, people, titled: false, confidence: 0.7, ...(kind === undefined ? {} : { kind }) });
  }
  return slots;
}

/** "Jane's" right before a place. */
function ownerBefore(view: SentenceView, at: number): readonly NamedPerson[] | undefined {
  if (!/^['’]/u.test(view.block.text.slice(at))) return undefined;
  const from = view.block.text.slice(view.sentence.start, at);
  for (const start of wordStarts(from, Math.max(0, from.length - 60))) {
    const list = readPeople(view.block.text.slice(0, at), view.sentence.start + start, view.reading.gazetteer, 0.1);
    if (list !== undefined && list.end === at) return list.people;
  }
  return undefined;
}

/** "Jane Doe (…) gave" right before "a talk". */
function giverBefore(view: SentenceView, at: number): readonly NamedPerson[] | undefined {
  const candidate = view.reader.people.findLast((p) => p.start >= view.sentence.start && p.end <= at);
  if (candidate === undefined) return undefined;
  const first = view.reader.people.find(
    (p) =>
      p.start >= view.sentence.start && /^(?:\s*,|\s+and)\s+$/u.test(view.block.text.slice(p.end, candidate.start)),
  );
  const list = readPeople(view.block.text.slice(0, at), first?.start ?? candidate.start, view.reading.gazetteer, 0.3);
  const verb =
    /^(?:\s*\([^)]{1,50}\))?(?:,[^,.]{2,60},)?\s+(?:\p{L}+ly\s+|then\s+|also\s+)?(?:gave|gives|did|delivered|held|ran|led|presented|hosted|had|giving|presenting|will (?:give|present|hold|run|lead))\s*(?:us\s+)?$/iu;
  return list !== undefined && verb.test(view.block.text.slice(list.end, at)) ? list.people : undefined;
}

/** Without "on X": the words that qualify the noun ("the agile documentation tutorial"), if there are any that mean something. */
function phraseBefore(text: string, match: RegExpMatchArray, at: number, end: number): Range | undefined {
  const words = text.slice(at, end);
  const noun = words.toLowerCase().lastIndexOf((match[1] ?? '').toLowerCase());
  const lead =
    /^(?:['’]s?\s+|\b(?:a|an|the|his|her|their|my|another|this)\s+)?(?:(?:great|excellent|good|first|second|third|last|next|very|interesting|awesome|amazing|fantastic|wonderful|opening|closing|short|quick|own|other|final|nice|brilliant|funny|inspiring|stellar|entertaining|informative|insightful|lightning)\s+)*/iu.exec(
      words,
    )?.[0].length ?? 0;
  return lead >= noun ? undefined : trimmed(text, { start: at + lead, end: at + noun + (match[1] ?? '').length });
}

const SPOKE =
  /^,?(?:\s*\([^)]{1,50}\))?(?:,[^,.]{2,60},)?\s+(?:(?:then|also|next|\p{L}+ly)\s+)?(?:(?:was\s+)?(?:talk(?:ed|s|ing)?|sp(?:oke|eaks|eaking)|present(?:ed|s|ing)?|lectur(?:ed|es)|keynot(?:ed|es))(?:\s+(?:to us\s+)?(?:about|on))?|walked us through|talked us through|told us|told|asked|began with|started with|opened with|announced|gave (?:us )?(?:an?|the) (?:[\p{L}-]+,? ){0,3}?(?:overview|introduction|update|intro|deep dive|demo|tour) (?:of|to|on|into)|demoed|demonstrated|showed(?: us)?|explained|introduced(?: us to)?|described|discussed|covered|followed with (?:his |her |their |a )?(?:[\p{L}-]+ )?(?:talk|keynote|session)? ?(?:on|about)|told the story of|took us through|did (?:an?|the) (?:[\p{L}-]+ ){0,2}?(?:introduction|talk|session|demo|tour) (?:to|of|on|about))\s+(?!how\b|us\b|off\b|around\b)/iu;

/** "Jane Doe spoke about X". */
function verbSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence, reading } = view;
  const text = block.text.slice(0, sentence.end);
  const slots: SentenceSlot[] = [];
  for (const candidate of view.reader.people) {
    if (candidate.start < sentence.start || candidate.end > sentence.end) continue;
    if (slots.some((s) => s.people.some((p) => p.start <= candidate.start && candidate.end <= p.end))) continue;
    const list = readPeople(text, candidate.start, reading.gazetteer, 0.3);
    const spoke = list === undefined ? null : SPOKE.exec(text.slice(list.end));
    if (list === undefined || spoke === null) continue;
    const topic = topicAt(text, list.end + spoke[0].length, sentence.end);
    if (
      topic !== undefined &&
      !/^(?:a|an|the|his|her|some|this|that|me|us|him|them|it|with)$/iu.test(text.slice(topic.start, topic.end))
    )
      slots.push({ title: topic, people: list.people, titled: false, confidence: 0.65 });
  }
  return slots;
}

const HEARD =
  /\b(?:hear|heard|see|saw|watch|caught|watched|attended|enjoyed|liked|loved|recommend|with|was|by|came|had|and|then|follow(?:ed|ing) by|next|up|:|,|;|afternoon|morning|evening|\w+day)\s+$/iu;

/** "I heard Jane Doe on X, and Robert Roe on Y." */
function heardSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence, reading } = view;
  const text = block.text.slice(0, sentence.end);
  if (
    !/\b(?:hear|heard|see|saw|watch|caught|watched|attended|enjoyed|liked|talks?|sessions?|keynotes?|speakers?|on stage)\b/iu.test(
      text.slice(sentence.start),
    )
  )
    return [];
  return view.reader.people.flatMap((person) => {
    if (
      person.start < sentence.start ||
      person.end > sentence.end ||
      !HEARD.test(text.slice(sentence.start, person.start))
    )
      return [];
    const list = readPeople(text, person.start, reading.gazetteer, 0.4);
    const on =
      list === undefined
        ? null
        : /^\s+(?:on|about)\s+(?!(?:Twitter|GitHub|Mastodon|LinkedIn|YouTube|stage)\b)/u.exec(text.slice(list.end));
    const title = list === undefined || on === null ? undefined : topicAt(text, list.end + on[0].length, sentence.end);
    return list === undefined || title === undefined
      ? []
      : [{ title, people: list.people, titled: false, confidence: 0.75 }];
  });
}

/** "Presenting X was Jane", "X was presented by Jane". */
function presentingSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence, reading } = view;
  const text = block.text.slice(0, sentence.end);
  const match = /\b[Pp]resenting\s+((?:an?\s+|the\s+)?[^.,;]{3,90}?)\s+(?:was|were|is|are)\s+/u.exec(
    text.slice(sentence.start),
  );
  if (match?.[1] === undefined) return [];
  const start = sentence.start + match.index + match[0].indexOf(match[1]);
  const list = readPeople(text, sentence.start + match.index + match[0].length, reading.gazetteer, 0.3);
  const title = topicAt(text, start, start + match[1].length);
  return list === undefined || title === undefined
    ? []
    : [{ title, people: list.people, titled: false, confidence: 0.85 }];
}

/** "a DRBD talk", "the Kubernetes workshop by Jane": a known project right before the noun. */
function projectSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence, reading, reader } = view;
  const text = block.text.slice(0, sentence.end);
  const slots: SentenceSlot[] = [];
  for (const hit of reader.hits) {
    if (
      hit.start < sentence.start ||
      hit.end > sentence.end ||
      !hit.known.some((k) => k.type === 'project' && (!k.entry.ambiguous || /^\p{Lu}/u.test(hit.text)))
    )
      continue;
    const noun = new RegExp(`^\\s+(?:\\p{Ll}+\\s+)?(${SLOT_NOUN})(?!s)\\b`, 'iu').exec(text.slice(hit.end));
    if (
      noun === null ||
      !/\b(?:a|an|the|his|her|another|one|great|good|excellent|\p{L}+ing)\s+(?:\p{Ll}+\s+){0,2}$/iu.test(
        text.slice(sentence.start, hit.start),
      )
    )
      continue;
    const end = hit.end + noun[0].length;
    const by = /^\s+(?:by|from|given by)\s+/u.exec(text.slice(end));
    const list = by === null ? undefined : readPeople(text, end + by[0].length, reading.gazetteer, 0.2);
    const kind = kindIn(noun[0]);
    slots.push({
      title: { start: hit.start, end: list === undefined ? end : hit.end },
      people: list?.people ?? [],
      titled: false,
      confidence: list === undefined ? 0.55 : 0.75,
      ...(kind === undefined ? {} : { kind }),
    });
  }
  return slots;
}

const ATTENDED = new RegExp(
  `\\b(?:attended|went to|going to|sat in(?: on)?|caught|saw|watched|visited|followed|tried|joined|took|enjoyed|liked|there was|also)\\s+(?:\\p{L}+\\s+)?(?:the|an?)\\s+(?:[\\p{L}'’-]+\\s+){0,2}?(${SLOT_NOUN})\\s+(?:on|about)\\s+`,
  'giu',
);

/** "I went to the session about X": a slot by its subject, without a speaker. */
function attendedSlots(view: SentenceView): readonly SentenceSlot[] {
  const { block, sentence } = view;
  const text = block.text.slice(0, sentence.end);
  return [...text.slice(sentence.start).matchAll(ATTENDED)].flatMap((match) => {
    const title = topicAt(text, sentence.start + match.index + match[0].length, sentence.end);
    const kind = kindIn(match[1] ?? '');
    return title === undefined
      ? []
      : [{ title, people: [], titled: false, confidence: 0.6, ...(kind === undefined ? {} : { kind }) }];
  });
}

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
