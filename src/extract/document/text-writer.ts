import type { Run } from './align-text.ts';
import type { Span, SpanKind } from './document.ts';
import { cutRun, type MarkedText } from './marked-text.ts';

/** An open mark, to be closed with `TextWriter.close`. */
export interface OpenSpan {
  readonly kind: SpanKind;
  readonly url?: string;
  /** Where its text starts; absent until there is some. */
  start?: number;
}

const MAX_OPEN = 32;

/**
 * Gathers the text of one block: white space is squeezed as it comes (one blank; a line ending wins over blanks; none at the ends),
 * while marks and places follow. Every method takes time proportional to the text it is given.
 */
export class TextWriter {
  #text = '';
  #pending: '' | ' ' | '\n' = '';
  readonly #runs: Run[] = [];
  readonly #spans: Span[] = [];
  readonly #open: OpenSpan[] = [];

  /** True while there is no text. */
  get isEmpty(): boolean {
    return this.#text === '';
  }

  get length(): number {
    return this.#text.length;
  }

  /** Appends text whose places are `runs` (offsets into `value`). */
  write(value: string, runs: readonly Run[]): void {
    const words = /[^\s]+(?: [^\s]+)*/g;
    let end = 0;
    let next = 0;
    for (let match = words.exec(value); match !== null; match = words.exec(value)) {
      const { index } = match;
      if (index > end) this.space(value.slice(end, index));
      end = index + match[0].length;
      this.#settle();
      const shift = this.#text.length - index;
      while (next < runs.length && runEnd(runs[next]) <= index) next++;
      for (let run = runs[next]; run !== undefined && run.at < end; run = runs[++next]) {
        this.#runs.push(cutRun(run, index, end, shift));
        if (runEnd(run) > end) break;
      }
      this.#text += match[0];
    }
    if (end < value.length) this.space(value.slice(end));
  }

  /** Appends white space. */
  space(blanks: string): void {
    if (this.#pending !== '\n') this.#pending = /[\n\r\u2028\u2029]/.test(blanks) ? '\n' : ' ';
  }

  /** Ends a table cell: `[start, end)` of its text is known from `length` before and after. */
  tab(): void {
    this.#text += '\t';
    this.#pending = '';
  }

  /** Forgets white space that waits for text. */
  trim(): void {
    this.#pending = '';
  }

  open(kind: SpanKind, url?: string): OpenSpan {
    const span: OpenSpan = url === undefined ? { kind } : { kind, url };
    // Deeper marks are no writing, and each costs time with every word.
    if (this.#open.length < MAX_OPEN) this.#open.push(span);
    return span;
  }

  /** Ends a mark; one that holds no text leaves no span. Marks may end in any order. */
  close(span: OpenSpan): void {
    const index = this.#open.lastIndexOf(span);
    if (index === -1) return;
    this.#open.splice(index, 1);
    this.#keep(span);
  }

  /** Drops a mark as if it had never been opened. */
  drop(span: OpenSpan): void {
    const index = this.#open.lastIndexOf(span);
    if (index !== -1) this.#open.splice(index, 1);
  }

  /** The text so far; the writer is empty afterwards, with the same marks open. */
  take(): MarkedText {
    for (const span of this.#open) {
      this.#keep(span);
      delete span.start;
    }
    const spans = this.#spans.splice(0).sort((a, b) => a.start - b.start || b.end - a.end);
    const marked = { text: this.#text, spans, runs: this.#runs.splice(0) };
    this.#text = '';
    this.#pending = '';
    return marked;
  }

  #keep({ kind, url, start }: OpenSpan): void {
    if (start === undefined || start >= this.#text.length) return;
    const end = this.#text.length;
    this.#spans.push(url === undefined ? { kind, start, end } : { kind, start, end, url });
  }

  /** Writes white space that waits, and starts the marks that wait for text. */
  #settle(): void {
    if (this.#pending !== '' && this.#text !== '' && !this.#text.endsWith('\t')) this.#text += this.#pending;
    this.#pending = '';
    for (const span of this.#open) span.start ??= this.#text.length;
  }
}

function runEnd(run: Run | undefined): number {
  return run === undefined ? 0 : run.at + run.length;
}
