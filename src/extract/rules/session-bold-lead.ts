import type { Findings, SpeakerClaim } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { leadOf as introduced } from '../slots/list-lead.ts';
import { leadingMark, readListLine, titleWords } from '../slots/list-line.ts';
import { isNoSlot } from '../slots/no-slot.ts';
import { slotsInSentence } from '../slots/slot-in-sentence.ts';
import { type SlotLine, trimmed } from '../slots/slot-line.ts';
import { headingSense, isProfileLink, isSlotLink, SLOT_NOUN } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { subjectSpeakers } from '../slots/subject-speaker.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-bold-lead
 *
 * Finds sessions that paragraphs or items begin with, marked or in quotes, like entries of a dictionary: "**Title.** Jane Smith showed …", "**Title** (Jane Smith) …".
 * Two such leads of one level are needed, one of which tells of a person or a talk.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * **Bits from the Widget Lead.** Jane Smith's first one. Money and people.
 *
 * **Small widgets for all.** Robert Miller showed how small they can be.
 * ```
 * ```expect
 * session: Bits from the Widget Lead | Jane Smith
 * session: Small widgets for all | Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * - **Widgets at Scale** (Jane Smith). They fell over at first. Then they did not.
 * - **Small Widgets** (Robert Miller). Tiny ones, with a lot of detail that I forgot.
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * session: Small Widgets | Robert Miller
 * ```
 *
 * ```md
 * # WidgetConf 2016
 *
 * **Widgets at Scale** - [Jane Smith](https://twitter.com/jane) evangelized what can be done.
 *
 * **Small Widgets** - [Robert Miller](https://twitter.com/robert) gave a good summary.
 *
 * **The Widget Engine** - A wonderful talk by Mary Jones, who wrote it.
 *
 * **Widgets in Hardware** - Not for me, but the room was full.
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * session: Widgets in Hardware
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * **How did the talks go?** They went well.
 *
 * **What did you learn from the session?** A lot.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * **Lunch.** It was good.
 *
 * **Wi-Fi.** It was bad.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * **Note:** bring a jacket.
 *
 * **Warning:** it is cold.
 * ```
 */
export const sessionBoldLead: Rule = {
  id: 'session-bold-lead',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    const marked = reading.blocks.filter((reader) => mayLead(findings, reader));
    if (marked.length < 2) return;
    const others = otherLists(reading, marked);
    const leads = marked.flatMap((reader) =>
      others.has(reader.block.list ?? -1) ? [] : (leadOf(reading, reader) ?? []),
    );
    const accepted = leads.filter((lead) => tells(lead) || isParallel(lead, leads));
    for (const lead of leads)
      if (leads.length < 2 || !accepted.includes(lead)) refuse(findings, ID, lead.reader.block, lead.title, LONE);
    if (leads.length < 2) return;
    for (const lead of accepted) findings.sessions.push(sessionOf(reading, lead, leads));
  },
};

function tells({ speakers, slot }: Lead): boolean {
  return speakers.length > 0 || slot;
}

/** True for a silent lead among others of its kind and section of which most name who spoke. */
function isParallel(lead: Lead, leads: readonly Lead[]): boolean {
  const others = leads.filter((l) => l !== lead && l.shape === lead.shape);
  return others.length >= 3 && others.filter((l) => l.speakers.length > 0).length * 3 >= others.length * 2;
}

/** The lists that hold links, points of one talk or the like. */
function otherLists(reading: Reading, marked: readonly BlockReading[]): ReadonlySet<number> {
  const lists = new Set(marked.flatMap((reader) => reader.block.list ?? []));
  const first = new Map<number, BlockReading>();
  for (const reader of reading.blocks) {
    const { list } = reader.block;
    if (list !== undefined && lists.has(list) && !first.has(list)) first.set(list, reader);
  }
  return new Set([...first].filter(([, reader]) => introduced(reading, [reader]).against).map(([list]) => list));
}

const ID = 'session-bold-lead';
const LONE = 'no session: a bold lead alone in the note, or without a speaker or a word for a talk behind it';

interface Lead {
  readonly reader: BlockReading;
  readonly line: SlotLine;
  readonly title: Range;
  readonly speakers: readonly SpeakerClaim[];
  /** True if the words behind it speak of a talk. */
  readonly slot: boolean;
  /** Leads of one shape stand under one heading and are marked alike. */
  readonly shape: string;
}

const SLOT = new RegExp(`\\b${SLOT_NOUN}\\b`, 'iu');
const NOTICE =
  /^(?:note|warning|update|edit|ps|tl;?dr|disclaimer|tip|important|question|answer|q|a|edit|spoiler|caveat|aside|remember|pro|con|pros|cons|highlights?|why|what|when|where|who|how|day \d.*|\w+day.*|(?:figure|fig|table|listing|image|step|part|rule|lesson|takeaway|tip|question) ?\.? ?#?\d.*)\s*:?$/iu;
const NO_SLOT = /\bnot a(?:n actual)? (?:session|talk)\b/iu;
const SENTENCES = 3;

/** True for a paragraph or item that begins with marked words which may be a title, and goes on behind them. */
function mayLead(findings: Findings, { block }: BlockReading): boolean {
  if ((block.kind !== 'paragraph' && block.kind !== 'item') || isTaken(findings, block.index)) return false;
  const mark = leadingMark(block);
  if (mark === undefined || block.text.trim().length < mark.end + 10) return false;
  if (mark.kind === 'link' && !isSlotLink(mark.url ?? '')) return false;
  const words = block.text.slice(mark.start, mark.end).replace(/[\s.:!?–—-]+$/u, '');
  if (words.length < 4 || words.split(/\s+/).length < 2) return false;
  return !NOTICE.test(words) && !isNoSlot(words) && headingSense(words) === 'open';
}

function leadOf(reading: Reading, reader: BlockReading): Lead | undefined {
  const { block } = reader;
  const { mark, line, people } = readListLine(reading, reader);
  if (mark === undefined) return undefined;
  const words = block.text.slice(mark.start, mark.end);
  const told = people.length > 0 ? people : speakersBehind(reading, reader, mark.end);
  // A question in bold is somebody's, asked of the author, unless a speaker stands beside it.
  if (people.length === 0 && /\?\s*$/u.test(words)) return undefined;
  const first = reader.sentences
    .slice(0, 2)
    .map((s) => block.text.slice(Math.max(s.start, mark.end), s.end))
    .join(' ');
  return {
    reader,
    line,
    title: people.length > 0 && line.strength >= 0.45 ? line.title : trimmed(block.text, mark),
    speakers: told,
    slot: (SLOT.test(first) && !NO_SLOT.test(first)) || line.labelled || SLOT.test(words),
    shape: `${reading.sectionOf(block).index} ${block.kind} ${mark.kind}`,
  };
}

function speakersBehind(reading: Reading, reader: BlockReading, from: number): readonly SpeakerClaim[] {
  const { block } = reader;
  let left = SENTENCES;
  for (const sentence of reader.sentences) {
    if (sentence.end <= from) continue;
    if (left-- <= 0) break;
    const rest = { start: Math.max(sentence.start, from), end: sentence.end };
    const subjects = subjectSpeakers(reading, reader, rest);
    const people =
      subjects.length > 0
        ? subjects
        : (slotsInSentence({ reading, reader, block, sentence: rest, events: [] }).find((s) => s.people.length > 0)
            ?.people ?? owner(reader, rest.start));
    if (people.length > 0) return speakerClaims('speaker-sentence', block, people, 0.8);
  }
  return [];
}

/** "Jane Smith's first one." or "Jane Smith, with …" right behind the lead; "[Jane Smith](profile) did …" whatever she did. */
function owner(reader: BlockReading, from: number): readonly BlockReading['people'][number][] {
  const { text } = reader.block;
  const person = reader.people.find(
    (p) => /^[\s.:,–—-]*(?:by |with |from )?$/u.test(text.slice(from, p.start)) && p.start >= from,
  );
  if (person === undefined) return [];
  const linked = reader.block.spans.some((s) => s.start === person.start && isProfileLink(s.url ?? ''));
  return (linked ? /^(?:['’]s?\s|,|\.|\s)/u : /^(?:['’]s?\s|,|\.|\s+(?:with|on)\b)/u).test(text.slice(person.end))
    ? [person]
    : [];
}

function sessionOf(reading: Reading, lead: Lead, leads: readonly Lead[]): Findings['sessions'][number] {
  const { block } = lead.reader;
  const next = leads.find((l) => l.reader.block.index > block.index)?.reader.block.index ?? reading.blocks.length;
  const section = reading.sectionOf(block);
  let last = block.index + 1;
  while (
    last < Math.min(next, section.last) &&
    (reading.blocks[last]?.block.kind === 'item' || reading.blocks[last]?.block.kind === 'caption') &&
    block.kind === 'paragraph'
  )
    last++;
  const { title } = lead;
  return {
    rule: 'session-bold-lead',
    confidence: lead.speakers.length > 0 ? 0.85 : 0.65,
    spot: { block, ...title },
    title: titleWords(block, title).replace(/[.:]$/u, ''),
    titled: true,
    aliases: [],
    kind: lead.line.kind ?? 'talk',
    ...(lead.line.url === undefined ? {} : { url: lead.line.url }),
    first: block.index,
    last,
    speakers: [...lead.speakers],
  };
}
