import { nameKey } from '../../model/name-key.ts';
import type { Findings, SessionClaim } from '../findings.ts';
import { isEveryday } from '../names/vocabulary.ts';
import type { Rule } from '../rule.ts';
import { isTaken } from '../slots/has-event.ts';
import { headingOf } from '../slots/section-text.ts';

/**
 * # session-retold
 *
 * Finds the headings under which a session of a list or table is told at length: "Java 9" under an agenda that has "Java 9 keynote". What stands
 * there belongs to the session of the agenda; the heading becomes another name of it.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * - 09:30 Widget engines keynote, Jane Smith
 * - 11:00 Get a Taste of Gadgets and Love Them, Robert Miller
 *
 * ## Widget engines
 *
 * They are now made with PostgreSQL inside. I liked it.
 * ```
 * ```expect
 * session: Widget engines keynote | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * - [Taste of Gadgets and Love](https://example.org/schedule/1) by Robert Miller
 * - [Other Things](https://example.org/schedule/2) by Jane Smith
 *
 * ## A Taste of Gadgets
 *
 * Delicious.
 * ```
 * ```expect
 * session: Taste of Gadgets and Love | Robert Miller
 * ```
 *
 * ```md
 * # WidgetConf 2016
 *
 * - 09:30 All About Engines, Jane Ann Smith
 * - 11:00 Get a Taste of Gadgets, Robert Miller
 *
 * ## Motors in widgets - Jane Smith
 *
 * They are now made with PostgreSQL inside. I liked it.
 * ```
 * ```expect
 * session: Motors in widgets | Jane Smith
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * - 09:30 Widget engines keynote, Jane Smith
 * - 11:00 Get a Taste of Gadgets, Robert Miller
 *
 * ## Venue
 *
 * A cinema.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * - 09:30 Widget engines keynote, Jane Smith
 * - 11:00 The gadget engines keynote, Robert Miller
 *
 * ## Keynote
 *
 * Both were good.
 * ```
 */
export const sessionRetold: Rule = {
  id: 'session-retold',
  run(reading, findings) {
    const listed = findings.sessions.filter((s) => LISTED.has(s.rule));
    if (listed.length === 0) return;
    joinBySpeaker(findings, listed);
    for (const section of reading.document.sections) {
      const heading = headingOf(reading, section);
      if (heading === undefined || isTaken(findings, heading.block.index)) continue;
      if (listed.some((s) => section.first <= s.first && s.first < section.last)) continue;
      const words = content(heading.block.text);
      const matching = words.length === 0 ? [] : listed.filter((s) => shares(words, s));
      const session = matching.length === 1 ? matching[0] : undefined;
      if (session === undefined || session.last - session.first > 2) continue;
      session.aliases.push({
        text: heading.block.text.replace(/\s+/g, ' '),
        spot: { block: heading.block, start: 0, end: heading.block.text.length },
      });
      session.first = section.first;
      session.last = section.last;
      findings.sessions[findings.sessions.indexOf(session)] = { ...session, rule: 'session-retold' };
    }
  },
};

const LISTED: ReadonlySet<string> = new Set(['session-list', 'session-table', 'session-agenda']);

/** A heading and a line of the agenda that each are the only one of the same speaker tell of one session, whatever they call it. */
function joinBySpeaker(findings: Findings, listed: readonly SessionClaim[]): void {
  const headed = findings.sessions.filter((s) => s.rule === 'session-heading' && s.speakers.length > 0);
  for (const session of headed) {
    const key = speakersKey(session);
    const lines = listed.filter((s) => speakersKey(s) === key);
    const line = lines[0];
    if (line === undefined || lines.length > 1 || headed.some((s) => s !== session && speakersKey(s) === key)) continue;
    if (line.last - line.first > 1 || (session.first <= line.first && line.first < session.last)) continue;
    session.aliases.push({ text: line.title, spot: line.spot });
    if (session.url === undefined && line.url !== undefined) session.url = line.url;
    findings.sessions.splice(findings.sessions.indexOf(line), 1);
  }
}

/** First and last names of the speakers: "Mary Jane Smith" and "Mary Smith" have the same. */
function speakersKey({ speakers }: SessionClaim): string {
  const names = speakers.map(({ name }) => {
    const words = nameKey(name).split(' ');
    return `${words[0] ?? ''} ${words.at(-1) ?? ''}`;
  });
  return names.sort().join(', ');
}

/** The words that carry meaning: all but the little ones. */
function content(text: string): readonly string[] {
  return nameKey(text)
    .split(' ')
    .filter(
      (w) => w.length > 2 && !/^(?:the|and|for|with|from|how|what|why|your|you|are|not|get|its|this|that)$/u.test(w),
    );
}

/** True if every word of the heading is in the title, and they are most of it, or one of them is no everyday word. */
function shares(words: readonly string[], session: SessionClaim): boolean {
  const title = content(session.title);
  if (!words.every((w) => title.includes(w))) return false;
  return words.length * 2 >= title.length || words.some((w) => !isEveryday(w));
}
