import { z } from 'zod';
import { nearestWord } from '../model/edit-distance.ts';
import type { Place } from '../model/evidence.ts';
import type { FileFault } from './file-fault.ts';

/** Keys and indexes that lead from the top of a file's data to a value. */
export type DataPath = readonly (string | number)[];

/** Longest quotation of a file, in characters. */
const LONGEST_QUOTE = 300;

/** Lists of whole entries. */
const SECTIONS: ReadonlySet<string | number> = new Set(['same', 'different', 'ignore', 'set']);

/** Where a file's data comes from. */
export interface DataSource {
  readonly text: string;
  /** Names the file in faults. */
  readonly path: string;
  /** The line of the file on which the text starts, for text that is a part of it; 1 if absent. */
  readonly firstLine?: number;
}

/** What people wrote in a file of data, with the place of every value: the base of what reads YAML and TOML. */
export abstract class PlacedData {
  readonly path: string;
  protected readonly text: string;
  readonly #lineStarts: readonly number[];
  readonly #firstLine: number;

  constructor({ text, path, firstLine = 1 }: DataSource) {
    this.path = path;
    this.text = text;
    this.#firstLine = firstLine;
    this.#lineStarts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  }

  /** Whether the file is not well-formed; nothing else can then be asked. */
  abstract readonly faults: readonly FileFault[];

  /** Everything as plain values; `null` for an empty file. */
  abstract value(): unknown;

  /** The range of the text that holds the value (with its key, if `keyed`); that of what holds it, where it has none of its own. */
  protected abstract spanOf(path: DataPath, keyed: boolean): { readonly start: number; readonly end: number };

  /** Place and words of a value with its key. */
  quote(path: DataPath): Place & { readonly quote: string } {
    const { start, end } = this.spanOf(path, true);
    const from = this.#point(start);
    const to = this.#point(Math.max(start, end));
    const quote = this.text.slice(start, end).replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      quote: quote === '' ? String(path.at(-1) ?? this.path) : quote,
    };
  }

  /** The line of a value. */
  lineOf(path: DataPath): number {
    return this.#point(this.spanOf(path, false).start).line;
  }

  /** A fault at a value, or at its key. */
  fault(path: DataPath, reason: string, keyed = false): FileFault {
    const { line, column } = this.#point(this.spanOf(path, keyed).start);
    return { path: this.path, line, column, reason };
  }

  /** A fault at an offset of the text. */
  protected faultAt(offset: number, reason: string): FileFault {
    return { path: this.path, ...this.#point(offset), reason };
  }

  /**
   * What a schema says against a value, in a reader's words, at the lines of the values (or unknown fields) that it is about.
   * @param at where the value that the schema checked is
   * @param of what holds the wrong fields, such as ` of "Nomad"`
   */
  explain(error: z.core.$ZodError, schema: z.ZodType, at: DataPath, of = ''): FileFault[] {
    const holder = ({ path }: z.core.$ZodIssue) => path.join('\0');
    const unknown = new Set(
      error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [holder(issue)] : [])),
    );
    // What a misspelt field leaves missing needs no words of its own.
    return error.issues
      .filter((issue) => issue.code !== 'custom' || !unknown.has(holder(issue)))
      .flatMap((issue) => this.#explain(issue, schema, at, of));
  }

  #explain(issue: z.core.$ZodIssue, schema: z.ZodType, at: DataPath, of: string): FileFault[] {
    const keys = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') {
      const known = fieldsAt(schema, keys);
      return issue.keys.map((key) => {
        const near = nearestWord(key, known);
        const rest = near === undefined ? `, known are ${known.join(', ')}` : `, did you mean "${near}"`;
        return this.fault([...at, ...keys, key], `unknown field "${key}"${of}${rest}`, true);
      });
    }
    // The line says which entry of a section it is.
    const shown = typeof keys[1] === 'number' && keys[0] !== undefined && SECTIONS.has(keys[0]) ? keys.slice(2) : keys;
    const field = shown.length > 0 ? `"${shown.join('.')}"` : keys.length + at.length === 0 ? 'file' : 'entry';
    return [this.fault([...at, ...keys], `wrong ${field}${of}: ${clause(issue)}`)];
  }

  #point(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + this.#firstLine, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

function clause(issue: z.core.$ZodIssue): string {
  const text = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  const unquoted = /expected string, received (?:number|boolean|null|date)/i.test(text);
  return unquoted ? `${text}, put it in quotes` : text;
}

/** The fields that an object may have at a path below a schema; none if there is no object. */
function fieldsAt(schema: z.ZodType, path: DataPath): readonly string[] {
  let at: unknown = bare(schema);
  for (const part of path) {
    if (at instanceof z.ZodObject) at = bare(at.shape[part]);
    else if (at instanceof z.ZodArray) at = bare(at.element);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** A schema without what says that it may be absent, has a default, or is first brought into form. */
function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap());
  return schema instanceof z.ZodPipe ? bare(schema.out) : schema;
}
