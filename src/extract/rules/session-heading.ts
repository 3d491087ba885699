import { nameKey } from '../../model/name-key.ts';
import type { Section } from '../document/document.ts';
import type { Findings, SessionClaim } from '../findings.ts';
import { isPlace, isTrade } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { readByline } from '../slots/byline.ts';
import { hasEvent } from '../slots/has-event.ts';
import { headingOf, ownBlocks } from '../slots/section-text.ts';
import { readSlotLine, type SlotLine } from '../slots/slot-line.ts';
import { headingSense, isSlotLink, kindIn as kindOf, SLOT_NOUN } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { tellings } from '../slots/tellings.ts';

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
 * ## Leaves alone
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
    if (!hasEvent(findings)) return;
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
/** What a person's name in the first block says: little, but something beside three sure siblings. */
const NAMED = 0.2;

function visit(reading: Reading, findings: Findings, parent: Section): void {
  const candidates = parent.children.flatMap((index) => {
    const section = reading.document.sections[index];
    const heading = section === undefined ? undefined : headingOf(reading, section);
    return section === undefined || heading === undefined ? [] : [weigh(reading, findings, section, heading)];
  });
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
      (candidate.sure >= ENOUGH ||
        ((uniform || (underGroup && sure.length > 0)) &&
          hasText(reading, candidate.section) &&
          candidate.sure > (sure.length >= 3 ? 0 : NAMED)));
    if (accepted) findings.sessions.push(sessionOf(reading, candidate));
    else visit(reading, findings, candidate.section);
  }
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
    line.labelled || line.strength >= 0.8 ? 'open' : headingSense(block.text.slice(line.title.start, line.title.end));
  const byline = bylineOf(reading, section) !== undefined;
  const told = tellings(reading, ownBlocks(reading, section));
  const names = ownBlocks(reading, section)
    .slice(0, 1)
    .some((b) => b.people.length > 0);
  const weights = [
    line.strength >= 0.45 ? line.strength : 0,
    byline ? 0.8 : 0,
    line.labelled ? 0.7 : 0,
    line.timed ? 0.5 : 0,
    line.url !== undefined && isSlotLink(line.url) ? 0.65 : 0,
    told.person ? 0.7 : 0,
    told.slot ? 0.5 : 0,
    told.title ? 0.6 : 0,
    names ? NAMED : 0,
  ];
  const against = findings.events.some((e) => e.spot.block === block) ? 0.8 : 1;
  const sure = (1 - weights.reduce((product, w) => product * (1 - w), 1)) * against;
  return { section, heading, line, sense, sure, own: line.strength >= 0.6 || byline };
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
