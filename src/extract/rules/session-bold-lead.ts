import type { Findings } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { slotsInSentence } from '../slots/slot-in-sentence.ts';
import { readSlotLine } from '../slots/slot-line.ts';
import { headingSense, SLOT_NOUN } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { subjectSpeakers } from '../slots/subject-speaker.ts';

/**
 * # session-bold-lead
 *
 * Finds sessions that paragraphs or items begin with in bold, like entries of a dictionary: "**Title.** Jane Smith showed …", "**Title** (Jane Smith) …".
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
 * ## Leaves alone
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
    const leads = reading.blocks.flatMap((reader) => leadOf(reading, findings, reader) ?? []);
    const telling = leads.filter((l) => l.speakers.length > 0 || l.slot);
    if (leads.length < 2 || telling.length === 0) return;
    for (const lead of telling) findings.sessions.push(sessionOf(reading, lead, leads));
  },
};

interface Lead {
  readonly reader: BlockReading;
  readonly line: ReturnType<typeof readSlotLine>;
  readonly speakers: ReturnType<typeof speakerClaims>;
  readonly slot: boolean;
}

const SLOT = new RegExp(`\\b${SLOT_NOUN}\\b`, 'iu');
const NOTICE =
  /^(?:note|warning|update|edit|ps|tl;?dr|disclaimer|tip|important|question|answer|q|a|edit|spoiler|caveat|aside|remember|pro|con|pros|cons|highlights?|why|what|when|where|who|how|day \d.*|\w+day.*)\s*:?$/iu;
const NO_SLOT = /\bnot a(?:n actual)? (?:session|talk)\b/iu;
const SENTENCES = 3;

function leadOf(reading: Reading, findings: Findings, reader: BlockReading): Lead | undefined {
  const { block } = reader;
  if ((block.kind !== 'paragraph' && block.kind !== 'item') || isTaken(findings, block.index)) return undefined;
  const bold = block.spans.find((s) => s.kind === 'strong' && s.start <= 3);
  if (bold === undefined || block.text.trim().length < bold.end + 10) return undefined;
  const words = block.text.slice(bold.start, bold.end).replace(/[\s.:!?–—-]+$/u, '');
  if (words.length < 4 || words.split(/\s+/).length < 2 || NOTICE.test(words) || headingSense(words) !== 'open')
    return undefined;
  const bracket = /^[\s.:,–—-]*\([^)]{3,80}\)/u.exec(block.text.slice(bold.end))?.[0].length ?? 0;
  const line = readSlotLine(block, { start: bold.start, end: bold.end + bracket }, reading.gazetteer);
  const own = line.strength >= 0.45 ? speakerClaims('speaker-line', block, line.people, line.strength) : [];
  const told = own.length > 0 ? [] : speakersBehind(reading, reader, bold.end);
  const first = reader.sentences
    .slice(0, 2)
    .map((s) => block.text.slice(Math.max(s.start, bold.end), s.end))
    .join(' ');
  return {
    reader,
    line,
    speakers: [...own, ...told],
    slot: (SLOT.test(first) && !NO_SLOT.test(first)) || line.labelled || SLOT.test(words),
  };
}

function speakersBehind(reading: Reading, reader: BlockReading, from: number): Lead['speakers'] {
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

/** "Jane Smith's first one." or "Jane Smith, with …" right behind the lead. */
function owner(reader: BlockReading, from: number): readonly BlockReading['people'][number][] {
  const { text } = reader.block;
  const person = reader.people.find(
    (p) => /^[\s.:,–—-]*(?:by |with |from )?$/u.test(text.slice(from, p.start)) && p.start >= from,
  );
  return person !== undefined && /^(?:['’]s?\s|,|\.|\s+(?:with|on)\b)/u.test(text.slice(person.end)) ? [person] : [];
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
  const { title } = lead.line;
  return {
    rule: 'session-bold-lead',
    confidence: lead.speakers.length > 0 ? 0.85 : 0.65,
    spot: { block, ...title },
    title: block.text.slice(title.start, title.end).replace(/\s+/g, ' ').replace(/[.:]$/u, ''),
    titled: true,
    aliases: [],
    kind: lead.line.kind ?? 'talk',
    ...(lead.line.url === undefined ? {} : { url: lead.line.url }),
    first: block.index,
    last,
    speakers: lead.speakers,
  };
}
