import type { Findings, SessionClaim } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { marksIn } from '../slots/marks.ts';
import { openingSlot } from '../slots/opening-slot.ts';
import { headingOf } from '../slots/section-text.ts';
import type { SentenceSlot } from '../slots/sentence-slot.ts';
import { toldInSentence } from '../slots/slot-in-sentence.ts';
import { headingSense } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { ToldSessions } from '../slots/told-sessions.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-sentence
 *
 * Finds sessions that a sentence picks out: "Next up was [Jane Smith]'s talk on widgets", "Kicking off the evening was Jane Smith from Acme discussing
 * [Title](…)", "an insightful [deep dive](…) from Name", "the next talk was about widgets", "I will be presenting [Title](…)". What the sentences behind
 * it tell belongs to it: its subject ("There was a talk by Jane Smith. She showed …"), its speaker ("We learned about widgets. Jane Smith explained …").
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * On day one I caught a [**widget** talk](https://www.youtube.com/watch?v=1) by **Jane Smith** that was great.
 * ```
 * ```expect
 * session: widget | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Next up was Jane Smith's talk on small widgets, which was fun.
 * ```
 * ```expect
 * session: small widgets | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * The evening began with Jane Smith from Acme exploring [Widgets at the Edge](https://www.youtube.com/watch?v=1) (at 12:30). After the break we had
 * Robert Miller, CTO at Gadget Systems, walking us through gadget tests.
 * ```
 * ```expect
 * session: Widgets at the Edge | Jane Smith
 * session: gadget tests | Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * The first talk I went to was about widget engines. In the next one we learned a lot about cheese.
 *
 * The second talk was by Jane Smith, who moved to Acme last year. She talked about the future of gadgets.
 *
 * During the last talk we heard about testing gadgets in space. Robert Miller explained how they do it.
 * ```
 * ```expect
 * session: widget engines
 * session: future of gadgets | Jane Smith
 * session: testing gadgets in space | Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Mary Jones and Robert Miller took the stage to talk about widget factories. The closing keynote was given by Jane Smith.
 * ```
 * ```expect
 * session: widget factories | Mary Jones, Robert Miller
 * session: closing keynote | Jane Smith
 * ```
 *
 * ```md
 * # WidgetConf 2016
 *
 * One of the last sessions covered logging of widgets. Another great talk was Robert Miller's about small gadgets.
 *
 * One of my favourite talks came from Jane Smith, an engineer at Acme. Her presentation was Widget Design and Education for Careful Builders.
 * ```
 * ```expect
 * session: logging of widgets
 * session: small gadgets | Robert Miller
 * session: Widget Design and Education for Careful Builders | Jane Smith
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * We all laughed when Jane Smith answered to say "Probably not, when is it?". Then I got a copy of "Widgets: Up and Running" signed by Robert Miller.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Thanks to Jane Smith for the talk we had about hotels over lunch.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * The sessions were recorded and [the videos](https://example.org/videos) are online.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * Over lunch I spoke with Jane Smith about small widgets. Robert Miller and I discussed gadgets until they closed the bar.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * I read a talk proposal by Jane Smith about widgets. My boss told me about gadgets.
 * ```
 */
export const sessionSentence: Rule = {
  id: 'session-sentence',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    const telling = new ToldSessions(findings);
    for (const reader of reading.blocks) {
      const { block } = reader;
      if (
        block.kind === 'heading' ||
        block.kind === 'code' ||
        block.kind === 'row' ||
        block.kind === 'embed' ||
        block.kind === 'caption'
      )
        continue;
      if (isTaken(findings, block.index) || isAside(reading, reader)) continue;
      const told = telling.count;
      paragraph(reading, findings, reader, telling);
      const [before, last = before] = telling.from(Math.max(0, told - 2));
      if (telling.count !== told || last === undefined) continue;
      goesOnIn(reading, reader, last, before === last || before?.spot.block !== last.spot.block);
    }
    findings.sessions.push(...telling.sessions());
  },
};

const LINKS = /\b(?:links|resources|references|further reading|see also|related)\b/iu;

function isAside(reading: Reading, reader: BlockReading): boolean {
  const heading = headingOf(reading, reading.sectionOf(reader.block));
  return heading !== undefined && LINKS.test(heading.block.text) && headingSense(heading.block.text) === 'aside';
}

const THANKS =
  /\b(?:thanks?|thank you|grateful|kudos|shout-?out|met|chatted|chat(?:ting)? with|hang(?:ing)? out|read|wrote|posts?|the authors?|book|article|paper|podcast|screencast)\b/iu;

function paragraph(reading: Reading, findings: Findings, reader: BlockReading, telling: ToldSessions): void {
  const { block } = reader;
  const from = telling.count;
  const heading = headingOf(reading, reading.sectionOf(block))?.block.text;
  const grouped =
    heading !== undefined && /\b(?:keynotes?|talks|sessions|lightning|breakouts?|presentations)\b/iu.test(heading);
  const here = findings.events.filter((e) => e.spot.block === block);
  for (const sentence of reader.sentences) {
    const events = here.filter((e) => e.spot.start >= sentence.start && e.spot.end <= sentence.end);
    const words = block.text.slice(sentence.start, sentence.end);
    const view = { reading, reader, block, sentence, events };
    const slots = toldInSentence(view);
    const opening = grouped && slots.every((s) => s.refers === true) ? openingSlot(view) : undefined;
    for (const slot of opening === undefined ? slots : [opening]) {
      if (slot.confidence < 0.8 && THANKS.test(words)) {
        refuse(
          findings,
          'session-sentence',
          block,
          slot.title,
          'no session: the sentence thanks, or tells of a meeting, a book or a post',
        );
        continue;
      }
      telling.add(slot, sessionOf(reader, slot, sentence), sentence);
    }
    if (findings.refused !== undefined)
      for (const mark of marksIn(block, sentence))
        if (
          !telling.from(from).some((c) => c.spot.block === block && c.spot.start < mark.end && mark.start < c.spot.end)
        )
          refuse(findings, 'session-sentence', block, mark, NOT_GIVEN);
  }
  const claims = telling.from(from);
  claims.forEach((claim, i) => {
    const start = claim.within?.start ?? 0;
    const next = claims.find((c, n) => n > i && (c.within?.start ?? 0) > start);
    const end = claims.length === 1 ? block.text.length : goesOnTo(reader, claim);
    claim.within = { start, end: Math.min(next?.within?.start ?? block.text.length, end) };
  });
}

const NOT_GIVEN = 'no session: set apart in its sentence, but nothing beside it says that somebody gave it';
const GOES_ON =
  /^["“(]?(?:he|she|they|it|his|her|their|its|this|that|these|those|the (?:talk|session|speaker|presenter|demo|slides|main|idea|point|second|last|first|answer|question|audience)|also|and|but|so|then he|then she|in (?:short|it)|apparently|i (?:liked|loved|learned|enjoyed)|for example|as (?:he|she|it)|what)\b/iu;

const SAYS_ON =
  /^["“(]?(?:he|she|they|his|her|their)\b|\b(?:the|this|that|his|her|their|my|our) (?:talk|session|presentation|keynote|workshop|tutorial|speaker|presenter|lecture)\b/iu;
const LONGEST_ASIDE = 2;

/**
 * A paragraph or item without a slot of its own goes on with the session before: items under words that end in a colon, and what speaks of the talk or
 * its speaker, if it has the paragraph before for itself. To their own talk, authors come back after two paragraphs.
 */
function goesOnIn(reading: Reading, reader: BlockReading, session: SessionClaim, alone: boolean): void {
  const { block } = reader;
  const before = reading.blocks[session.last - 1]?.block;
  if (before === undefined || reading.sectionOf(before) !== reading.sectionOf(block)) return;
  if (session.last + (session.byAuthor === undefined ? 0 : LONGEST_ASIDE) < block.index) return;
  const listed =
    session.last === block.index &&
    block.kind === 'item' &&
    (before.kind === 'item' ? before.list === block.list || before.index === block.parent : /:\s*$/u.test(before.text));
  const said =
    alone &&
    block.kind === 'paragraph' &&
    before.kind !== 'item' &&
    (SAYS_ON.test(block.text) || names(block.text, session));
  if (listed || said) session.last = block.index + 1;
}

function names(text: string, { speakers }: SessionClaim): boolean {
  return speakers.some((s) => s.name.split(' ').some((part) => part.length > 2 && text.includes(part)));
}

/** Where the words about a session end that shares its paragraph: behind the sentences that go on about it. */
function goesOnTo(reader: BlockReading, claim: SessionClaim): number {
  const { text } = reader.block;
  let end = claim.within?.end ?? text.length;
  for (const sentence of reader.sentences) {
    if (sentence.start < end) continue;
    const words = text.slice(sentence.start, sentence.end);
    if (!GOES_ON.test(words) && !names(words, claim)) break;
    end = sentence.end;
  }
  return end;
}

function sessionOf(reader: Pick<BlockReading, 'block'>, slot: SentenceSlot, sentence: Range): SessionClaim {
  const { block } = reader;
  const start = Math.min(slot.title.start, ...slot.people.map((p) => p.start));
  return {
    rule: 'session-sentence',
    confidence: slot.confidence,
    spot: { block, ...slot.title },
    title: block.text.slice(slot.title.start, slot.title.end).replace(/\s+/g, ' '),
    titled: slot.titled,
    aliases: [],
    kind: slot.kind ?? 'talk',
    ...(slot.url === undefined ? {} : { url: slot.url }),
    first: block.index,
    last: block.index + 1,
    within: { start: Math.max(sentence.start, start), end: sentence.end },
    speakers: speakerClaims('speaker-sentence', block, slot.people, slot.confidence),
    ...(slot.event === undefined ? {} : { event: slot.event }),
    ...(slot.byAuthor === undefined
      ? {}
      : { byAuthor: { rule: 'speaker-author', confidence: slot.confidence, spot: { block, ...slot.byAuthor } } }),
  };
}
