import { decodeHTML } from 'entities';

/**
 * A stretch of text and where it stands: `length` characters from `at` on, on one line of the source from `column` to `endColumn`
 * (or further, then `endLine` says so). Characters map one to one if the widths are equal; otherwise (an entity, an escape) the
 * stretch stands as a whole.
 */
export interface Run {
  readonly at: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A position in the source. Line and column count from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** How text stands in its source: with escapes, entities and line prefixes; with entities; or as it is. */
export type SourceForm = 'markdown' | 'html' | 'literal';

/** A stretch of source `[from, to)` and the point where it starts. */
export interface SourceRange {
  readonly form: SourceForm;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly start: Point;
}

/** The runs of text that stands in the source letter for letter, each line ending included. */
export function plainRuns(text: string, start: Point): Run[] {
  const runs: Run[] = [];
  const lineEnd = /\r\n|\n|\r/g;
  let at = 0;
  let { line, column } = start;
  for (;;) {
    const length = (lineEnd.exec(text)?.index ?? text.length) - at;
    if (length > 0) runs.push({ at, length, line, column, endLine: line, endColumn: column + length });
    if (lineEnd.lastIndex === 0) return runs;
    at = lineEnd.lastIndex;
    line += 1;
    column = 1;
  }
}

/**
 * Finds where the characters of a parsed text stand: parsers undo escapes and entities and drop what precedes a line within quotes
 * and lists. What cannot be told (only a faulty position can cause that) stands in the rest of the range as a whole.
 */
export function alignText(text: string, range: SourceRange): Run[] {
  const { source, from, to, start } = range;
  if (to - from === text.length && source.startsWith(text, from)) return plainRuns(text, start);
  const aligner = new Aligner(text, range);
  return aligner.runs();
}

const ENTITY = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

class Aligner {
  readonly #text: string;
  readonly #source: string;
  readonly #form: SourceForm;
  readonly #to: number;
  readonly #runs: Run[] = [];
  #i = 0;
  #j: number;
  #line: number;
  #column: number;
  /** Start of the current one-to-one run in text and column. */
  #runAt = 0;
  #runColumn: number;

  constructor(text: string, { form, source, from, to, start }: SourceRange) {
    this.#form = form;
    this.#text = text;
    this.#source = source;
    this.#to = to;
    this.#j = from;
    this.#line = start.line;
    this.#column = start.column;
    this.#runColumn = start.column;
  }

  runs(): Run[] {
    while (this.#i < this.#text.length) {
      if (!this.#step()) {
        this.#rest();
        break;
      }
    }
    this.#closeRun();
    return this.#runs;
  }

  #step(): boolean {
    const char = this.#text[this.#i];
    if (char === '\n' || char === '\r') return this.#lineEnd();
    if (this.#j >= this.#to) return false;
    const found = this.#source[this.#j];
    if (found === '&' && this.#form !== 'literal') {
      ENTITY.lastIndex = this.#j;
      const entity = ENTITY.exec(this.#source)?.[0];
      if (entity !== undefined) {
        const decoded = decodeHTML(entity);
        if (decoded !== entity && this.#text.startsWith(decoded, this.#i))
          return this.#whole(decoded.length, entity.length);
      }
    }
    if (found === '\\' && this.#form === 'markdown') {
      const next = this.#source[this.#j + 1];
      if (next !== undefined && next === char && PUNCTUATION.test(next)) return this.#whole(1, 2);
    }
    if (found !== char && !(char === '\uFFFD' && found === '\0')) return false;
    this.#i += 1;
    this.#j += 1;
    this.#column += 1;
    return true;
  }

  /** A line ending: in markdown, blanks before it and the next line's indentation and quote marks are not in the text. */
  #lineEnd(): boolean {
    let j = this.#j;
    if (this.#form === 'markdown') while (j < this.#to && isBlank(this.#source[j])) j++;
    if (j >= this.#to) return false;
    if (this.#source[j] === '\r') j += this.#source[j + 1] === '\n' ? 2 : 1;
    else if (this.#source[j] === '\n') j += 1;
    else return false;
    this.#closeRun();
    const lineStart = j;
    if (this.#form === 'markdown') while (j < this.#to && (isBlank(this.#source[j]) || this.#source[j] === '>')) j++;
    this.#i += this.#text.startsWith('\r\n', this.#i) ? 2 : 1;
    this.#j = j;
    this.#line += 1;
    this.#column = j - lineStart + 1;
    this.#runAt = this.#i;
    this.#runColumn = this.#column;
    return true;
  }

  /** Text that stands in the source in another form, as one run. */
  #whole(length: number, width: number): true {
    this.#closeRun();
    const [line, column] = [this.#line, this.#column];
    this.#runs.push({ at: this.#i, length, line, column, endLine: line, endColumn: column + width });
    this.#i += length;
    this.#j += width;
    this.#column += width;
    this.#runAt = this.#i;
    this.#runColumn = this.#column;
    return true;
  }

  #closeRun(): void {
    const length = this.#i - this.#runAt;
    if (length > 0) {
      const [line, column] = [this.#line, this.#runColumn];
      this.#runs.push({ at: this.#runAt, length, line, column, endLine: line, endColumn: column + length });
    }
    this.#runAt = this.#i;
    this.#runColumn = this.#column;
  }

  #rest(): void {
    this.#closeRun();
    const [line, column] = [this.#line, this.#column];
    const length = this.#text.length - this.#i;
    const tail = this.#source.slice(this.#j, this.#to).split(/\r\n|\n|\r/);
    const endLine = line + tail.length - 1;
    const endColumn = (tail.length === 1 ? column : 1) + (tail.at(-1)?.length ?? 0);
    if (length > 0) this.#runs.push({ at: this.#i, length, line, column, endLine, endColumn });
    this.#i = this.#text.length;
    this.#runAt = this.#i;
  }
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
