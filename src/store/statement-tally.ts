import { compareText } from '../model/evidence.ts';
import type { Thing } from '../model/graph.ts';
import { mergeStatements } from '../model/merge-statements.ts';
import { canonical, parseStatement } from './entity-record.ts';

/** How many notes make each statement about one thing, by statement text. A popular thing has many notes but few different statements. */
export type StatementTally = Map<string, number>;

/** Counts one note's statement in (`+1`) or out (`-1`). */
export function tally(counts: StatementTally, statement: string, by: 1 | -1): void {
  const count = (counts.get(statement) ?? 0) + by;
  if (count > 0) counts.set(statement, count);
  else counts.delete(statement);
}

/** The thing that the statements amount to, in canonical form; `undefined` if nobody speaks of it any more. */
export function talliedThing(counts: StatementTally): Thing | undefined {
  if (counts.size === 0) return undefined;
  const texts = [...counts.keys()].sort(compareText);
  const merged = mergeStatements(
    texts.map(parseStatement),
    texts.map((text) => counts.get(text) ?? 0),
  );
  return canonical(merged) as Thing; // canonical keeps the type
}
