import { createColors } from 'picocolors';
import { clipped, displayWidth, printable } from './printable.ts';

export type Colours = ReturnType<typeof createColors>;

const MIN_COLUMNS = 40;
const MAX_COLUMNS = 140;

/** Lines for a terminal, none wider than it. Text of notes goes through `printable` here or before. */
export class TextPage {
  readonly colours: Colours;
  readonly columns: number;
  readonly #lines: string[] = [];

  constructor({ columns, colour }: { readonly columns: number; readonly colour: boolean }) {
    this.colours = createColors(colour);
    this.columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns));
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  /** A line as it is. */
  line(...parts: readonly string[]): void {
    this.#lines.push(parts.join(''));
  }

  heading(text: string): void {
    this.#lines.push('', this.colours.bold(this.colours.cyan(clipped(printable(text), this.columns))));
  }

  /**
   * Text in as many lines as it needs.
   * @param first what the first line begins with, uncoloured width `indent`; the others begin with as many blanks
   */
  wrapped(text: string, { indent = 0, first = '' }: { indent?: number; first?: string } = {}, paint = same): void {
    const room = this.columns - indent;
    const rows: string[] = [];
    let row = '';
    for (const word of printable(text).split(' ')) {
      if (row !== '' && displayWidth(row) + 1 + displayWidth(word) > room) {
        rows.push(row);
        row = '';
      }
      row += (row === '' ? '' : ' ') + word;
    }
    for (const [i, part] of [...rows, row].entries())
      this.#lines.push((i === 0 && first !== '' ? first : ' '.repeat(indent)) + paint(clipped(part, room)));
  }
}

function same(text: string): string {
  return text;
}
