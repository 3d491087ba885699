import type { Evidence } from '../model/evidence.ts';
import { clipped, displayWidth, padded, printable } from './printable.ts';

/** So many columns of a quote are worth more than saying how many other places there are, and which rule it was. */
const MIN_QUOTE_COLUMNS = 14;

/** The piece of evidence that its rule is surest of; of equals the first. */
export function surest(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.reduce<Evidence | undefined>(
    (best, e) => (best && best.confidence >= e.confidence ? best : e),
    undefined,
  );
}

/** The rule and how sure it is: `session-heading 0.95`. */
export function saidBy({ rule, confidence }: Pick<Evidence, 'rule' | 'confidence'>): string {
  return printable(`${rule} ${confidence.toFixed(2)}`);
}

/** How many columns the quote of the surest piece takes with its marks. */
export function quoteWidth(evidence: readonly Evidence[]): number {
  const best = surest(evidence);
  return best === undefined ? 0 : displayWidth(printable(best.quote)) + 2;
}

/**
 * Evidence as `  12 “the note's words”  session-heading 0.95, 2 more places`: the surest piece, within so many columns. Where room is short
 * the other places go first, then the rule; the quote is cut.
 * @param quoteColumns quotes shorter than that are filled up with blanks, so that the rules of several lines stand in one column
 */
export function said(
  evidence: readonly Evidence[],
  { columns, quoteColumns = 0 }: { readonly columns: number; readonly quoteColumns?: number },
): string {
  const best = surest(evidence);
  if (best === undefined) return '';
  // A decision stands in another file; its line alone would be looked for in the note.
  const line = `${best.file === undefined ? String(best.startLine).padStart(4) : `${printable(best.file)}:${best.startLine}`} `;
  const others = evidence.length - 1;
  const more = others === 0 ? [] : [`, ${others} more ${others === 1 ? 'place' : 'places'}`, `, ${others} more`];
  const tails = [...more, ''].map((rest) => `  ${saidBy(best)}${rest}`);
  const width = Math.min(quoteWidth([best]), MIN_QUOTE_COLUMNS);
  const tail = tails.find((t) => columns - line.length - t.length >= width) ?? '';
  const room = columns - line.length - tail.length;
  const quote = `“${clipped(printable(best.quote), Math.max(8, room - 2))}”`;
  return line + (tail === '' ? quote : padded(quote, Math.min(room, quoteColumns)) + tail);
}
