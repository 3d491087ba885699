import { AROUND_NAME } from '../events/event-words.ts';
import type { Claim, Findings } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent } from '../slots/has-event.ts';
import { lineSession } from '../slots/line-session.ts';
import { readSlotLine } from '../slots/slot-line.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-note-title
 *
 * Finds the one session that a whole note is about, if the note's title names the event and who spoke: "WidgetConf 2016: Jane Smith on Widgets",
 * "Widgets at Scale by Jane Smith (WidgetConf 2016)"; or if the note opens with its author giving a talk: "Widgets at Scale, live at WidgetConf",
 * "Upcoming talk: Widgets at Scale". Only where no other rule finds a session.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016: Jane Smith on tiny widgets
 *
 * She said that they are small.
 * ```
 * ```expect
 * session: tiny widgets | Jane Smith
 * ```
 * ```md
 * # Widgets at Scale by Jane Smith - WidgetConf 2016
 *
 * They fell over at first.
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * ```
 * ```md
 * ---
 * title: "The story of our widget store, live at WidgetConf 2016!"
 * author: Jane Smith
 * ---
 *
 * I had the pleasure of speaking at WidgetConf 2016. The slides are below.
 * ```
 * ```expect
 * session: The story of our widget store | Jane Smith
 * ```
 *
 * ## Leaves alone
 * ```md
 * # Speaking at WidgetConf 2016
 *
 * I will be speaking at WidgetConf 2016, come and say hello.
 * ```
 * ```md
 * # WidgetConf 2016: a report
 *
 * It was fun.
 * ```
 * ```md
 * # Widgets at Scale by Jane Smith
 *
 * A book that I liked.
 * ```
 */
export const sessionNoteTitle: Rule = {
  id: 'session-note-title',
  run(reading, findings) {
    if (!hasEvent(findings) || findings.sessions.length > 0) return;
    const reader = reading.front[0] ?? reading.blocks.find((b) => b.block.kind === 'heading' && b.block.depth === 1);
    if (reader === undefined) return;
    const { block } = reader;
    const event = findings.events.find((e) => e.spot.block === block);
    if (event === undefined) {
      ownTalk(reading, findings, reader, [{ start: 0, end: block.text.length }]);
      return;
    }
    for (const rest of around(block.text, event.spot)) {
      const line = readSlotLine(block, rest, reading.gazetteer);
      if (line.strength < 0.6) {
        refuse(
          findings,
          'session-note-title',
          block,
          rest,
          'no session: the title of the note names the event, but no speaker',
        );
        continue;
      }
      const extent = { first: Math.max(0, block.index), last: reading.blocks.length };
      findings.sessions.push(lineSession('session-note-title', block, line, extent));
      return;
    }
    ownTalk(reading, findings, reader, around(block.text, event.spot));
  },
};

/** "I had the pleasure of speaking at", "I'm giving a talk", "my talk". */
const OWN_TALK =
  /\b(?:I|we)(?:['’](?:m|re|ve|ll|d))?\s(?:[\p{L}’'-]+\s){0,7}?(?:sp(?:eak|eaking|oke|oken) (?:(?:about|on) (?:[\p{L}-]+ ){1,5}?)?at|present(?:ed|ing)? (?:(?:a|an|my|our|this) (?:[\p{L}-]+ ){0,2}?(?:talk|session|paper|work)|at)|g(?:ave|ive|iving|iven) (?:a|an|my|our|this) (?:[\p{L}-]+ ){0,3}?(?:talk|presentation|session|keynote|workshop|tutorial))\b|\b(?:during|for|of|from|in) (?:my|our) (?:talk|session|presentation|keynote|workshop)\b/iu;
const FIRST_BLOCKS = 5;
/** What a title says of the note, not of the talk: "Upcoming talk: …", "…, live", "… (slides)". */
const BEFORE_TITLE =
  /^(?:(?:my|our|an?|the|upcoming|new|next|recent)\s+)*(?:talks?|presentations?|slides|video|speaking|announcement|session|keynote|workshop)\s*(?:[:–—|]|\s-\s)\s*/iu;
const BEHIND_TITLE = /[\s,:|–—-]*(?:\b(?:live|slides|video|recording|talk slides)\b)?[\s,:|(–—-]*$/iu;

/** The talk of the note's author that the title names, if the note opens with giving one. */
function ownTalk(reading: Reading, findings: Findings, { block }: BlockReading, parts: readonly Range[]): void {
  const where = ownTalkIn(reading);
  if (where === undefined) return;
  for (const part of parts) {
    const words = block.text.slice(part.start, part.end);
    const lead = BEFORE_TITLE.exec(words)?.[0].length ?? 0;
    const title = words.slice(lead).replace(BEHIND_TITLE, '');
    // A title that names no event must say that it is a talk's.
    if ((part.end - part.start === block.text.length && lead === 0) || !isTitle(title)) continue;
    const start = part.start + lead;
    findings.sessions.push({
      rule: 'session-note-title',
      confidence: 0.7,
      spot: { block, start, end: start + title.length },
      title: title.replace(/\s+/g, ' '),
      titled: true,
      aliases: [],
      kind: 'talk',
      first: Math.max(0, block.index),
      last: reading.blocks.length,
      speakers: [],
      byAuthor: where,
    });
    return;
  }
}

function ownTalkIn(reading: Reading): Claim | undefined {
  const opening = reading.blocks
    .filter(({ block }) => block.kind === 'paragraph' || block.kind === 'item')
    .slice(0, FIRST_BLOCKS);
  for (const { block } of opening) {
    const match = OWN_TALK.exec(block.text);
    if (match === null) continue;
    const spot = { block, start: match.index, end: match.index + match[0].length };
    return { rule: 'speaker-author', confidence: 0.75, spot };
  }
  return undefined;
}

/** At least two words that are more than "speaking at", "my first talk". */
function isTitle(title: string): boolean {
  const words = title.toLowerCase().split(/\s+/u);
  const own = words.filter(
    (w) => /\p{L}{3}/u.test(w) && !AROUND_NAME.has(w) && !/^(?:conference|meetup|my|first|i['’].*)$/u.test(w),
  );
  return words.length >= 2 && own.length >= (/\btalk$/iu.test(title) ? 1 : 2) && title.length >= 8;
}

/** What stands before and behind the event's name, without the signs and words that join them. */
function around(text: string, event: Range): readonly Range[] {
  const before =
    /^[\s\S]*?(?=[\s(:,|–—-]*(?:\b(?:at|from|@)\s+(?:the\s+)?)?$)/u.exec(text.slice(0, event.start))?.[0].length ?? 0;
  const behind = /^[\s):,|–—-]*/u.exec(text.slice(event.end))?.[0].length ?? 0;
  return [
    { start: event.end + behind, end: text.length },
    { start: 0, end: before },
  ].filter((r) => r.end - r.start > 8);
}
