import type { Findings, SessionClaim } from '../findings.ts';
import type { NamedPerson } from '../names/people-list.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import type { SentenceSlot } from '../slots/sentence-slot.ts';
import { slotsInSentence } from '../slots/slot-in-sentence.ts';
import { kindIn } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { subjectSpeakers } from '../slots/subject-speaker.ts';
import { topicAt } from '../slots/topic.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-holder
 *
 * Finds slots that hold slots: a meetup evening, a round of lightning talks, told under one heading with one speaker after the other ("The
 * first speaker was … The second half … Presenting … was …"). Each part becomes a session of its own within it, so that nobody is said
 * to have covered what somebody else spoke about.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * ### Widgets and gadgets
 *
 * This was the [Widget LA Meetup](https://www.meetup.com/widget/events/1/) at the conference. The first speaker was Jane Smith from Acme. She talked about
 * tiny widgets and their makers.
 *
 * The second half was about gadgets. Presenting an introduction to gadgets was Robert Miller.
 * ```
 * ```expect
 * session: tiny widgets and their makers | Jane Smith
 * session: introduction to gadgets | Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Lightning talks
 *
 * Jane Smith spoke about tiny widgets. Then Robert Miller talked about huge gadgets.
 * ```
 * ```expect
 * session: tiny widgets | Jane Smith
 * session: huge gadgets | Robert Miller
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Widgets
 *
 * Jane Smith and Robert Miller spoke about tiny widgets.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Widgets
 *
 * Jane Smith spoke about tiny widgets. I had met Robert Miller at lunch.
 * ```
 */
export const sessionHolder: Rule = {
  id: 'session-holder',
  run(reading, findings) {
    for (const session of [...findings.sessions]) {
      if (!/^session-(?:heading|stated-title)$/.test(session.rule) || session.speakers.length > 0) continue;
      const words = [
        session.title,
        ...session.aliases.map((a) => a.text),
        reading.blocks[session.first + 1]?.block.text.slice(0, 300) ?? '',
      ].join(' ');
      if (!HOLDER.test(words)) continue;
      const parts = partsOf(reading, session);
      if (parts.length < 2) continue;
      if (kindIn(words) === 'meetup') session.kind = 'meetup';
      hold(findings, session, parts);
    }
  },
};

const HOLDER =
  /\bmeet-?ups?\b|\blightning (?:talks|round)\b|\bignites?\b|\b(?:two|three|four|five|several|both|multiple|short) (?:talks|speakers|presentations|sessions)\b|\bevening\b|\bmini-?conf\b|\bdev ?room\b/iu;

interface Part {
  readonly reader: BlockReading;
  readonly sentence: Range;
  readonly people: readonly NamedPerson[];
  readonly title: Range;
  readonly titleReader: BlockReading;
  readonly slot?: SentenceSlot;
}

function partsOf(reading: Reading, session: SessionClaim): readonly Part[] {
  const parts: Part[] = [];
  for (const reader of reading.blocks.slice(session.first + 1, session.last)) {
    if (reader.block.kind !== 'paragraph' && reader.block.kind !== 'item') continue;
    for (const [i, sentence] of reader.sentences.entries()) {
      const slot = slotsInSentence({ reading, reader, block: reader.block, sentence, events: [] }).find(
        (s) => s.people.length > 0,
      );
      const people = slot?.people ?? subjectSpeakers(reading, reader, sentence);
      if (people.length === 0 || parts.some((p) => p.people.some((a) => people.some((b) => a.name === b.name))))
        continue;
      const title = slot?.title ?? toldNext(reader, reader.sentences[i + 1]);
      if (title !== undefined)
        parts.push({ reader, sentence, people, title, titleReader: reader, ...(slot === undefined ? {} : { slot }) });
    }
  }
  return parts;
}

const TOLD =
  /\b(?:(?:he|she|they|we|it)\s+(?:then\s+|also\s+)?)(?:discussed|talked about|covered|spoke (?:about|on)|presented|explained|showed(?: us)?|demoed|demonstrated|went (?:over|through)|was about|introduced|described|looked at)\s+/iu;

/** What the next sentence says that the talk was about: "She talked about …", "We discussed …". */
function toldNext(reader: BlockReading, next: Range | undefined): Range | undefined {
  if (next === undefined) return undefined;
  const text = reader.block.text;
  const told = TOLD.exec(text.slice(next.start, next.end));
  return told === null ? undefined : topicAt(text, next.start + told.index + told[0].length, next.end);
}

function hold(findings: Findings, session: SessionClaim, parts: readonly Part[]): void {
  parts.forEach((part, i) => {
    const { block } = part.titleReader;
    const next = parts[i + 1];
    const sameBlock = next?.reader === part.reader;
    const paragraphBreak =
      next === undefined ? session.last : sameBlock ? part.reader.block.index + 1 : paragraphBefore(part, next);
    findings.sessions.push({
      rule: 'session-holder',
      confidence: 0.8,
      spot: { block, ...part.title },
      title: block.text.slice(part.title.start, part.title.end).replace(/\s+/g, ' '),
      titled: part.slot?.titled ?? false,
      aliases: [],
      kind: part.slot?.kind ?? (session.kind === 'lightning' ? 'lightning' : 'talk'),
      ...(part.slot?.url === undefined ? {} : { url: part.slot.url }),
      first: part.reader.block.index,
      last: paragraphBreak,
      ...(sameBlock || paragraphBreak === part.reader.block.index + 1
        ? { within: { start: part.sentence.start, end: sameBlock ? next.sentence.start : block.text.length } }
        : {}),
      speakers: speakerClaims('speaker-sentence', part.reader.block, part.people, 0.85),
      partOf: session,
    });
  });
}

/** The part goes on to the paragraph in which the next one begins. */
function paragraphBefore(part: Part, next: Part): number {
  return Math.max(part.reader.block.index + 1, next.reader.block.index);
}
