import type { NotedEvidence } from '../../model/evidence.ts';
import type { FactKind } from '../decisions/decisions.ts';

/** A doubt about the graph that only a person can settle, as a decision that would settle it. */
export interface Suggestion {
  readonly decision: 'same' | 'ignore';
  readonly kind: FactKind;
  /** As the decision lists them: of `same`, the first is the one to show. */
  readonly names: readonly string[];
  /** The one note that an `ignore` is for, if the name may mean something elsewhere. */
  readonly notes?: string;
  /** Above 0, at most 1; the strongest come first. */
  readonly strength: number;
  /** Why, in plain words: clauses without period. */
  readonly reasons: readonly string[];
  /** For each name, where a note says it. */
  readonly evidence: readonly SuggestionEvidence[];
}

export interface SuggestionEvidence extends NotedEvidence {
  /** The name that it is for. */
  readonly name: string;
}
