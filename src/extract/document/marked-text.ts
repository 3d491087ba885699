import type { Place } from '../../model/evidence.ts';
import type { Run } from './align-text.ts';
import type { Span } from './document.ts';

/** Text with its marks and with where it stands in the source. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Ordered by `at`, not overlapping; text between runs stands nowhere. */
  readonly runs: readonly Run[];
}

/** Keeps only `[start, end)` of a marked text, trimmed of white space. Spans and runs are cut at its ends. */
export function sliceMarked(marked: MarkedText, start: number, end: number): MarkedText {
  return joinPieces(marked, [trimmed(marked.text, start, end)]);
}

/** The pieces `[start, end)` of a marked text put together. Pieces are in order and do not overlap. */
export function joinPieces(marked: MarkedText, pieces: readonly (readonly [number, number])[]): MarkedText {
  const { text, spans, runs } = marked;
  const moved = pieceMap(pieces);
  return {
    text: pieces.map(([start, end]) => text.slice(start, end)).join(''),
    spans: spans.flatMap((span) => {
      const start = moved(span.start);
      const end = moved(span.end);
      return end > start ? [{ ...span, start, end }] : [];
    }),
    runs: cutRuns(runs, pieces),
  };
}

/** Where an offset of the old text lies in the joined text; offsets in what is cut lie where the next piece starts. */
export function pieceMap(pieces: readonly (readonly [number, number])[]): (offset: number) => number {
  const starts: number[] = [];
  let length = 0;
  for (const [start, end] of pieces) {
    starts.push(length);
    length += end - start;
  }
  return (offset) => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.[1] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low];
    return piece === undefined ? length : (starts[low] ?? 0) + Math.max(0, offset - piece[0]);
  };
}

function cutRuns(runs: readonly Run[], pieces: readonly (readonly [number, number])[]): Run[] {
  const kept: Run[] = [];
  let base = 0;
  let first = 0;
  for (const [start, end] of pieces) {
    while (first < runs.length && endOf(runs[first]) <= start) first++;
    for (let index = first; index < runs.length; index++) {
      const run = runs[index];
      if (run === undefined || run.at >= end) break;
      kept.push(cutRun(run, start, end, base - start));
    }
    base += end - start;
  }
  return kept;
}

function endOf(run: Run | undefined): number {
  return run === undefined ? 0 : run.at + run.length;
}

/** Cuts a run at the ends of `[start, end)` of the text, and moves it by `shift`. */
export function cutRun(run: Run, start: number, end: number, shift: number): Run {
  const from = Math.max(run.at, start);
  const to = Math.min(run.at + run.length, end);
  const { line, column, endLine, endColumn } = run;
  if (!isOneToOne(run)) return { at: from + shift, length: to - from, line, column, endLine, endColumn };
  const cutColumn = column + from - run.at;
  return { at: from + shift, length: to - from, line, column: cutColumn, endLine, endColumn: cutColumn + to - from };
}

function isOneToOne(run: Run): boolean {
  return run.endLine === run.line && run.endColumn - run.column === run.length;
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return [from, to];
}

/** Where the stretch `[start, end)` stands; `fallback` if none of it is known to stand anywhere. */
export function locateRuns(runs: readonly Run[], start: number, end: number, fallback: Place): Place {
  const first = runs[firstAfter(runs, start)];
  if (first === undefined || Number.isNaN(start) || Number.isNaN(end)) {
    return fallback;
  }
  if (end <= start) {
    const column = isOneToOne(first) ? first.column + Math.max(0, start - first.at) : first.column;
    return { startLine: first.line, startColumn: column, endLine: first.line, endColumn: column };
  }
  if (first.at >= end) return fallback;
  // The last run that begins before the end.
  let index = firstAfter(runs, end - 1);
  if ((runs[index]?.at ?? end) >= end) index -= 1;
  const last = runs[index] ?? first;
  return {
    startLine: first.line,
    startColumn: isOneToOne(first) ? first.column + Math.max(0, start - first.at) : first.column,
    endLine: last.endLine,
    endColumn: isOneToOne(last) ? last.column + Math.min(last.length, end - last.at) : last.endColumn,
  };
}

/** Index of the first run that ends after an offset. */
function firstAfter(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(runs[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** False if the character at an offset stands in the source in another form, such as an escape. True if nothing is known. */
export function isOneToOneAt({ runs }: MarkedText, offset: number): boolean {
  const run = runs[firstAfter(runs, offset)];
  return run === undefined || run.at > offset || isOneToOne(run);
}
