import type { Findings, SessionClaim } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { headingOf } from '../slots/section-text.ts';
import type { SentenceSlot } from '../slots/sentence-slot.ts';
import { slotsInSentence } from '../slots/slot-in-sentence.ts';
import { headingSense } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { openingSlot } from '../slots/spoken-slots.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-sentence
 *
 * Finds sessions that a sentence picks out: "Next up was [Jane Smith]'s talk on widgets", "a **systemd** talk by **Name**", "an insightful [deep
 * dive](…) from Name", "I will be presenting [Title](…)". What is told of it goes on to the next such sentence of the paragraph.
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
 *
 * ## Leaves alone
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
 */
export const sessionSentence: Rule = {
  id: 'session-sentence',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
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
      paragraph(reading, findings, reader);
    }
  },
};

const LINKS = /\b(?:links|resources|references|further reading|see also|related)\b/iu;

function isAside(reading: Reading, reader: BlockReading): boolean {
  const heading = headingOf(reading, reading.sectionOf(reader.block));
  return heading !== undefined && headingSense(heading.block.text) === 'aside' && LINKS.test(heading.block.text);
}

const THANKS =
  /\b(?:thanks?|thank you|grateful|kudos|shout-?out|met|chatted|chat(?:ting)? with|hang(?:ing)? out|read|wrote|blog post|book|article|paper|podcast|screencast)\b/iu;

function paragraph(reading: Reading, findings: Findings, reader: BlockReading): void {
  const { block } = reader;
  const claims: SessionClaim[] = [];
  const heading = headingOf(reading, reading.sectionOf(block))?.block.text;
  const grouped =
    heading !== undefined && /\b(?:keynotes?|talks|sessions|lightning|breakouts?|presentations)\b/iu.test(heading);
  for (const sentence of reader.sentences) {
    const events = findings.events.filter(
      (e) => e.spot.block === block && e.spot.start >= sentence.start && e.spot.end <= sentence.end,
    );
    const words = block.text.slice(sentence.start, sentence.end);
    const view = { reading, reader, block, sentence, events };
    const slots = slotsInSentence(view);
    const opening = slots.length === 0 && grouped ? openingSlot(view) : undefined;
    for (const slot of opening === undefined ? slots : [opening]) {
      if (slot.confidence < 0.8 && THANKS.test(words)) continue;
      claims.push(sessionOf(reader, slot, sentence));
    }
  }
  claims.forEach((claim, i) => {
    const start = claim.within?.start ?? 0;
    const next = claims.slice(i + 1).find((c) => (c.within?.start ?? 0) > start);
    const end = claims.length === 1 ? block.text.length : goesOnTo(reader, claim);
    claim.within = { start, end: Math.min(next?.within?.start ?? block.text.length, end) };
    findings.sessions.push(claim);
  });
}

const GOES_ON =
  /^["“(]?(?:he|she|they|it|his|her|their|its|this|that|these|those|the (?:talk|session|speaker|presenter|demo|slides|main|idea|point|second|last|first|answer|question|audience)|also|and|but|so|then he|then she|in (?:short|it)|apparently|i (?:liked|loved|learned|enjoyed)|for example|as (?:he|she|it)|what)\b/iu;

/** Where the words about a session end that shares its paragraph: behind the sentences that go on about it. */
function goesOnTo(reader: BlockReading, claim: SessionClaim): number {
  const { text } = reader.block;
  let end = claim.within?.end ?? text.length;
  for (const sentence of reader.sentences) {
    if (sentence.start < end) continue;
    const words = text.slice(sentence.start, sentence.end);
    const named = claim.speakers.some((s) => s.name.split(' ').some((part) => part.length > 2 && words.includes(part)));
    if (!GOES_ON.test(words) && !named) break;
    end = sentence.end;
  }
  return end;
}

function sessionOf(reader: BlockReading, slot: SentenceSlot, sentence: Range): SessionClaim {
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
