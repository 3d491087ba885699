import type { Block } from '../document/document.ts';
import type { Findings } from '../findings.ts';
import { readPeople } from '../names/people-list.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent } from '../slots/has-event.ts';
import { isNoSlot } from '../slots/no-slot.ts';
import { readSlotLine, trimmed } from '../slots/slot-line.ts';
import { isProfileLink, isSlotLink, kindIn } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import type { Range } from '../text/sentences.ts';

const TITLE = /\b(?:talk|title|session|topic|presentation|subject|lecture|workshop|what|event|name of)\b/iu;
const SPEAKER = /\b(?:speakers?|presenters?|who|by|hosts?|instructors?|authors?|lecturers?)\b/iu;
const NO_TITLE =
  /\b(?:slides?|video|links?|notes?|recording|time|room|track|day|date|rating|comments?|speaker|presenter|kind|type|length|duration)\b/iu;

/**
 * # session-table
 *
 * Finds sessions in the rows of a table that has a column of titles ("Talk", "Title", "Session", "Topic"), with the column of speakers if there is one.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * Talk | Speaker | Slides
 * --- | --- | ---
 * Widgets at Scale | [Jane Smith](https://twitter.com/janesmith) | [Link](https://speakerdeck.com/jane/widgets)
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Time | Session
 * --- | ---
 * 10:00 | Widgets at Scale (Jane Smith)
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * Item | Price
 * --- | ---
 * Ticket | 100
 * ```
 * ```md
 * # Widgets compared
 *
 * Title | Author
 * --- | ---
 * Small Gods | Terry Pratchett
 * ```
 */
export const sessionTable: Rule = {
  id: 'session-table',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    for (const { block } of reading.blocks) {
      if (block.kind !== 'row' || block.cells === undefined || block.header === undefined) continue;
      const titles = block.header.findIndex((h) => TITLE.test(h) && !NO_TITLE.test(h.replace(TITLE, '')));
      if (titles < 0) {
        const whole = { start: 0, end: block.text.length };
        refuse(findings, 'session-table', block, whole, 'no session: its table has no column of titles');
      } else
        row(
          reading,
          findings,
          block,
          titles,
          block.header.findIndex((h, i) => i !== titles && SPEAKER.test(h)),
        );
    }
  },
};

function row(reading: Reading, findings: Findings, block: Block, titles: number, speakers: number): void {
  const cell = block.cells?.[titles];
  if (cell === undefined || cell.end - cell.start < 3) return;
  const line = readSlotLine(block, cell, reading.gazetteer);
  const named = speakers < 0 ? undefined : block.cells?.[speakers];
  const whole = named === undefined ? line.title : trimmed(block.text, cell);
  const title = block.text.slice(whole.start, whole.end).replace(/\s+/g, ' ');
  if (isNoSlot(title)) {
    refuse(findings, 'session-table', block, cell, 'no session: a break or an empty slot of the agenda');
    return;
  }
  const people = named === undefined ? line.people : peopleOf(reading, block, named);
  const url = urlOf(block, cell, named);
  findings.sessions.push({
    rule: 'session-table',
    confidence: 0.9,
    spot: { block, ...whole },
    title,
    titled: true,
    aliases: [],
    kind:
      kindIn(
        `${(block.header ?? []).join(' ').match(/workshop|tutorial/iu)?.[0] ?? ''} ${block.text.slice(whole.end)}`,
      ) ?? 'talk',
    ...(url === undefined ? {} : { url }),
    first: block.index,
    last: block.index + 1,
    speakers: speakerClaims('speaker-column', block, people, 0.95),
  });
}

function peopleOf(reading: Reading, block: Block, cell: Range): ReturnType<typeof readSlotLine>['people'] {
  const linked = block.spans.some(
    (s) => s.kind === 'link' && s.start >= cell.start && s.end <= cell.end && isProfileLink(s.url ?? ''),
  );
  return readPeople(block.text.slice(0, cell.end), cell.start, reading.gazetteer, linked ? -0.2 : 0.05)?.people ?? [];
}

/** The title's own link, else the first link of the row to slides, video or another site; not to a profile or a page of the same site. */
function urlOf(block: Block, title: Range, speakers: Range | undefined): string | undefined {
  const links = block.spans.filter((s) => s.kind === 'link' && s.url !== undefined);
  const own = links.find((s) => s.start >= title.start && s.end <= title.end);
  const others = links.filter((s) => speakers === undefined || s.start < speakers.start || s.end > speakers.end);
  return (
    own ??
    others.find((s) => isSlotLink(s.url ?? '')) ??
    others.find((s) => /^https?:/.test(s.url ?? '') && !isProfileLink(s.url ?? ''))
  )?.url;
}
