/**
 * The kinds of facts that are scored: events that the note is about, sessions, who speaks, projects named; who presented which session, which
 * session is about which project, and who covered which project.
 */
export const FACT_KINDS = ['conference', 'session', 'speaker', 'project', 'presented', 'about', 'covered'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** How many facts the labels have, how many were found, and how many are in both. */
export interface Tally {
  readonly labelled: number;
  readonly found: number;
  readonly matched: number;
}

/** A tally with its rates, from 0 to 1. */
export interface Score extends Tally {
  /** How much of what was found is right; 1 if nothing was to be found and nothing was. */
  readonly precision: number;
  /** How much of what is labelled was found; 1 if nothing is labelled. */
  readonly recall: number;
  /** The harmonic mean of the two. */
  readonly f1: number;
}

export type Scores = Readonly<Record<FactKind, Score>>;

/** The scores over many notes, in which each fact has the same weight (micro average). */
export function scoresOf(notes: readonly Readonly<Record<FactKind, Tally>>[]): Scores {
  const score = (kind: FactKind): Score => {
    const sum = (field: keyof Tally) => notes.reduce((total, note) => total + note[kind][field], 0);
    return rated({ labelled: sum('labelled'), found: sum('found'), matched: sum('matched') });
  };
  return {
    conference: score('conference'),
    session: score('session'),
    speaker: score('speaker'),
    project: score('project'),
    presented: score('presented'),
    about: score('about'),
    covered: score('covered'),
  };
}

function rated({ labelled, found, matched }: Tally): Score {
  const precision = found > 0 ? matched / found : labelled > 0 ? 0 : 1;
  const recall = labelled > 0 ? matched / labelled : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { labelled, found, matched, precision, recall, f1 };
}
