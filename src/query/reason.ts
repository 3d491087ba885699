import { compareText } from '../model/evidence.ts';
import type { Entity } from '../model/graph.ts';

/** What ties two things together. */
export type ReasonKind =
  | 'PROJECT'
  | 'PERSON'
  | 'SESSION'
  | 'PARENT'
  | 'CONFERENCE'
  | 'SERIES'
  | 'ORGANIZATION'
  | 'LINK'
  | 'TAGS'
  | 'TITLE'
  | 'TEXT'
  | 'TIME';

/** One part of a score, in points, and why in words. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly text: string;
  /** An integer above 0. A score is the sum of its reasons' weights, exactly. */
  readonly weight: number;
  /** What the two share, if it is a thing of the graph. */
  readonly entity?: Entity;
}

/** A reason that may be one of several that speak of one thing. */
export interface Topic extends Reason {
  /** What it speaks of; reasons about the same are shown as one, in the words of the first. */
  readonly about: string;
  /** What is said instead if it is joined with another. */
  readonly together?: string;
}

/** Something recommended, and why. */
export interface Ranked<T> {
  readonly node: T;
  readonly score: number;
  /** Strongest first, then by kind and text. */
  readonly reasons: readonly Reason[];
}

/** The reasons that speak of one thing as one: the first one's words, the sum of the weights. Strongest first, then by kind and text. */
export function mergeReasons(reasons: readonly Topic[]): readonly Reason[] {
  const byTopic = new Map<string, Reason>();
  for (const { about, together, ...reason } of reasons) {
    const before = byTopic.get(about);
    const joined = before && { ...before, text: together ?? before.text, weight: before.weight + reason.weight };
    byTopic.set(about, joined ?? reason);
  }
  return [...byTopic.values()].sort(
    (a, b) => b.weight - a.weight || compareText(a.kind, b.kind) || compareText(a.text, b.text),
  );
}
