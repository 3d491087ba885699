import type { Block } from '../document/document.ts';
import type { SessionClaim } from '../findings.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { titleWords } from '../slots/list-line.ts';
import { isNoSlot, isOwnDoing } from '../slots/no-slot.ts';
import { headingOf } from '../slots/section-text.ts';
import { readSlotLine, type SlotLine } from '../slots/slot-line.ts';
import { headingSense } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';

/**
 * # session-agenda
 *
 * Finds sessions in an agenda that is pasted as it came: a code block or a paragraph of which several lines begin with a time, "19:00 - Jane Smith:
 * Title", or, without times, at least three lines of which most name a speaker.
 *
 * ## Finds
 * ```md
 * # Widget Meetup Leipzig, March 2016
 *
 * ~~~
 * 18:30 - Doors open, drinks
 * 19:00 - Jane Smith (Acme): Recent widgets
 * 20:00 - Robert Miller: Widgets on a diet
 * 21:00 - More drinks
 * ~~~
 * ```
 * ```expect
 * session: Recent widgets | Jane Smith
 * session: Widgets on a diet | Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Schedule
 *
 * 9:00 Registration
 * 9:30 Widgets at Scale - Jane Smith
 * 10:30 Small Widgets
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * session: Small Widgets
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Widgets at Scale - Jane Smith
 * Small Widgets - Robert Miller
 * The Widget Engine - Mary Jones
 * ```
 * ```expect
 * session: The Widget Engine | Mary Jones
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * I ran this in the talk:
 *
 * ~~~
 * 10:00:01 widget started
 * 10:00:02 widget stopped
 * ~~~
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * 7:00 we left the house
 * 9:00 we were in Leipzig
 * ```
 */
export const sessionAgenda: Rule = {
  id: 'session-agenda',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    for (const { block } of reading.blocks) {
      if (block.kind !== 'code' && block.kind !== 'paragraph' && block.kind !== 'quote') continue;
      if (!block.text.includes('\n') || isTaken(findings, block.index) || !mayBeAgenda(block)) continue;
      const lines = linesOf(reading, block);
      const slots = isAgenda(reading, block, lines) ? lines.filter(isSlot) : [];
      if (slots.length === 0) refuse(findings, ID, block, { start: 0, end: block.text.length }, NO_AGENDA);
      for (const slot of slots) findings.sessions.push(sessionOf(block, slot));
    }
  },
};

const ID = 'session-agenda';

const NO_AGENDA = 'no sessions: too few of its lines begin with a time or name a speaker';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly line: SlotLine;
  readonly title: string;
}

const TIME = /^\s*(?:[*_•-]\s*)?\(?\d{1,2}(?:[:.h]\d{2}(?![:.\d])|\s*[ap]\.?m\b)/iu;
const LONGEST = 200;
const MOST_LINES = 120;

const SIGN = /\s[-–—|]+\s|:\s|\(|,\s|\bby\s/u;

/** A quick look: at least two lines with a time, or most lines with something that parts a title from a name. Wrapped prose has neither. */
function mayBeAgenda({ kind, text }: Block): boolean {
  const lines = text.split('\n').slice(0, MOST_LINES);
  if (lines.filter((l) => TIME.test(l)).length >= 2) return true;
  if (kind !== 'paragraph' || lines.length < 3 || lines.some((l) => l.length > LONGEST)) return false;
  return lines.every((l) => /^\P{Ll}/u.test(l)) && lines.filter((l) => SIGN.test(l)).length * 10 >= lines.length * 7;
}

function linesOf(reading: Reading, block: Block): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const words of block.text.split('\n').slice(0, MOST_LINES)) {
    const range = { start, end: start + words.length };
    start = range.end + 1;
    if (words.trim() === '' || words.length > LONGEST) continue;
    const timed = TIME.test(words);
    const line = readSlotLine(block, range, reading.gazetteer);
    lines.push({ ...range, line: { ...line, timed }, title: titleWords(block, line.title) });
  }
  return lines;
}

const SPEAKING = 0.6;

function isAgenda(reading: Reading, block: Block, lines: readonly Line[]): boolean {
  const timed = lines.filter((l) => l.line.timed && !isOwnDoing(l.title));
  const speaking = lines.filter((l) => l.line.strength >= SPEAKING && l.title.length < 120);
  if (timed.length >= 2) {
    const heading = headingOf(reading, reading.sectionOf(block))?.block.text ?? '';
    return speaking.some((l) => l.line.timed) || headingSense(heading) === 'group';
  }
  return block.kind === 'paragraph' && lines.length >= 3 && speaking.length * 10 >= lines.length * 7;
}

function isSlot({ line, title }: Line): boolean {
  if (isNoSlot(title) || isOwnDoing(title)) return false;
  return line.strength >= 0.45 || (line.timed && /^\P{Ll}/u.test(title) && !/[.,;]$/u.test(title));
}

function sessionOf(block: Block, { line, title }: Line): SessionClaim {
  const people = line.strength >= 0.45 ? line.people : [];
  return {
    rule: ID,
    confidence: people.length > 0 ? 0.85 : 0.65,
    spot: { block, ...line.title },
    title,
    titled: true,
    aliases: [],
    kind: line.kind ?? 'talk',
    ...(line.url === undefined ? {} : { url: line.url }),
    first: block.index,
    last: block.index + 1,
    within: { start: line.title.start, end: line.title.end },
    speakers: speakerClaims('speaker-line', block, people, line.strength),
  };
}
