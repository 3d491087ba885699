import { type Point, plainRuns, type Run } from './align-text.ts';

/** The lines of a source. */
export class SourceLines {
  readonly source: string;
  #starts: number[] | undefined;

  constructor(source: string) {
    this.source = source;
  }

  /** Text of a line (numbers from 1) without its ending; empty beyond the last. */
  text(line: number): string {
    const starts = this.#lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    return this.source.slice(start, starts[line] ?? this.source.length).replace(/[\r\n]+$/, '');
  }

  /** Line and column of an offset. */
  point(offset: number): Point {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 };
  }

  /**
   * By how many columns each line of a block's text is moved to the right in the source, where the block stands in a quote or list
   * whose marks are not in the text.
   * @param firstLine line of the source that holds the text's first line
   */
  indents(text: string, firstLine: number): number[] {
    return text.split(/\r\n|\n|\r/).map((line, index) => {
      const whole = this.text(firstLine + index);
      return whole.endsWith(line) ? whole.length - line.length : 0;
    });
  }

  /** Runs of a text whose lines are whole lines of the source, apart from marks before them. */
  lineRuns(text: string, firstLine: number): Run[] {
    return plainRuns(text, { line: firstLine, column: 1 }).map((run) => {
      const [indent = 0] = this.indents(text.slice(run.at, run.at + run.length), run.line);
      return { ...run, column: run.column + indent, endColumn: run.endColumn + indent };
    });
  }

  #lineStarts(): number[] {
    if (this.#starts === undefined) {
      this.#starts = [0];
      for (const { index, 0: ending } of this.source.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + ending.length);
    }
    return this.#starts;
  }
}
