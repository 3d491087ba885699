import { compareEvidence, type Evidence } from '../../model/evidence.ts';
import type { Claim } from '../findings.ts';
import { squeezed } from '../text/squeezed.ts';

const LONGEST_QUOTE = 300;

/** The evidence that a claim is: its place, the words there and its rule. */
export function evidenceOf(claim: Claim): Evidence {
  const { block, start, end } = claim.spot;
  const words = squeezed(block.text.slice(start, end)).trim().slice(0, LONGEST_QUOTE);
  const quote = words === '' ? squeezed(block.text).trim().slice(0, LONGEST_QUOTE) || claim.rule : words;
  const { startLine, startColumn, endLine, endColumn } = block.locate(start, end);
  const confidence = Math.round(claim.confidence * 100) / 100;
  return { startLine, startColumn, endLine, endColumn, rule: claim.rule, confidence, quote };
}

/** The evidence of some claims, ordered by place, each place and rule once, at most `limit`. */
export function evidenceOfAll(claims: readonly Claim[], limit = 12): readonly Evidence[] {
  const [first] = claims;
  if (claims.length === 1 && first !== undefined) return [evidenceOf(first)];
  const all = claims.map(evidenceOf).sort(compareEvidence);
  const seen = new Set<string>();
  const distinct = all.filter((e) => {
    const key = `${e.startLine}:${e.startColumn}:${e.endLine}:${e.endColumn}:${e.rule}`;
    return !seen.has(key) && seen.add(key);
  });
  return distinct.slice(0, limit);
}
