import { parse, TomlDate, TomlError } from 'smol-toml';
import type { FileFault } from './file-fault.ts';
import { type DataPath, type DataSource, PlacedData } from './placed-data.ts';

const DEEPEST = 20;

/** TOML. Its parser keeps no places, so a value's is the line that holds its key, or a text of it, after those of what holds it. */
export class PlacedToml extends PlacedData {
  readonly faults: readonly FileFault[];
  readonly #value: unknown;

  constructor(source: DataSource) {
    super(source);
    try {
      this.#value = parse(this.text, { maxDepth: DEEPEST });
      this.faults = [];
    } catch (error) {
      const reason = error instanceof TomlError ? (error.message.split('\n')[0] ?? '') : String(error);
      this.faults = [this.faultAt(0, reason)];
    }
  }

  value(): unknown {
    return this.#value ?? null;
  }

  protected spanOf(path: DataPath): { start: number; end: number } {
    let start = 0;
    let value: unknown = this.#value;
    for (const part of path) {
      value = typeof value === 'object' && value !== null ? value[part as keyof typeof value] : undefined;
      const words = typeof part === 'string' ? part : firstText(value);
      const found = words === undefined ? -1 : this.text.indexOf(words, start);
      if (found >= 0) start = found;
    }
    const line = this.text.lastIndexOf('\n', start - 1) + 1;
    const end = this.text.indexOf('\n', start);
    return {
      start: line + (/^\s*/.exec(this.text.slice(line))?.[0].length ?? 0),
      end: end < 0 ? this.text.length : end,
    };
  }
}

/** A text that a value holds, however deep. */
function firstText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || value instanceof TomlDate) return undefined;
  for (const part of Object.values(value)) {
    const text = firstText(part);
    if (text !== undefined) return text;
  }
  return undefined;
}
