import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNote } from '../../src/ingest.ts';
import { type Evidence, SECTION_RULE } from '../../src/model/evidence.ts';
import { checkedChange } from '../../src/store/check-change.ts';
import { mutate, pick, randomNumbers } from './mutate.ts';

/** How many mutated notes are read: some in the gate, ten thousand with `npm run fuzz`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);
/** Names the run; `FUZZ_SEED=1234 npm run fuzz` repeats it. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 2016);
/** Each note that fails is written out, up to so many. */
const SHOWN = 3;

test(`reads ${RUNS} mutated notes without a fault of its own`, { timeout: 60_000 + RUNS * 500 }, () => {
  const notes = sources('test/fixtures/notes', 'seed');
  const random = randomNumbers(SEED);
  const faults: string[] = [];
  for (let run = 0; run < RUNS && faults.length < SHOWN; run++) {
    const source = mutate(pick(notes, random), pick(notes, random), random);
    const fault = faultOf(source);
    if (fault !== undefined) faults.push(`Run ${run} of seed ${SEED}: ${fault}\n${JSON.stringify(source)}`);
  }
  expect(faults).toEqual([]);
});

/** What is wrong with how a note was read; `undefined` if nothing is. The note itself may be as wrong as it likes. */
function faultOf(source: string): string | undefined {
  const path = 'notes/2016-02-02-mutated.md';
  const reading = readNote({ path, source, digest: 'd' });
  const fault = reading.messages.find(({ rule, reason }) => rule === 'internal' || reason.startsWith('Rule failed'));
  if (fault !== undefined) return fault.reason;
  const { facts, graph } = reading;
  if (facts === undefined || graph === undefined)
    return reading.messages.some((m) => m.fatal) ? undefined : 'no facts and no reason';
  // Throws if an edge has no end, an id is not one, or a fact has no evidence.
  try {
    checkedChange({ kind: 'put', graph });
  } catch (error) {
    return String(error);
  }
  const lines = source.split(/\r\n|\n|\r/).length;
  const all = [...graph.statements, ...graph.edges].flatMap((told) => told.evidence);
  const bad = all.find(
    (e) =>
      e.quote.trim() === '' ||
      !(e.confidence > 0 && e.confidence <= 1) ||
      !(e.startLine >= 1 && e.startLine <= e.endLine && lastLine(e) <= lines) ||
      !(e.startColumn >= 1 && (e.startLine < e.endLine || e.startColumn <= e.endColumn)),
  );
  if (bad !== undefined) return `evidence is off: ${JSON.stringify(bad)}`;
  const again = readNote({ path, source, digest: 'd' }).graph;
  return JSON.stringify(again) === JSON.stringify(graph) ? undefined : 'read twice, it says two things';
}

/** Whole lines end where the next one would start. */
function lastLine({ rule, endLine, endColumn }: Evidence): number {
  return rule === SECTION_RULE && endColumn === 1 ? endLine - 1 : endLine;
}

function sources(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
}
