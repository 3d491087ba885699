import type { Gazetteer, Hit } from '../text/gazetteer.ts';
import type { Range } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { capitalRun, LIKELY, type NameCandidate, personScore } from './person-name.ts';

/** A run of capitalised words that is taken for no person, and why, in plain words. */
export interface UnlikelyPerson extends Range {
  readonly reason: string;
}

/** The runs of two to four capitalised words of a text that might be people's names and are not taken for them. */
export function unlikelyPeople(
  reader: {
    readonly block: { readonly text: string };
    readonly tokens: readonly Token[];
    readonly hits: readonly Hit[];
    readonly people: readonly NameCandidate[];
  },
  gazetteer: Gazetteer,
): readonly UnlikelyPerson[] {
  const { tokens, hits, people } = reader;
  const { text } = reader.block;
  const found: UnlikelyPerson[] = [];
  for (let i = 0; i < tokens.length; ) {
    const length = capitalRun(text, tokens, i);
    const first = tokens[i];
    const last = tokens[i + length - 1];
    i += Math.max(1, length);
    if (first === undefined || last === undefined || length < 2 || length > 4) continue;
    const run = { start: first.start, end: last.end };
    if (people.some((p) => p.start < run.end && run.start < p.end)) continue;
    const known = hits.some((h) => h.start <= run.start && run.end <= h.end);
    const score = personScore(text.slice(run.start, run.end), gazetteer);
    const unlike = `no person: the words look too little like a name (${score.toFixed(2)}, needs ${LIKELY.toFixed(2)})`;
    found.push({ ...run, reason: known ? 'no person: the name of a known project, organization or event' : unlike });
  }
  return found;
}
