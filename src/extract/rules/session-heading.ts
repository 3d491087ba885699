import { nameKey } from '../../model/name-key.ts';
import type { Section } from '../document/document.ts';
import type { Findings, SessionClaim } from '../findings.ts';
import { isPlace, isTrade } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { readByline } from '../slots/byline.ts';
import { hasEvent } from '../slots/has-event.ts';
import { isNoSlot, isOwnDoing } from '../slots/no-slot.ts';
import { refuseSpeaker } from '../slots/refuse-speaker.ts';
import { headingOf, ownBlocks } from '../slots/section-text.ts';
import { readSlotLine, type SlotLine } from '../slots/slot-line.ts';
import { headingSense, isSlotLink, kindIn as kindOf, SLOT_NOUN } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { withSpeakersAtEnd } from '../slots/speakers-at-end.ts';
import { tellings } from '../slots/tellings.ts';
import { tellsOfOthers } from '../slots/tells-of-others.ts';

/**
 * # session-heading
 *
 * Finds sessions that have a heading of their own: "### Title", with a byline under it, a speaker in it ("Title - Speaker"), a time, a
 * kind ("Keynote: …"), a link to the schedule, or prose under it that tells of a talk. One such heading makes its silent siblings
 * sessions too if most of them are. A session's own subheadings are no sessions.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * ## Widgets at Scale
 *
 * by [Jane Smith](https://twitter.com/janesmith)
 *
 * - widgets are small
 *
 * ### What is a widget?
 *
 * - nobody knows
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: The Future of Widgets - Jane Smith
 *
 * Widgets have a future.
 * ```
 * ```expect
 * session: The Future of Widgets | Jane Smith
 * ```
 *
 * ```md
 * # WidgetConf 2016
 *
 * ## Harmful widgets
 *
 * A mostly chilling talk about what they do.
 *
 * ## Design of everyday widgets
 *
 * This talk compares four of them.
 *
 * ## A widget in every pocket
 *
 * <iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>
 *
 * ## Widgets without locks
 *
 * I watched another technical session, and understood half.
 *
 * ## Packaging small widgets
 *
 * An introduction, and a good one.
 * ```
 * ```expect
 * session: Harmful widgets
 * session: A widget in every pocket
 * session: Packaging small widgets
 * ```
 *
 * ```md
 * # WidgetConf 2016
 *
 * ## [Small Widgets - Jane Smith](https://example.org/talks/1)
 *
 * They are small.
 *
 * ## [Widgets at Scale - Robert Miller](https://example.org/talks/2)
 *
 * ## [Breaking Widgets - zaphodx](https://example.org/talks/3)
 *
 * ## [Closing Keynote - Peter Brown](https://example.org/talks/5)
 *
 * They are over.
 * ```
 * ```expect
 * session: Breaking Widgets | zaphodx
 * session: Closing Keynote - Peter Brown | Peter Brown
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * ## Tooling
 *
 * There was much to hear of tools this year.
 *
 * Jane Smith from Acme gave a great keynote on gadget testing. Jane explained how it works.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ### Dana, Team Lead
 *
 * Dana enjoyed the talk about widgets.
 *
 * ### Piotr, Site Reliability Engineer
 *
 * Piotr spoke about lunch.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Venue
 *
 * The talks were in a cinema.
 * ```
 * ```md
 * # How to install Widget
 *
 * ## Step one
 *
 * Run the command.
 * ```
 */
export const sessionHeading: Rule = {
  id: 'session-heading',
  run(reading, findings) {
    if (!hasEvent(findings)) {
      refuseAll(reading, findings, reading.document.sections, NO_EVENT);
      return;
    }
    const root = reading.document.sections[0];
    if (root !== undefined) visit(reading, findings, root);
  },
};

interface Candidate {
  readonly section: Section;
  readonly heading: BlockReading;
  readonly line: SlotLine;
  readonly sense: 'group' | 'aside' | 'open';
  /** Probability-like sum of what speaks for a session. */
  readonly sure: number;
  /** True if the heading or its byline names who gave it. */
  readonly own: boolean;
}

/** Below this sum, a heading is a session only through its siblings. */
const ENOUGH = 0.6;
/** From here on something under the heading speaks of a talk. */
const TELLING = 0.4;
/** What a person's name in the first block says: little, but something beside three sure siblings. */
const NAMED = 0.2;

function visit(reading: Reading, findings: Findings, parent: Section): void {
  const lead = introduced(reading, parent);
  const weighed = parent.children.flatMap((index) => {
    const section = reading.document.sections[index];
    const heading = section === undefined ? undefined : headingOf(reading, section);
    if (section === undefined || heading === undefined) return [];
    const candidate = weigh(reading, findings, section, heading);
    return [
      lead > 0 && mayBeTitle(candidate) ? { ...candidate, sure: 1 - (1 - candidate.sure) * (1 - lead) } : candidate,
    ];
  });
  const candidates = withSpeakersAtEnd(reading, weighed);
  const open = candidates.filter((c) => c.sense === 'open' && !isEvent(findings, c));
  const sure = open.filter((c) => c.sure >= ENOUGH);
  const uniform = sure.length >= 2 && sure.length * 2 > open.length;
  const underGroup =
    parent.heading !== undefined && headingSense(headingOf(reading, parent)?.block.text ?? '') === 'group';
  for (const candidate of candidates) {
    const children = candidate.section.children.map((c) => reading.document.sections[c]).filter((s) => s !== undefined);
    const holdsSlots = children.filter((c) => ownSpeakers(reading, c)).length >= (candidate.own ? 2 : 1);
    const accepted =
      open.includes(candidate) &&
      !holdsSlots &&
      !(
        !candidate.own &&
        tellsOfOthers(reading, candidate.heading.block, candidate.line, ownBlocks(reading, candidate.section))
      ) &&
      (candidate.sure >= ENOUGH ||
        (hasText(reading, candidate.section) &&
          (((uniform || (underGroup && sure.length > 0)) && candidate.sure > (sure.length >= 3 ? 0 : NAMED)) ||
            isParallel(candidate, open))));
    if (accepted) {
      findings.sessions.push(sessionOf(reading, candidate));
      refuseSpeaker(reading, findings, 'session-heading', candidate.heading.block, candidate.line);
      refuseAll(reading, findings, children, 'a heading within a session');
    } else {
      if (findings.refused !== undefined) {
        const reason = whyNone(candidate, isEvent(findings, candidate), holdsSlots);
        refuseAll(reading, findings, [candidate.section], reason);
      }
      visit(reading, findings, candidate.section);
    }
  }
}

/** What stands over headings that are talks: "Talks", "Sessions I attended". */
const TALKS_HEADING = /\b(?:talks|sessions|presentations|keynotes|workshops|tutorials)\b/iu;
/** "Here are some of the talks I attended:" */
const TALKS_LEAD =
  /\b(?:talks|sessions|presentations|keynotes|ones|highlights|favou?rites|summar(?:y|ies)|notes)\b[^.!?:]{0,80}\b(?:attended|saw|seen|watched|liked|enjoyed|loved|visited|went to|heard|caught|(?:stood|stand) out|stuck with|worth|in particular|below|following|favou?rites?|highlights?|recommend)\b|\b(?:following|these|favou?rite|best|notable|selected|interesting)\b[^.!?:]{0,30}\b(?:talks|sessions|presentations|keynotes)\b/iu;

/** How much the headings below are said to be talks, by the heading over them and the sentences right before them; from 0 to 1. */
function introduced(reading: Reading, parent: Section): number {
  const over = headingOf(reading, parent)?.block.text;
  const under = over !== undefined && headingSense(over) === 'group' && TALKS_HEADING.test(over) ? 0.55 : 0;
  const before = ownBlocks(reading, parent).filter((b) => b.block.kind === 'paragraph');
  const lead = before.slice(-2).some((b) => TALKS_LEAD.test(b.block.text)) ? 0.4 : 0;
  return 1 - (1 - under) * (1 - lead);
}

/** True for a heading that may be a talk's title: of several words, with words under it, and no aside. */
function mayBeTitle({ sense, heading, line }: Candidate): boolean {
  const words = heading.block.text.slice(line.title.start, line.title.end).trim().split(/\s+/u);
  return sense === 'open' && words.length >= 2;
}

/**
 * True for a heading among others of which most speak of a talk under them: then all do, unless one is too short for a title and says nothing of
 * the kind.
 */
function isParallel(candidate: Candidate, open: readonly Candidate[]): boolean {
  const telling = open.filter((c) => c.sure >= TELLING).length;
  if (telling < 3 || telling * 5 < open.length * 3) return false;
  const { heading, line, sure } = candidate;
  const words = heading.block.text.slice(line.title.start, line.title.end).split(/\s+/u).length;
  return sure >= TELLING || (words >= 3 && telling >= 4);
}

const NO_EVENT = 'no session: the note names no event that it is about';

function refuseAll(reading: Reading, findings: Findings, sections: readonly Section[], reason: string): void {
  if (findings.refused === undefined) return;
  for (const section of sections) {
    const block = headingOf(reading, section)?.block;
    if (block !== undefined) refuse(findings, 'session-heading', block, { start: 0, end: block.text.length }, reason);
  }
}

function whyNone({ sense, sure }: Candidate, event: boolean, holdsSlots: boolean): string {
  if (sense === 'aside') return 'no session: such a heading is about the note or the event, not about a talk';
  if (sense === 'group') return 'no session: a heading that groups them';
  if (event) return 'no session: the heading says no more than the event and its place and time';
  if (holdsSlots) return 'no session: the headings under it name speakers of their own';
  return `no session: too little says so (${sure.toFixed(2)}, needs ${ENOUGH.toFixed(2)}): no speaker, time, kind or link to a schedule, and no words about a talk under it`;
}

/** A heading that is the event's own name holds the sessions; it is none. */
function isEvent(findings: Findings, candidate: Candidate): boolean {
  const { block } = candidate.heading;
  if (block.depth === 1 && block.index === 0 && candidate.line.strength < 0.7) return true;
  return findings.events.some((e) => e.spot.block === block && !saysMore(block.text, e.spot));
}

/** True if a heading says more than the event, where and when it was: at least three other words. */
function saysMore(text: string, event: { readonly start: number; readonly end: number }): boolean {
  const rest = nameKey(`${text.slice(0, event.start)} ${text.slice(event.end)}`).split(' ');
  return rest.filter((w) => /\p{L}/u.test(w) && !isPlace(w) && !isTrade(w)).length >= 3;
}

function hasText(reading: Reading, section: Section): boolean {
  return ownBlocks(reading, section).some((b) => b.block.kind !== 'caption') || section.children.length > 0;
}

function ownSpeakers(reading: Reading, section: Section): boolean {
  const heading = headingOf(reading, section);
  if (heading === undefined) return false;
  if (headingSense(heading.block.text) !== 'open') return false;
  const line = readSlotLine(heading.block, { start: 0, end: heading.block.text.length }, reading.gazetteer);
  return line.strength >= 0.6 || bylineOf(reading, section) !== undefined;
}

function bylineOf(reading: Reading, section: Section): BlockReading | undefined {
  const first = ownBlocks(reading, section)
    .filter((b) => b.block.kind !== 'caption' && b.block.kind !== 'embed')
    .slice(0, 2);
  return first.find((b) => readByline(b.block, reading.gazetteer) !== undefined);
}

function weigh(reading: Reading, findings: Findings, section: Section, heading: BlockReading): Candidate {
  const { block } = heading;
  const line = readSlotLine(block, { start: 0, end: block.text.length }, reading.gazetteer);
  const sense =
    line.labelled || line.strength >= 0.6 ? 'open' : senseOf(line, block.text.slice(line.title.start, line.title.end));
  // What groups sessions, or is none, need not be weighed.
  if (sense !== 'open') return { section, heading, line, sense, sure: 0, own: false };
  const words = block.text.slice(line.title.start, line.title.end);
  const byline = bylineOf(reading, section) !== undefined;
  const told = tellings(reading, ownBlocks(reading, section));
  const names = ownBlocks(reading, section)
    .slice(0, 1)
    .some((b) => b.people.length > 0);
  const weights = [
    line.strength >= 0.45 ? line.strength : 0,
    byline ? 0.8 : 0,
    line.labelled ? 0.7 : 0,
    line.timed && !isOwnDoing(words) ? 0.5 : 0,
    line.url !== undefined && isSlotLink(line.url) ? 0.65 : 0,
    told.person ? 0.7 : 0,
    told.slot ? 0.5 : 0,
    told.title ? 0.6 : 0,
    !told.slot && namesTalk(reading, section) ? 0.45 : 0,
    showsTalk(reading, section) ? 0.45 : 0,
    names ? NAMED : 0,
  ];
  const against = findings.events.some((e) => e.spot.block === block) ? 0.8 : 1;
  const sure = (1 - weights.reduce((product, w) => product * (1 - w), 1)) * against;
  return { section, heading, line, sense, sure, own: line.strength >= 0.6 || byline };
}

const A_TALK = new RegExp(
  `\\b(?:an?|another|one more|the same|own)\\s+(?:[\\p{L}-]+,?\\s+){0,4}?${SLOT_NOUN}\\b`,
  'iu',
);

/** "A mostly chilling talk about …", "I watched another technical session" in the first two sentences. */
function namesTalk(reading: Reading, section: Section): boolean {
  const first = ownBlocks(reading, section).find((b) => b.block.kind === 'paragraph' || b.block.kind === 'item');
  return first?.sentences.slice(0, 2).some((s) => A_TALK.test(first.block.text.slice(s.start, s.end))) === true;
}

/** An embedded video, or a line that is a link to one, right under the heading. */
function showsTalk(reading: Reading, section: Section): boolean {
  return ownBlocks(reading, section)
    .slice(0, 2)
    .some(
      ({ block }) =>
        (block.kind === 'embed' || block.text.length <= 60) &&
        block.spans.some(
          (s) => s.kind === 'link' && isSlotLink(s.url ?? '') && s.end - s.start >= block.text.length * 0.6,
        ),
    );
}

/** "Jo, Team Lead": whose words stand below. */
const COLLEAGUE =
  /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?,\s(?:[\p{L}/&-]+\s){0,4}(?:engineer|developer|intern|lead|manager|architect|designer|analyst|director|head|officer|sre|cto|ceo|founder|scientist|researcher|student|admin|administrator|consultant|security|support|operations|ops)$/iu;

/** Breaks and days are none, also where they stand behind a time. */
function senseOf({ timed }: SlotLine, title: string): Candidate['sense'] {
  const sense = headingSense(title);
  const none = isNoSlot(title) || (timed && isOwnDoing(title)) || COLLEAGUE.test(title);
  return sense === 'open' && none ? 'aside' : sense;
}

function sessionOf(reading: Reading, candidate: Candidate): SessionClaim {
  const { heading, line, section } = candidate;
  const { block } = heading;
  const spot = { block, ...line.title };
  const words = block.text.slice(line.title.start, line.title.end).replace(/\s+/g, ' ');
  const byline = bylineOf(reading, section);
  const people = byline === undefined ? [] : (readByline(byline.block, reading.gazetteer) ?? []);
  return {
    rule: 'session-heading',
    confidence: Math.min(0.98, Math.max(0.5, candidate.sure)),
    spot,
    title: words,
    titled: true,
    aliases: [],
    kind: line.kind ?? kindUnder(reading, section) ?? 'talk',
    ...(line.url === undefined ? {} : { url: line.url }),
    first: section.first,
    last: section.last,
    speakers: [
      ...speakerClaims('speaker-line', block, line.people, line.strength),
      ...(byline === undefined ? [] : speakerClaims('speaker-byline', byline.block, people, 0.9)),
    ],
  };
}

const THIS_KIND = new RegExp(`\\b(?:this|the|a|an) (?:\\p{L}+ )?(${SLOT_NOUN})\\b`, 'iu');

/** The kind that the group's heading or the first sentence says ("Workshops", "This workshop …"). */
function kindUnder(reading: Reading, section: Section): SessionClaim['kind'] | undefined {
  const parent = section.parent === undefined ? undefined : reading.document.sections[section.parent];
  const group = parent === undefined ? '' : (headingOf(reading, parent)?.block.text ?? '');
  const grouped = headingSense(group) === 'group' ? kindOf(group) : undefined;
  const first = ownBlocks(reading, section)[0]?.block.text.slice(0, 160) ?? '';
  return grouped ?? kindOf(THIS_KIND.exec(first)?.[1] ?? '');
}
