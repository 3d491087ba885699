import { compareEvidence, compareText, type Evidence } from '../model/evidence.ts';
import type { EdgeType, StoredEdge } from '../model/graph.ts';

/** One note's share of an edge. */
export interface EdgeShare {
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** The edge that some notes' shares amount to, its evidence in the order that the port promises. */
export function storedEdge(type: EdgeType, from: string, to: string, shares: readonly EdgeShare[]): StoredEdge {
  const evidence = shares
    .flatMap((share) => share.evidence.map((one) => ({ note: share.note, ...ordered(one) })))
    .sort((a, b) => compareText(a.note, b.note) || compareEvidence(a, b));
  return { type, from, to, evidence };
}

/** Orders edges by (type, from, to). */
export function compareEdges(a: StoredEdge, b: StoredEdge): number {
  return compareText(a.type, b.type) || compareText(a.from, b.from) || compareText(a.to, b.to);
}

/** The fields of evidence in one order, so that equal answers are equal bytes. */
export function ordered(evidence: Evidence): Evidence {
  const { startLine, startColumn, endLine, endColumn, quote, rule, confidence, file } = evidence;
  const words = { startLine, startColumn, endLine, endColumn, quote, rule, confidence };
  return file === undefined ? words : { ...words, file };
}
