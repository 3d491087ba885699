import type { Block } from '../document/document.ts';
import type { ProjectMention, SessionClaim, Spot } from '../findings.ts';
import type { Reading } from '../reading.ts';

const EARLY_SENTENCES = 2;

/** Where a note tells of a session. */
export class Extent {
  readonly #reading: Reading;
  readonly #session: SessionClaim;
  readonly #parts: readonly SessionClaim[];
  readonly #wide: boolean;
  readonly #names: readonly Spot[];
  #early: { readonly block: Block; readonly start: number; readonly end: number }[] | undefined;

  /**
   * @param parts the sessions that it holds; what they tell belongs to them
   * @param wide true if all that follows in the note tells of it
   */
  constructor(reading: Reading, session: SessionClaim, parts: readonly SessionClaim[], wide: boolean) {
    this.#reading = reading;
    this.#session = session;
    this.#parts = parts;
    this.#wide = wide;
    this.#names = [session.spot, ...session.aliases.map((a) => a.spot)];
  }

  /** True for a mention within the session's title or another name of it. */
  names(mention: ProjectMention): boolean {
    const { block, start, end } = mention.spot;
    return this.#names.some((s) => s.block === block && s.start < end && start < s.end);
  }

  /** True for a place that is only taken for its telling because the whole note tells of it. */
  far({ block, start }: Spot): boolean {
    const { last, first, within } = this.#session;
    return block.index >= last || (within !== undefined && block.index === first && start >= within.end);
  }

  holds(spot: Spot): boolean {
    const { index } = spot.block;
    const { first, last, within } = this.#session;
    if (index < first || (index >= last && !this.#wide)) return false;
    if (
      within !== undefined &&
      index === first &&
      (spot.start < within.start || (spot.start >= within.end && !this.#wide))
    )
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

  /** In the first sentences of what is told. */
  early({ block, start }: Spot): boolean {
    this.#early ??= this.#firstSentences();
    return this.#early.some((s) => s.block === block && s.start <= start && start < s.end);
  }

  #firstSentences(): { block: Block; start: number; end: number }[] {
    const found: { block: Block; start: number; end: number }[] = [];
    const { first, last, within } = this.#session;
    for (const { block, sentences } of this.#reading.blocks.slice(first, last)) {
      if (block.kind === 'heading' || block.kind === 'caption' || block.kind === 'code') continue;
      for (const { start, end } of sentences) {
        if (within !== undefined && end <= within.start) continue;
        if (found.length === EARLY_SENTENCES) return found;
        found.push({ block, start, end });
      }
    }
    return found;
  }
}
