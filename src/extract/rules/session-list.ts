import { nameKey } from '../../model/name-key.ts';
import type { Block, Section } from '../document/document.ts';
import type { EventClaim, Findings, SessionClaim, SpeakerClaim } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { readByline } from '../slots/byline.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { marksIn } from '../slots/marks.ts';
import { headingOf } from '../slots/section-text.ts';
import { readSlotLine, type SlotLine, trimmed } from '../slots/slot-line.ts';
import { headingSense, isSlotLink, kindIn } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';

/**
 * # session-list
 *
 * Finds sessions in lists, and in runs of short lines that stand by themselves: "[Title](…) by Name", "Name (Company) - Title", agenda
 * items with a time, titles under "Talks I liked:". A list counts if half of its items name a speaker, or if what introduces it speaks of
 * talks and its items look like titles.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * Some of my favourite talks:
 *
 * * [Widgets at Scale](https://example.org/schedule/1) by Jane Smith
 * * [Small Widgets](https://example.org/schedule/2) by Robert Miller
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * session: Small Widgets | Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Talks
 *
 * - Jane Smith (Acme) - Widgets at Scale
 * - Robert Miller - Small Widgets
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
 * What I packed:
 *
 * - a toothbrush
 * - two shirts
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Links
 *
 * - [Notes from Jane Smith](https://example.org/notes)
 * - [The website](https://example.org)
 * ```
 */
export const sessionList: Rule = {
  id: 'session-list',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    for (const group of groupsOf(reading, findings)) list(reading, findings, group);
  },
};

/** Items of one list at its top level, or lone short lines one after another. */
interface Group {
  readonly blocks: readonly BlockReading[];
  readonly lines: boolean;
}

function groupsOf(reading: Reading, findings: Findings): readonly Group[] {
  const lists = new Map<number, BlockReading[]>();
  const runs: BlockReading[][] = [];
  let run: BlockReading[] | undefined;
  for (const reader of reading.blocks) {
    const { block } = reader;
    if (isTaken(findings, block.index)) continue;
    const lone = block.kind === 'paragraph' && isLoneLine(block);
    if (!lone && block.kind !== 'caption') run = undefined;
    if (
      block.kind === 'item' &&
      block.list !== undefined &&
      (block.depth === 1 ||
        block.parent === undefined ||
        !isItem(reading, block.parent) ||
        isGroupItem(reading, block.parent))
    ) {
      lists.set(block.list, [...(lists.get(block.list) ?? []), reader]);
    } else if (lone) {
      if (run === undefined) {
        run = [];
        runs.push(run);
      }
      run.push(reader);
    }
  }
  return [
    ...[...lists.values()].map((blocks) => ({ blocks, lines: false })),
    ...runs.map((blocks) => ({ blocks, lines: true })),
  ];
}

function isItem(reading: Reading, index: number): boolean {
  return reading.blocks[index]?.block.kind === 'item';
}

/** "Friday" or "Track A" as an item that holds the day's talks. */
function isGroupItem(reading: Reading, index: number): boolean {
  return headingSense(reading.blocks[index]?.block.text ?? '-') === 'group';
}

/** A paragraph that is one link, one bold or struck-through line, or begins with a bold lead: it may announce a session. */
function isLoneLine(block: Block): boolean {
  const length = block.text.trim().length;
  if (length < 5 || length > 220) return false;
  const marked = block.spans
    .filter((s) => s.kind !== 'code' && s.start <= 2)
    .reduce((most, s) => Math.max(most, s.end - s.start), 0);
  return (
    marked >= length * 0.6 ||
    /^\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,?\s*\d{1,2}[:.]\d{2}|["“])/iu.test(block.text)
  );
}

const LEAD =
  /\b(?:talks?|sessions?|workshops?|presentations?|keynotes?|tutorials?|speakers?|panels?|lectures?|lightning|ignites?|agenda|schedule|line-?up|programme?|presenting|speaking|bofs?)\b/iu;
const NO_LEAD =
  /\b(?:links?|resources?|references?|further reading|read(?:ing)? more|take-?aways?|learned|learnt|tips|books?|tools?|photos?|other (?:notes|posts|write-?ups)|reports?|attendees|sponsors?|jobs?|related posts|transcripts?|websites?)\b/iu;

function leadOf(reading: Reading, group: Group): { text: string; grouped: boolean; against: boolean } {
  const first = group.blocks[0]?.block;
  if (first === undefined) return { text: '', grouped: false, against: true };
  const section = reading.sectionOf(first);
  const heading = headingOf(reading, section)?.block.text ?? reading.info.title;
  const before = reading.blocks[first.index - 1]?.block;
  const near = before !== undefined && before.kind !== 'heading' && before.index >= section.first ? before.text : '';
  const last = /[^.!?\n]*[.!?:]?\s*$/u.exec(near.trim())?.[0] ?? '';
  // "I chose:" takes its sense from what was said before it in the section.
  const sentence =
    /:\s*$/u.test(last) && !LEAD.test(last) ? `${textBefore(reading, section, first.index)} ${last}` : last;
  const against =
    heading !== '' && (NO_LEAD.test(heading) || headingSense(heading) === 'aside') && !LEAD.test(sentence);
  return {
    text: `${sentence} ${headingSense(heading) === 'group' || LEAD.test(heading) ? `${heading} ${groupAbove(reading, section)}` : ''}`,
    grouped: headingSense(heading) === 'group',
    against: against || (NO_LEAD.test(sentence) && !LEAD.test(sentence)),
  };
}

function textBefore(reading: Reading, section: Section, index: number): string {
  return reading.blocks
    .slice(Math.max(section.first, index - 4), index)
    .filter((b) => b.block.kind === 'paragraph')
    .map((b) => b.block.text)
    .join(' ');
}

/** The heading over a day's heading: "Talks" over "Friday". */
function groupAbove(reading: Reading, section: Section): string {
  const parent = section.parent === undefined ? undefined : reading.document.sections[section.parent];
  const heading = parent === undefined ? undefined : headingOf(reading, parent)?.block.text;
  return heading !== undefined && headingSense(heading) === 'group' ? heading : '';
}

interface Line {
  readonly reader: BlockReading;
  readonly line: SlotLine;
  readonly people: readonly SpeakerClaim[];
  readonly titleLike: boolean;
}

function list(reading: Reading, findings: Findings, group: Group): void {
  const lead = leadOf(reading, group);
  if (lead.against) return;
  const lines = group.blocks.map((reader) => lineOf(reading, reader));
  const speaking = lines.filter((l) => l.people.length > 0);
  const introduced = LEAD.test(lead.text);
  const titled = lines.filter((l) => l.titleLike).length;
  const enough =
    speaking.length * 2 >= lines.length &&
    (introduced ||
      speaking.length >= 2 ||
      lines.some((l) => l.people.length > 0 && l.line.url !== undefined && isSlotLink(l.line.url)));
  const agenda = lines.filter((l) => l.line.timed).length * 10 >= lines.length * 6;
  const placed = lines.filter((l) => l.titleLike && eventIn(findings, l.reader.block) !== undefined).length;
  const titles =
    placed * 2 > lines.length || (introduced && titled * 10 >= lines.length * 6) || (agenda && speaking.length > 0);
  if (!enough && !titles) return;
  const timed = lines.filter((l) => l.line.timed).length * 2 >= lines.length;
  for (const line of lines) {
    if (
      line.people.length === 0 &&
      !(
        titles ||
        timed ||
        introduced ||
        line.line.labelled ||
        (line.line.url !== undefined && isSlotLink(line.line.url))
      )
    )
      continue;
    if (line.people.length === 0 && !line.titleLike) continue;
    const session = sessionOf(reading, findings, line, lead.text);
    if (session !== undefined) findings.sessions.push(session);
  }
}

/** The event that an item names behind its title: "Title at Event", "Title, Event 2022". */
function eventIn(findings: Findings, block: Block): EventClaim | undefined {
  return findings.events.find(
    (e) =>
      e.spot.block === block &&
      /(?:\b(?:at|@|for)\s+(?:the\s+)?\S*|[,(–—-]\s*)$/u.test(block.text.slice(0, e.spot.start)),
  );
}

function lineOf(reading: Reading, reader: BlockReading): Line {
  const { block } = reader;
  const stop = proseStart(block);
  const line = readSlotLine(block, { start: 0, end: stop }, reading.gazetteer);
  const own = line.strength >= 0.45 ? speakerClaims('speaker-line', block, line.people, line.strength) : [];
  const people = own.length > 0 ? own : bylineUnder(reading, block);
  const text = block.text.slice(0, stop);
  const marks = marksIn(block, { start: 0, end: stop });
  const marked = marks[0] !== undefined && marks[0].start <= line.title.start + 3 && marks[0].end - marks[0].start >= 6;
  const titleLike =
    text.length <= 160 &&
    !/[.;]\s+\p{Lu}/u.test(text) &&
    (marked ||
      line.labelled ||
      /^["“]/.test(text) ||
      capitals(text) >= 0.5 ||
      (line.timed && block.kind === 'item' && !/[.!?]$/u.test(text) && text.split(/\s+/).length <= 14));
  return { reader, line, people, titleLike };
}

/** Where a long item stops to be a title line: at a sentence's end behind which prose goes on. */
function proseStart(block: Block): number {
  const { text } = block;
  if (text.length <= 120) return text.length;
  const match = /[.!?:]\s+(?=\p{Lu})|\n/gu;
  for (const found of text.matchAll(match)) {
    const inside = block.spans.some((s) => s.kind !== 'code' && s.start < found.index && found.index < s.end);
    if (!inside && found.index >= 20) return found.index + (found[0].startsWith('\n') ? 0 : 1);
  }
  return text.length;
}

function capitals(text: string): number {
  const words = text.split(/\s+/).filter((w) => /^\p{L}{4,}/u.test(w));
  return words.length === 0 ? 0 : words.filter((w) => /^\p{Lu}/u.test(w)).length / words.length;
}

/** "* speaker: Jane Doe" as a nested item, or a paragraph of the same item that is a byline. */
function bylineUnder(reading: Reading, block: Block): readonly SpeakerClaim[] {
  for (const next of reading.blocks.slice(block.index + 1, block.index + 4)) {
    if (next.block.parent !== block.index) continue;
    const people = readByline(next.block, reading.gazetteer);
    if (people !== undefined) return speakerClaims('speaker-byline', next.block, people, 0.88);
  }
  return [];
}

const NO_SESSION =
  /^(?:coffee|lunch|breaks?|tea|registration|breakfast|dinner|closing(?: remarks)?|opening(?: remarks)?|welcome|networking|social|after ?party|party|drinks|pizza|doors(?: open)?|open end|opens?|tb[ad]|q ?& ?a|intro(?:duction)?s?|wrap[- ]?up|sponsors?|raffle|goodbye|end|open spaces?|hallway track|more|others?|etc)\b[\s\p{P}]*$/iu;

const DAY =
  /^(?:in |on )?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|\w+day)\b.{0,8}$/iu;

function sessionOf(
  reading: Reading,
  findings: Findings,
  { reader, line, people }: Line,
  lead: string,
): SessionClaim | undefined {
  const { block } = reader;
  const event = eventIn(findings, block);
  const range = titleRange(block, line, event);
  const title = block.text.slice(range.start, range.end).replace(/\s+/g, ' ');
  if (
    title.length < 3 ||
    NO_SESSION.test(title) ||
    DAY.test(title) ||
    (people.length === 0 && sameAsEvent(findings, title))
  )
    return undefined;
  const kind = line.kind ?? kindIn(lead) ?? 'talk';
  const byAuthor =
    people.length === 0 &&
    /\b(?:I(?:['’]m| am| will|['’]ll| was)?\s+(?:be )?(?:presenting|speaking|giving|gave|talking)|my (?:talks?|sessions?|presentations?))\b/u.test(
      lead,
    );
  return {
    rule: 'session-list',
    confidence: people.length > 0 ? 0.9 : 0.7,
    spot: { block, ...range },
    title,
    titled: true,
    aliases: [],
    kind,
    ...(line.url === undefined || line.url === event?.url ? {} : { url: line.url }),
    first: block.index,
    last: lastOf(reading, block),
    speakers: [...people],
    ...(event === undefined ? {} : { event }),
    ...(byAuthor ? { byAuthor: { rule: 'speaker-author', confidence: 0.9, spot: { block, ...range } } } : {}),
  };
}

/** The title: what the line reader says, else the leading mark, else the words before "at Event". */
function titleRange(block: Block, line: SlotLine, event: EventClaim | undefined): { start: number; end: number } {
  if (line.people.length > 0 && line.strength >= 0.45) return line.title;
  const mark = marksIn(block, line.title).find((m) => m.start <= line.title.start + 3);
  if (mark !== undefined && mark.end - mark.start >= 6 && mark.end < line.title.end) return trimmed(block.text, mark);
  if (event === undefined) return line.title;
  const before = /\s*(?:\s(?:at|@|for)\s+(?:the\s+)?|[,(–—-]\s*)$/u.exec(block.text.slice(0, event.spot.start));
  return before === null ? line.title : trimmed(block.text, { start: line.title.start, end: before.index });
}

function sameAsEvent(findings: Findings, title: string): boolean {
  const key = nameKey(title);
  return findings.events.some((e) => nameKey(e.name) === key || nameKey(e.base) === key);
}

/** The item with everything nested in it; a lone line with the paragraphs up to the next one or heading is left to other rules. */
function lastOf(reading: Reading, block: Block): number {
  let last = block.index + 1;
  if (block.kind !== 'item') return last;
  const inside = new Set([block.index]);
  for (const next of reading.blocks.slice(block.index + 1)) {
    if (next.block.parent === undefined || !inside.has(next.block.parent)) break;
    inside.add(next.block.index);
    last = next.block.index + 1;
  }
  return last;
}
