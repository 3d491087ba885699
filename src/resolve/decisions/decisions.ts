import type { Evidence } from '../../model/evidence.ts';
import type { SessionKind } from '../../model/facts.ts';
import type { CatalogueEntries } from '../build-catalogue.ts';

/** The kinds that notes state as facts; a series is only ever the series of a conference. */
export const FACT_KINDS = ['person', 'project', 'conference', 'organization', 'session'] as const;
export type FactKind = (typeof FACT_KINDS)[number];
export type DecidedKind = FactKind | 'series';

/** One entry of a decisions file. */
export interface Decision {
  /** Its number among all of the file, from 0. */
  readonly index: number;
  /** The decision's own words: what every fact that rests on it shows. */
  readonly evidence: Evidence;
}

/** Names that mean one thing. */
export interface SameDecision extends Decision {
  readonly kind: DecidedKind;
  /** At least two; the first is shown, and its id is the thing's. */
  readonly names: readonly string[];
}

/** Names of which no two mean the same thing. */
export interface DifferentDecision extends Decision {
  readonly kind: DecidedKind;
  readonly names: readonly string[];
}

/** A name that means another thing in some notes. */
export interface RenameDecision extends Decision {
  readonly kind: FactKind;
  readonly name: string;
  /** What it is called there. */
  readonly as: string;
  readonly notes?: NotePatterns;
}

/** Names that are no things. */
export interface IgnoreDecision extends Decision {
  readonly kind: FactKind;
  readonly names: readonly string[];
  readonly notes?: NotePatterns;
}

/** Paths of notes or patterns of them; without any, a decision is for all notes that its file is for. */
export type NotePatterns = readonly string[];

/** A value with the words that state it. */
export interface Stated<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

/** What a note is about, and who wrote it. */
export interface NoteDecision extends Decision {
  readonly notes?: NotePatterns;
  readonly conference?: Stated<string>;
  readonly authors?: Stated<readonly string[]>;
}

/** What is known of one session of a note better than the note says it. */
export interface SessionDecision extends Decision {
  readonly notes?: NotePatterns;
  /** Title (or another name) by which the note's session is found. */
  readonly session: string;
  /** The line where the note tells of it; it also tells sessions of one title apart. */
  readonly line?: number;
  readonly title?: Stated<string>;
  readonly kind?: Stated<SessionKind>;
  readonly url?: Stated<string>;
  readonly conference?: Stated<string>;
  readonly speakers?: Stated<readonly string[]>;
  readonly projects?: Stated<readonly string[]>;
}

/** What people have decided, of one file or of one note's front matter. */
export interface Decisions {
  readonly same: readonly SameDecision[];
  readonly different: readonly DifferentDecision[];
  readonly renamed: readonly RenameDecision[];
  readonly ignored: readonly IgnoreDecision[];
  readonly notes: readonly NoteDecision[];
  readonly sessions: readonly SessionDecision[];
  /** Entries for the catalogue. */
  readonly catalogue: CatalogueEntries;
}

/** Every decision but catalogue entries, in the order of the file. */
export function allDecisions(decisions: Decisions): readonly Decision[] {
  const { same, different, renamed, ignored, notes, sessions } = decisions;
  return [...same, ...different, ...renamed, ...ignored, ...notes, ...sessions].sort((a, b) => a.index - b.index);
}
