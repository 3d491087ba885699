import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import type { EventClaim, Findings, SessionClaim } from '../findings.ts';
import { readPeople } from '../names/people-list.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent } from '../slots/has-event.ts';
import { groupsOf, type ListGroup } from '../slots/list-group.ts';
import { type ListLead, leadOf } from '../slots/list-lead.ts';
import { type ListLine, readListLine, titleWords, withParallelSpeakers } from '../slots/list-line.ts';
import { urlOf, weighList } from '../slots/list-weight.ts';
import type { Mark } from '../slots/marks.ts';
import { isDate, isNoSlot } from '../slots/no-slot.ts';
import { refuseSpeaker } from '../slots/refuse-speaker.ts';
import { headingOf } from '../slots/section-text.ts';
import { type SlotLine, trimmed } from '../slots/slot-line.ts';
import { headingSense, isSlotLink, kindIn } from '../slots/slot-words.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-list
 *
 * Finds sessions in lists, and in runs of short lines that stand by themselves: "[Title](…) by Name", "Name (Company) - Title", agenda
 * items with a time, titles under "Talks I liked:", titles with prose behind them. A list is judged as a whole (`weighList`): by what introduces it,
 * where its links lead, how many items name a speaker and how many look like titles.
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
 * ```md
 * # WidgetConf 2016
 *
 * Talks I attended:
 *
 * ## Day 1
 *
 * 1. Keynote by Jane Smith! [recording](https://youtu.be/abcdefghijk)
 * 2. [Small Widgets](https://example.org/program#session-2) Robert Miller takes one apart. I should watch it again.
 * 3. I skipped this one.
 * 4. [Widgets at Scale](https://example.org/program#session-4) A tour, with numbers. The speaker, Mary Jones, counts everything.
 * ```
 * ```expect
 * session: Keynote by Jane Smith | Jane Smith
 * session: Small Widgets | Robert Miller
 * session: Widgets at Scale | Mary Jones
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * 1. **Widgets at Scale** - Jane Smith. Large.
 * 2. **Small Widgets** ([Robert Miller](https://robert.example.org)) - tiny.
 * 3. **The Widget Engine** - Mary Jones, with a demo.
 * 4. **Widgets in Hardware** - Peter Brown. Hot.
 * 5. **Breaking Widgets** - zaphodx. Loud.
 * ```
 * ```expect
 * session: Small Widgets | Robert Miller
 * session: Breaking Widgets | zaphodx
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Talks I want to see:
 *
 * - Jane Smith -- Every Widget Ever -- Cryptically enticing...
 * - Robert Miller -- Gizmo: widgets for careful builders -- Anything that helps with these is always worth learning about!
 * - [Peter Brown](https://twitter.com/peterbrown) -- Widgets at Scale
 * ```
 * ```expect
 * session: Every Widget Ever | Jane Smith
 * session: Gizmo: widgets for careful builders | Robert Miller
 * session: Widgets at Scale | Peter Brown
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * I liked most talks. The main takeaways of the sessions were:
 *
 * - **Validate early** - always with somebody who will use it.
 * - **Limit your work** - never leave things untested.
 * ```
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

/** Day or track over a list: its heading, or the item that holds it. */
function isByDay(reading: Reading, { blocks }: ListGroup): boolean {
  const first = blocks[0]?.block;
  if (first === undefined) return false;
  const heading = headingOf(reading, reading.sectionOf(first))?.block.text;
  return heading !== undefined && (headingSense(heading) === 'group' || isDate(heading));
}

function list(reading: Reading, findings: Findings, group: ListGroup): void {
  const lead = leadOf(reading, group.blocks);
  if (lead.against) {
    refuseItems(findings, group.blocks, 'no session: a list of links, of points made, or the like');
    return;
  }
  const lines = withParallelSpeakers(
    group.blocks.map((reader) => readListLine(reading, reader)),
    reading,
  );
  const placed = lines.filter((l) => l.titleLike && eventIn(findings, l.reader.block) !== undefined).length;
  const weight = weighList(lead, lines, placed, { byDay: isByDay(reading, group), lone: group.lines });
  if (!weight.sessions) {
    refuseItems(findings, group.blocks, NO_SESSIONS);
    return;
  }
  const timed = lines.filter((l) => l.line.timed).length * 2 >= lines.length;
  for (const line of lines) {
    const silent = weight.silent || timed || line.line.labelled || isSlotLink(urlOf(line) ?? '');
    if (line.people.length === 0 && !silent) {
      refuseItems(findings, [line.reader], 'no session: it names no speaker, and its list is not introduced as talks');
      continue;
    }
    if (line.people.length === 0 && !line.titleLike) {
      refuseItems(findings, [line.reader], 'no session: it names no speaker and does not look like a title');
      continue;
    }
    const session = sessionOf(reading, findings, line, lead);
    if (session === undefined) {
      refuseItems(findings, [line.reader], 'no session: a break, a day or the event itself');
      continue;
    }
    findings.sessions.push(session);
    if (session.speakers.length === 0) refuseSpeaker(reading, findings, 'session-list', line.reader.block, line.line);
  }
}

const NO_SESSIONS =
  'no session: half of the items of its list name no speaker, and what stands before the list does not speak of talks';

function refuseItems(findings: Findings, blocks: readonly BlockReading[], reason: string): void {
  if (findings.refused === undefined) return;
  for (const { block } of blocks) refuse(findings, 'session-list', block, { start: 0, end: block.text.length }, reason);
}

/** The event that an item names behind its title: "Title at Event", "Title, Event 2022". */
function eventIn(findings: Findings, block: Block): EventClaim | undefined {
  return findings.events.find(
    (e) =>
      e.spot.block === block &&
      /(?:\b(?:at|@|for)\s+(?:the\s+)?\S*|[,(–—-]\s*)$/u.test(block.text.slice(0, e.spot.start)),
  );
}

/** "…, with Jane Doe": beside the author. */
const JOINTLY = /\bwith\s+\p{Lu}/u;

function sessionOf(
  reading: Reading,
  findings: Findings,
  { reader, line, mark, people }: ListLine,
  lead: ListLead,
): SessionClaim | undefined {
  const { block } = reader;
  const event = eventIn(findings, block);
  const range = titleRange(block, line, mark, event);
  const title = titleWords(block, range);
  if (isNoSlot(title) || (people.length === 0 && (sameAsEvent(findings, title) || isPeople(reading, title))))
    return undefined;
  const kind = line.kind ?? kindIn(lead.text) ?? 'talk';
  const url = mark?.url ?? line.url;
  const byAuthor = lead.own && (people.length === 0 || JOINTLY.test(block.text));
  return {
    rule: 'session-list',
    confidence: people.length > 0 ? 0.9 : 0.7,
    spot: { block, ...range },
    title,
    titled: true,
    aliases: [],
    kind,
    ...(url === undefined || url === event?.url ? {} : { url }),
    first: block.index,
    last: lastOf(reading, block),
    speakers: [...people],
    ...(event === undefined ? {} : { event }),
    ...(byAuthor ? { byAuthor: { rule: 'speaker-author', confidence: 0.9, spot: { block, ...range } } } : {}),
  };
}

/** The title: what the line reader says, else the leading mark, else the words before "at Event". */
function titleRange(block: Block, line: SlotLine, mark: Mark | undefined, event: EventClaim | undefined): Range {
  if (line.people.length > 0 && line.strength >= 0.45) return line.title;
  if (mark !== undefined) return trimmed(block.text, mark);
  if (event === undefined) return line.title;
  const before = /\s*(?:\s(?:at|@|for)\s+(?:the\s+)?|[,(–—-]\s*)$/u.exec(block.text.slice(0, event.spot.start));
  return before === null ? line.title : trimmed(block.text, { start: line.title.start, end: before.index });
}

/** A line that holds nothing but names heads what they did; it is no title. */
function isPeople({ gazetteer }: Reading, title: string): boolean {
  return readPeople(title, 0, gazetteer, 0.4)?.end === title.length;
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
