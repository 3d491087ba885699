import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { lineSession } from '../slots/line-session.ts';
import { readSlotLine } from '../slots/slot-line.ts';

/**
 * # session-opening-line
 *
 * Finds sessions in notes that are typed without any markup: paragraphs whose first line is "Title - Speaker (Org)" and whose further lines are the notes on
 * it. At least three of them make it a habit.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * Widgets in the Kernel -- Jane Smith (Acme)
 * they are small
 * and fast
 *
 * The end of gadgets - Robert Miller (Linaro)
 * soon
 *
 * New interfaces for widgets, Mary Jones (BayLibre)
 * char devices
 * ```
 * ```expect
 * session: Widgets in the Kernel | Jane Smith
 * session: The end of gadgets | Robert Miller
 * session: New interfaces for widgets | Mary Jones
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Small Widgets by Jane Smith
 * ok
 *
 * lunch
 *
 * Big Widgets by Robert Miller
 * better
 *
 * Other Widgets by Mary Jones
 * best
 * ```
 * ```expect
 * session: Small Widgets | Jane Smith
 * session: Other Widgets | Mary Jones
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * The best talk of the day was given by Jane Smith
 * and it was about widgets.
 * ```
 * ```md
 * # Poems
 *
 * The Road - Robert Frost
 * two roads diverged
 *
 * The Snow - Robert Frost
 * whose woods these are
 *
 * The Fire - Robert Frost
 * some say
 * ```
 */
export const sessionOpeningLine: Rule = {
  id: 'session-opening-line',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    const lines = reading.blocks.flatMap(({ block }) => {
      const end = block.text.indexOf('\n');
      if (block.kind !== 'paragraph' || end < 8 || end > LONGEST || isTaken(findings, block.index)) return [];
      const line = readSlotLine(block, { start: 0, end }, reading.gazetteer);
      return line.strength >= 0.6 ? [{ block, line }] : [];
    });
    if (lines.length < ENOUGH) {
      for (const { block, line } of lines) refuse(findings, 'session-opening-line', block, line.title, TOO_FEW);
      return;
    }
    lines.forEach(({ block, line }, i) => {
      const section = reading.sectionOf(block);
      const last = Math.min(lines[i + 1]?.block.index ?? section.last, section.last, block.index + 2);
      const session = lineSession('session-opening-line', block, line, { first: block.index, last });
      findings.sessions.push({ ...session, ...(line.url === undefined ? {} : { url: line.url }) });
    });
  },
};

const TOO_FEW = 'no session: a first line with a speaker counts where three paragraphs begin so';
const LONGEST = 130;
const ENOUGH = 3;
