import type { Block } from './document/document.ts';
import type { Findings } from './findings.ts';

/**
 * Records why a rule decided against a candidate, for `hallway extract --why`. Does nothing unless somebody asked: pass a text that is there
 * anyway, and look at `findings.refused` before making one.
 * @param range where the candidate stands in the block
 * @param reason in plain words, as the second half of "not taken: …"
 */
export function refuse(
  { refused }: Pick<Findings, 'refused'>,
  rule: string,
  block: Block,
  { start, end }: { readonly start: number; readonly end: number },
  reason: string,
): void {
  refused?.push({ rule, spot: { block, start, end }, name: block.text.slice(start, end).replace(/\s+/g, ' '), reason });
}
