import type { Place } from './evidence.ts';
import type { Fact } from './facts.ts';

/** The kinds of facts that a name can be taken for. */
export type FactKind = 'conference' | 'session' | 'person' | 'project' | 'organization';

/** How one fact of a note hangs together with another. */
export interface ExplainedTie extends Fact {
  /** Read as "FACT, relation, NAME": `gave`, `given by`, `is about`, `subject of`, `part of`, `holds`, `took place at`, `works for`, `has`. */
  readonly relation: string;
  readonly kind: FactKind;
  readonly name: string;
}

/** A fact that goes by the text asked for, with all that ties it to others. */
export interface ExplainedFact extends Fact {
  readonly kind: FactKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly ties: readonly ExplainedTie[];
  /** What the fact does not amount to, as a sentence part: "only named, no place says that they gave a session". */
  readonly limit?: string;
}

/** What a rule took a place for. */
export interface PlaceTaken {
  readonly rule: string;
  /** In (0, 1]. */
  readonly confidence: number;
  readonly kind: FactKind;
  readonly name: string;
}

/** Why a rule, or a step of putting facts together (`assemble/…`), did not take a place. */
export interface PlaceRefused {
  readonly rule: string;
  /** What it looked at, as written: the place's words or more around them. */
  readonly name: string;
  /** In plain words, without a final period. */
  readonly reason: string;
}

/** A place of the note where the text asked for, or another name of the same thing, stands. */
export interface ExplainedPlace extends Place {
  /** The note's own words there. */
  readonly quote: string;
  /** Those words with some before and behind them, on one line. */
  readonly context: string;
  readonly taken: readonly PlaceTaken[];
  readonly refused: readonly PlaceRefused[];
  /** If nothing took it and nothing refused it: why no rule cared, in plain words. */
  readonly unseen?: string;
}

/** A name in the note that is spelled like the text asked for. */
export interface NearName {
  readonly name: string;
  readonly line: number;
}

/** Why a text was or was not taken for something in a note. Plain data: it crosses threads. */
export interface Explanation {
  /** As asked for. */
  readonly text: string;
  /** What the catalogue has by that name: "project Docker Swarm". */
  readonly catalogued: readonly string[];
  /** The note's facts that go by it. */
  readonly facts: readonly ExplainedFact[];
  /** Where it stands, in order of the note. */
  readonly places: readonly ExplainedPlace[];
  /** If it stands nowhere: names of the note that are spelled like it, the likest first. */
  readonly near: readonly NearName[];
  /** What holds for the whole note and keeps facts away, as sentences. */
  readonly remarks: readonly string[];
}
