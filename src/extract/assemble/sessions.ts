import type { SessionFact, Tie } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { SessionClaim } from '../findings.ts';
import type { Reading } from '../reading.ts';
import type { EventGroup } from './conferences.ts';
import { evidenceOfAll } from './evidence-of.ts';
import type { People } from './people.ts';

const LONGEST_TEXT = 2000;

/** What a session's ties are looked up in. */
export interface SessionSurroundings {
  readonly reading: Reading;
  readonly groups: readonly EventGroup[];
  readonly people: People;
  readonly authors: readonly string[];
  readonly about: (session: SessionClaim) => readonly Tie[];
}

/** The session facts of a note, in the order of the text, with unique keys. */
export function sessionFacts(sessions: readonly SessionClaim[], around: SessionSurroundings): readonly SessionFact[] {
  const keys = new Map<SessionClaim, string>();
  const used = new Set<string>();
  for (const session of sessions) keys.set(session, uniqueKey(nameKey(session.title) || 'session', used));
  return sessions.map((session) => {
    const key = keys.get(session) ?? '';
    const holder = session.partOf === undefined ? undefined : keys.get(session.partOf);
    const event = eventOf(session, around);
    const { startLine, endLine } = linesOf(around.reading, session);
    const titles = new Set(session.aliases.map((a) => a.text).filter((t) => nameKey(t) !== nameKey(session.title)));
    return {
      key,
      title: session.title,
      aliases: [...titles],
      kind: session.kind,
      startLine,
      endLine,
      text: textOf(around.reading, session),
      speakers: speakerTies(session, around),
      projects: around.about(session),
      evidence: evidenceOfAll([session, ...session.aliases.map((a) => ({ ...session, spot: a.spot }))]),
      ...(event === undefined ? {} : { conference: event.key }),
      ...(holder === undefined ? {} : { partOf: holder }),
      ...(session.url === undefined ? {} : { url: session.url }),
    };
  });
}

function uniqueKey(base: string, used: Set<string>): string {
  let key = base;
  for (let n = 2; used.has(key); n++) key = `${base} ${n}`;
  used.add(key);
  return key;
}

/** The event that its sentence names, else the one last named before it in its section, else the note's main one. */
function eventOf(session: SessionClaim, { reading, groups }: SessionSurroundings): EventGroup | undefined {
  const stated = groups.find((g) => session.event !== undefined && g.claims.includes(session.event));
  if (stated !== undefined) return stated;
  const mains = groups.filter((g) => g.main);
  if (mains.length < 2) return mains[0];
  const section = reading.sectionOf(session.spot.block);
  const before = mains
    .map((group) => ({
      group,
      at: Math.max(
        -1,
        ...group.claims
          .map((c) => c.spot.block.index)
          .filter((i) => i >= section.first && i <= session.spot.block.index),
      ),
    }))
    .filter((m) => m.at >= 0)
    .sort((a, b) => b.at - a.at)[0];
  const above = enclosing(reading, session, mains);
  return above ?? before?.group ?? mains[0];
}

/** The event named by a heading over the session. */
function enclosing(reading: Reading, session: SessionClaim, mains: readonly EventGroup[]): EventGroup | undefined {
  let section = reading.document.sections[reading.sectionOf(session.spot.block).index];
  while (section !== undefined) {
    const heading = section.heading;
    const group =
      heading === undefined ? undefined : mains.find((g) => g.claims.some((c) => c.spot.block.index === heading));
    if (group !== undefined) return group;
    section = section.parent === undefined ? undefined : reading.document.sections[section.parent];
  }
  return undefined;
}

function speakerTies(session: SessionClaim, { people, authors }: SessionSurroundings): readonly Tie[] {
  const ties = new Map<string, (typeof session.speakers)[number][]>();
  for (const claim of session.speakers) {
    const key = nameKey(people.named(claim.name).name);
    ties.set(key, [...(ties.get(key) ?? []), claim]);
  }
  const result = [...ties].map(([key, claims]): Tie => ({ key, evidence: evidenceOfAll(claims) }));
  const author = authors.length === 1 ? authors[0] : undefined;
  if (session.byAuthor !== undefined && author !== undefined) {
    const key = nameKey(people.named(author).name);
    if (!ties.has(key)) result.push({ key, evidence: evidenceOfAll([session.byAuthor]) });
  }
  return result;
}

function linesOf(reading: Reading, session: SessionClaim): { startLine: number; endLine: number } {
  const first = reading.blocks[session.first]?.block;
  const last = reading.blocks[session.last - 1]?.block;
  const own = session.spot.block.locate(session.spot.start, session.spot.end);
  const started =
    session.rule === 'session-stated-title' || session.rule === 'session-heading'
      ? (first?.place.startLine ?? own.startLine)
      : own.startLine;
  const speaker = session.speakers[0]?.spot;
  const spoken =
    session.rule === 'session-holder' && speaker !== undefined
      ? speaker.block.locate(speaker.start, speaker.end).startLine
      : started;
  return { startLine: Math.min(started, spoken), endLine: Math.max(last?.place.endLine ?? own.endLine, own.endLine) };
}

function textOf(reading: Reading, session: SessionClaim): string {
  const { first, last, within } = session;
  const texts = reading.blocks.slice(first, last).flatMap(({ block }) => {
    if (block.kind === 'heading' || block.kind === 'code') return [];
    return [
      within !== undefined && block.index === first
        ? block.text.slice(within.start, last - first === 1 ? within.end : undefined)
        : block.text,
    ];
  });
  return texts
    .join('\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}
