import type { Tie } from '../../model/facts.ts';
import type { Claim, ProjectMention, SessionClaim, Spot } from '../findings.ts';
import type { Reading } from '../reading.ts';
import { evidenceOfAll } from './evidence-of.ts';
import type { ProjectGroup } from './projects.ts';

/** From this score on a session is about a project. */
const ENOUGH = 0.5;

/**
 * The projects that a session is about, each with the places that say so. A project in the title or in another name of the session counts at
 * once; in the text about it, it must be named in the first sentences, more than once, or in one of few sentences or note-like items, and
 * not by the way ("projects like X"). What the parts of a session tell belongs to the parts.
 */
export function aboutTies(
  reading: Reading,
  session: SessionClaim,
  sessions: readonly SessionClaim[],
  groups: readonly ProjectGroup[],
): readonly Tie[] {
  const parts = sessions.filter((s) => s.partOf === session);
  const elsewhere = (group: ProjectGroup): boolean => isSubjectElsewhere(group, session, sessions);
  const extent = new Extent(reading, session, parts);
  const ties = new Map<string, Claim[]>();
  for (const group of groups) {
    const titled = group.mentions.filter((m) => extent.names(m));
    const told = group.mentions.filter((m) => !titled.includes(m) && extent.holds(m.spot));
    const score = titled.length > 0 ? 1 : scoreOf(told, extent) - (elsewhere(group) ? 0.3 : 0);
    if (score >= ENOUGH)
      ties.set(
        group.key,
        [...titled, ...told].map((m) => ({ ...m, confidence: m.confidence * Math.min(1, 0.55 + score * 0.45) })),
      );
  }
  // A talk about a part of something that is named there too ("Swarm", "from Docker") is about the whole as well.
  for (const group of groups) {
    const whole = group.catalogued;
    if (whole === undefined || ties.has(group.key)) continue;
    const part = groups.find((g) => g.family === whole && ties.has(g.key));
    const near = group.mentions.filter((m) => extent.holds(m.spot) || extent.near(m.spot));
    if (part !== undefined && near.length > 0)
      ties.set(
        group.key,
        near.slice(0, 3).map((m) => ({ ...m, rule: 'project-family', confidence: 0.65 })),
      );
  }
  return [...ties].map(([key, claims]) => ({ key, evidence: evidenceOfAll(claims, 6) }));
}

/** True for the subject of another session of the note: here it is rather compared with. */
function isSubjectElsewhere(group: ProjectGroup, session: SessionClaim, sessions: readonly SessionClaim[]): boolean {
  const holders = new Set(sessions.flatMap((s) => s.partOf ?? []));
  return sessions.some(
    (s) =>
      s !== session &&
      s !== session.partOf &&
      s.partOf !== session &&
      !holders.has(s) &&
      group.mentions.some((m) =>
        [s.spot, ...s.aliases.map((a) => a.spot)].some(
          (t) => t.block === m.spot.block && t.start < m.spot.end && m.spot.start < t.end,
        ),
      ),
  );
}

function scoreOf(told: readonly ProjectMention[], extent: Extent): number {
  const solid = told.filter((m) => !m.passing);
  const item = solid.some((m) => m.spot.block.kind === 'item');
  const sure = solid.filter((m) => m.confidence >= SURE_NAME);
  if (sure.length === 0) return solid.length >= 2 ? 0.6 : solid.length === 1 && item ? 0.5 : 0.4;
  if (sure.some((m) => extent.early(m.spot))) return 0.75;
  if (told.length >= 2) return solid.length >= 2 ? 0.75 : 0.6;
  return extent.terse || item ? 0.6 : extent.shared ? 0.4 : 0.5;
}

/** Below it, a mention may be an ordinary word. */
const SURE_NAME = 0.7;
const FEW_SENTENCES = 3;
const EARLY_SENTENCES = 2;

/** Where a note tells of a session. */
class Extent {
  readonly #reading: Reading;
  readonly #session: SessionClaim;
  readonly #parts: readonly SessionClaim[];
  /** True if it is told in few sentences. */
  readonly terse: boolean;
  /** True if it shares its paragraph with other sessions. */
  readonly shared: boolean;

  constructor(reading: Reading, session: SessionClaim, parts: readonly SessionClaim[]) {
    this.#reading = reading;
    this.#session = session;
    this.#parts = parts;
    this.shared = session.within !== undefined;
    this.terse = this.#sentences() <= FEW_SENTENCES;
  }

  /** True for a mention within the session's title or another name of it. */
  names(mention: ProjectMention): boolean {
    return [this.#session.spot, ...this.#session.aliases.map((a) => a.spot)].some(
      (s) => s.block === mention.spot.block && s.start < mention.spot.end && mention.spot.start < s.end,
    );
  }

  holds(spot: Spot): boolean {
    const { index } = spot.block;
    const { first, last, within } = this.#session;
    if (index < first || index >= last) return false;
    if (within !== undefined && index === first && (spot.start < within.start || spot.start >= within.end))
      return false;
    return !this.#parts.some(
      (p) =>
        p.first <= index &&
        index < p.last &&
        (p.within === undefined || index !== p.first || (p.within.start <= spot.start && spot.start < p.within.end)),
    );
  }

  /** In the heading of the session that holds it. */
  near(spot: Spot): boolean {
    const holder = this.#session.partOf;
    return (
      holder !== undefined && [holder.spot, ...holder.aliases.map((a) => a.spot)].some((s) => s.block === spot.block)
    );
  }

  early(spot: Spot): boolean {
    let left = EARLY_SENTENCES;
    for (const reader of this.#reading.blocks.slice(this.#session.first, this.#session.last)) {
      if (reader.block.kind === 'heading' || reader.block.kind === 'caption' || reader.block.kind === 'code') continue;
      for (const sentence of reader.sentences) {
        if (this.#session.within !== undefined && sentence.end <= this.#session.within.start) continue;
        if (left-- <= 0) return false;
        if (reader.block === spot.block && sentence.start <= spot.start && spot.start < sentence.end) return true;
      }
    }
    return false;
  }

  #sentences(): number {
    const { first, last, within } = this.#session;
    return this.#reading.blocks.slice(first, last).reduce((sum, reader) => {
      if (reader.block.kind === 'heading' || reader.block.kind === 'code') return sum;
      const inside =
        within === undefined
          ? reader.sentences
          : reader.sentences.filter((s) => s.start < within.end && s.end > within.start);
      return sum + inside.length;
    }, 0);
  }
}
