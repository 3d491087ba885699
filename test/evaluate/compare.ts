import { compareNote, type NoteComparison } from '../../src/evaluate/compare-note.ts';
import { readLabels } from '../../src/evaluate/labels.ts';
import { FACT_KINDS, type FactKind } from '../../src/evaluate/score.ts';

/** Compares labels with what was found, both as JSON holds them; lists that do not matter may be left out. */
export function compare(labels: object, found: object): NoteComparison {
  return compareNote(
    readLabels({ sessions: [], ...labels }, 'labels.json'),
    readLabels({ sessions: [], ...found }, 'found.json'),
  );
}

/** One kind as text, to compare at a glance: `labelled/found/matched`. */
export function tally(labels: object, found: object, kind: FactKind): string {
  const { labelled, found: all, matched } = compare(labels, found)[kind];
  return `${labelled}/${all}/${matched}`;
}

/** Every fact that is amiss, as `kind missed …` and `kind extra …`. */
export function amiss(labels: object, found: object): string[] {
  const comparison = compare(labels, found);
  return FACT_KINDS.flatMap((kind) => [
    ...comparison[kind].missed.map((fact) => `${kind} missed ${fact}`),
    ...comparison[kind].extra.map((fact) => `${kind} extra ${fact}`),
  ]);
}
