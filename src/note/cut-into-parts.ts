import { parse, preprocess } from 'micromark';
import type { Data } from 'unified';

/** A stretch `[start, end)` of the source and the number of its first line. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Parts are cut when they are longer than this, in characters. Measured: shorter ones cost in overhead, longer ones in quadratic time. */
const PART_LENGTH = 2048;

/** What can swallow a blank line at the top level (fenced code; HTML that starts with one of these), or defines something. */
const NEEDS_A_LOOK = /`{3}|~{3}|<(?:[!?]|script|pre|style|textarea)|\]:/i;
const FENCE = /^ {0,3}(?:`{3}|~{3})/;
const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t\r\n]|$)/;

type Extensions = NonNullable<Data['micromarkExtensions']>;

interface Cut {
  readonly offset: number;
  readonly line: number;
  /** Whether the line seems to be within fenced code: a bad place to try. */
  readonly fenced: boolean;
}

/**
 * Cuts a note where a new block surely starts: after a blank line, before a line that neither is indented nor starts a list item,
 * and where no fenced code or HTML comment is open. All lists and quotes end there, so each part means alone what it means in the
 * whole, except for definitions, which are returned through those that `extensions` know (see `knowDefinitions`).
 * A part is tokenized beforehand only if it holds something that could be open or that is a definition.
 */
export function cutIntoParts(source: string, from: { offset: number; line: number }, extensions: Extensions): Part[] {
  if (source.length - from.offset <= PART_LENGTH) return [{ start: from.offset, end: source.length, line: from.line }];
  const cuts = possibleCuts(source, from);
  const parts: Part[] = [];
  let start = { offset: from.offset, line: from.line };
  let index = 0;
  while (start.offset < source.length) {
    let wanted = start.offset + PART_LENGTH;
    let end = { offset: source.length, line: 0 };
    for (;;) {
      index = nextCut(cuts, index, wanted);
      const cut = cuts[index];
      if (cut === undefined) {
        read(source.slice(start.offset), extensions);
        break;
      }
      if (read(source.slice(start.offset, cut.offset), extensions)) {
        end = cut;
        break;
      }
      // Twice as far each time, so that a long comment is read at most twice.
      wanted = cut.offset + (cut.offset - start.offset);
    }
    parts.push({ start: start.offset, end: end.offset, line: start.line });
    start = end;
  }
  return parts;
}

/** Reads the blocks of a part, which collects its definitions. True if nothing is open at its end. */
function read(part: string, extensions: Extensions): boolean {
  if (!NEEDS_A_LOOK.test(part)) return true;
  const events = parse({ extensions })
    .document()
    .write(preprocess()(part, undefined, true));
  const flow = events.findLast(([, token]) => token.type === 'chunkFlow')?.[1]._tokenizer;
  const last = flow?.events.at(-1)?.[1].type;
  if (last === undefined) return true;
  // At the top level, all but open blocks leave a blank line behind. What follows closes lists and quotes, but an open block in them
  // would end a line later without it.
  const atTop = events.at(-1)?.[1].type === 'chunkFlow';
  return atTop ? last === 'lineEndingBlank' : last !== 'codeFenced' && last !== 'htmlFlow';
}

/** The first possible cut at or after an offset that is not in fenced code; if there is none for long, any. */
function nextCut(cuts: readonly Cut[], from: number, offset: number): number {
  let index = from;
  while (index < cuts.length && (cuts[index]?.offset ?? 0) < offset) index++;
  const first = index;
  while (cuts[index]?.fenced) {
    if ((cuts[index]?.offset ?? 0) > offset + 2 * PART_LENGTH) return first;
    index++;
  }
  return index;
}

function possibleCuts(source: string, from: { offset: number; line: number }): Cut[] {
  const cuts: Cut[] = [];
  const lineEnd = /\r\n|\n|\r/g;
  let { offset, line } = from;
  let blank = false;
  let fenced = false;
  while (offset < source.length) {
    lineEnd.lastIndex = offset;
    const next = lineEnd.exec(source) === null ? source.length : lineEnd.lastIndex;
    const text = source.slice(offset, next);
    if (FENCE.test(text)) fenced = !fenced;
    if (blank && /^[^\s\uFEFF]/.test(text) && !LIST_MARKER.test(text)) {
      // The line of an opening fence is itself a good place.
      cuts.push({ offset, line, fenced: fenced && !FENCE.test(text) });
    }
    blank = /^[ \t]*[\r\n]*$/.test(text);
    offset = next;
    line += 1;
  }
  return cuts;
}
