import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { trimmed } from '../slots/slot-line.ts';
import { kindIn } from '../slots/slot-words.ts';
import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';

const LEAD =
  /\b(workshops|tutorials|talks|sessions|keynotes|presentations|trainings|lightning talks|labs)\b[^.:;!?]{0,80}:\s+/giu;
const NO_TITLE = /\b(?:great|good|interesting|bad|best|many|more|hard|fun|you|we|I|they|it|was|were|is|are)\b/u;

/**
 * # session-enumeration
 *
 * Finds sessions that a sentence lists behind a colon: "The workshops were diverse: Statistics for Engineers, Introduction to gRPC and Technical Writing."
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * I liked the variety of workshops: Widgets for Engineers, Introduction to Gadgets and Technical Writing.
 * ```
 * ```expect
 * session: Widgets for Engineers
 * session: Introduction to Gadgets
 * session: Technical Writing
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * I went to two tutorials today: Making Widgets, and Breaking Widgets.
 * ```
 * ```expect
 * session: Making Widgets
 * session: Breaking Widgets
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * The talks were great: they were short, and we laughed.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * The talks covered a lot: performance, testing and security.
 * ```
 */
export const sessionEnumeration: Rule = {
  id: 'session-enumeration',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    for (const reader of reading.blocks) {
      const { block } = reader;
      if ((block.kind !== 'paragraph' && block.kind !== 'item') || isTaken(findings, block.index)) continue;
      for (const match of matches(block.text, LEAD)) {
        const start = match.index + match[0].length;
        const sentence = reader.sentences.find((s) => s.start <= match.index && match.index < s.end);
        const behind = { start, end: sentence?.end ?? block.text.length };
        const titles = split(block.text, behind);
        if (titles.length < 2) {
          refuse(
            findings,
            'session-enumeration',
            block,
            behind,
            'no sessions: what stands behind the colon is no list of titles',
          );
          continue;
        }
        for (const range of titles) {
          if (
            findings.sessions.some(
              (s) => s.spot.block === block && s.spot.start < range.end && range.start < s.spot.end,
            )
          )
            continue;
          findings.sessions.push({
            rule: 'session-enumeration',
            confidence: 0.65,
            spot: { block, ...range },
            title: block.text.slice(range.start, range.end).replace(/\s+/g, ' '),
            titled: true,
            aliases: [],
            kind: kindIn(match[1] ?? '') ?? 'talk',
            first: block.index,
            last: block.index + 1,
            within: range,
            speakers: [],
          });
        }
      }
    }
  },
};

/** The parts between commas and "and"; none if one of them does not look like a title. */
function split(text: string, range: Range): readonly Range[] {
  const parts: Range[] = [];
  let from = range.start;
  const end = range.end - (/[.!?\s]*$/u.exec(text.slice(range.start, range.end))?.[0].length ?? 0);
  for (const match of text.slice(range.start, end).matchAll(/,\s+(?:and\s+)?|\s+and\s+(?=\p{Lu})/gu)) {
    parts.push({ start: from, end: range.start + match.index });
    from = range.start + match.index + match[0].length;
  }
  parts.push({ start: from, end });
  const titles = parts.map((p) => trimmed(text, p));
  return titles.every((t) => isTitle(text.slice(t.start, t.end))) ? titles : [];
}

function isTitle(words: string): boolean {
  const parts = words.split(/\s+/);
  return parts.length >= 2 && parts.length <= 10 && /^\p{Lu}/u.test(words) && !NO_TITLE.test(words);
}
