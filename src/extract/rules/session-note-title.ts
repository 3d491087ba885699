import type { Rule } from '../rule.ts';
import { hasEvent } from '../slots/has-event.ts';
import { readSlotLine } from '../slots/slot-line.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-note-title
 *
 * Finds the one session that a whole note is about, if the note's title names the event and who spoke: "WidgetConf 2016: Jane Smith on Widgets",
 * "Widgets at Scale by Jane Smith (WidgetConf 2016)". Only where no other rule finds a session.
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
 *
 * ## Leaves alone
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
    if (event === undefined) return;
    for (const rest of around(block.text, event.spot)) {
      const line = readSlotLine(block, rest, reading.gazetteer);
      if (line.strength < 0.6) continue;
      findings.sessions.push({
        rule: 'session-note-title',
        confidence: 0.8,
        spot: { block, ...line.title },
        title: block.text.slice(line.title.start, line.title.end).replace(/\s+/g, ' '),
        titled: true,
        aliases: [],
        kind: line.kind ?? 'talk',
        first: Math.max(0, block.index),
        last: reading.blocks.length,
        speakers: speakerClaims('speaker-line', block, line.people, line.strength),
      });
      return;
    }
  },
};

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
