import { nameKey } from '../../model/name-key.ts';
import type { SessionClaim } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { type Mark, marksIn } from '../slots/marks.ts';
import { trimmed } from '../slots/slot-line.ts';
import { isProfileLink, SLOT_NOUN } from '../slots/slot-words.ts';

/**
 * # session-stated-title
 *
 * Where the prose under a heading says what the session was called ("This session was titled [Title](…)", "The session [Title](…) was …",
 * "I attended the [Title](…) session"), that is its title and its link; the heading becomes another name of it.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * ### Small widgets
 *
 * This session was titled [How Small Can Widgets Be?](https://example.org/schedule/1) and it was great.
 * ```
 * ```expect
 * session: How Small Can Widgets Be?
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ### Small widgets
 *
 * I attended the [How Small Can Widgets Be](https://example.org/schedule/1) session by Jane Smith.
 * ```
 * ```expect
 * session: How Small Can Widgets Be | Jane Smith
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * ### Keynote: Small widgets
 *
 * The talk used [widget](https://example.org/widget) a lot.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ### Keynote: Small widgets
 *
 * It was better than the keynote of [GadgetConf](https://example.org/gadget).
 * ```
 */
export const sessionStatedTitle: Rule = {
  id: 'session-stated-title',
  run(reading, findings) {
    for (const session of findings.sessions) {
      if (session.rule !== 'session-heading') continue;
      const stated = statedTitle(reading, session);
      if (stated === undefined) continue;
      const { reader, mark } = stated;
      if (
        findings.events.some(
          (e) =>
            e.spot.block === reader.block &&
            e.spot.start <= mark.start &&
            mark.end <= e.spot.end &&
            e.series !== undefined,
        )
      )
        continue;
      const range = trimmed(reader.block.text, mark);
      const title = reader.block.text.slice(range.start, range.end).replace(/\s+/g, ' ');
      if (nameKey(title) === nameKey(session.title)) {
        if (session.url === undefined && mark.url !== undefined) session.url = mark.url;
        continue;
      }
      session.aliases.push({ text: session.title, spot: session.spot });
      session.title = title;
      if (mark.url !== undefined) session.url = mark.url;
      findings.sessions[findings.sessions.indexOf(session)] = {
        ...session,
        rule: 'session-stated-title',
        confidence: Math.max(session.confidence, 0.9),
        spot: { block: reader.block, ...range },
      };
    }
  },
};

const BEFORE = new RegExp(
  `\\b(?:(?:this|the|his|her|their|my|first|second|next|last) (?:\\p{L}+ )?${SLOT_NOUN}|${SLOT_NOUN}) ?(?:(?:was|is) )?(?:titled|entitled|called|named|,|:|–|-)? ?["“]?$`,
  'iu',
);
const BEHIND = new RegExp(`^["”]? (?:${SLOT_NOUN})\\b(?! (?:notes|page|slides|video|room))`, 'iu');
const MEETUP = /\b(?:meet-?up|bof|birds of a feather)\b/iu;
const SENTENCES = 3;

function statedTitle(reading: Reading, session: SessionClaim): { reader: BlockReading; mark: Mark } | undefined {
  let left = SENTENCES;
  for (const reader of reading.blocks.slice(session.first + 1, session.last)) {
    const { block } = reader;
    if (block.kind === 'heading') return undefined;
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue;
    for (const sentence of reader.sentences) {
      if (left-- <= 0) return undefined;
      for (const mark of marksIn(block, sentence)) {
        const words = block.text.slice(mark.start, mark.end);
        if (words.length < 10 || (mark.url !== undefined && isProfileLink(mark.url))) continue;
        const before = block.text.slice(sentence.start, mark.start);
        const behind = block.text.slice(mark.end, sentence.end);
        if ((BEFORE.test(before) || BEHIND.test(behind)) && words.split(/\s+/).length >= 2) return { reader, mark };
        if (mark.kind === 'link' && MEETUP.test(words) && words.split(/\s+/).length >= 3) return { reader, mark };
      }
    }
  }
  return undefined;
}
