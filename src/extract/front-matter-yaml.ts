import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { readPlainYaml } from './front-matter-plain.ts';
import { type FrontMatter, type FrontMatterReading, type FrontMatterValue, MAX_DEPTH } from './front-matter-value.ts';

/** More values than this come from aliases of aliases, not from a writer. */
const MAX_VALUES = 5_000;

/** Faults by the parser's code, in words for people who write posts. */
const REASONS = new Map<string, string>([
  ['BLOCK_AS_IMPLICIT_KEY', 'Unexpected second colon in a value, expected such a value in quotes: `title: "One: two"`'],
  ['DUPLICATE_KEY', 'Unexpected key that is there already, expected each key once'],
  ['TAB_AS_INDENT', 'Unexpected tab, expected indentation with blanks'],
  ['BAD_INDENT', 'Unexpected indentation, or a list or map that is not closed'],
  ['MISSING_CHAR', 'Unexpected end of a value, expected a closing quote or bracket'],
  ['MULTILINE_IMPLICIT_KEY', 'Unexpected line, expected `key: value`'],
  ['BAD_SCALAR_START', 'Unexpected sign at the start of a value, expected such a value in quotes'],
  ['BAD_ALIAS', 'Unexpected `*` at the start of a value, expected such a value in quotes'],
  ['MULTIPLE_DOCS', 'Unexpected second document, expected one'],
  ['TAG_RESOLVE_FAILED', 'Unexpected tag (`!`), expected plain values'],
  ['RESOURCE_EXHAUSTION', 'Front matter is nested too deeply'],
  ['BAD_DQ_ESCAPE', 'Unexpected `\\` in double quotes, expected it doubled or the value in single quotes'],
]);

/** Reads YAML front matter by the core schema. Nothing in it is code, and no alias can blow it up. */
export function readYamlMatter(text: string): FrontMatterReading {
  const plain = readPlainYaml(text);
  if (plain !== undefined) return { matter: plain };
  try {
    // Without `prettyErrors`: these quote the source; without a log level of `silent`: that hides second documents.
    const document = parseDocument(text, { schema: 'core', uniqueKeys: true, prettyErrors: false, logLevel: 'error' });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined) {
      const reason = REASONS.get(fault.code) ?? `Unexpected YAML: ${fault.message}`;
      return { fault: { reason: `${reason} (front matter)`, ...placeIn(text, fault.pos[0]) } };
    }
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
      return { matter: new Map() };
    }
    if (!isMap(document.contents)) {
      const found = isSeq(document.contents) ? 'a list' : 'a plain text';
      return { fault: { reason: `Front matter is ${found}, expected lines of \`key: value\``, line: 1, column: 1 } };
    }
    const value = new Reader(document).read(document.contents, 1);
    return { matter: value instanceof Map ? value : new Map() };
  } catch (error) {
    if (error instanceof MatterFault) return { fault: { reason: error.message, ...placeIn(text, error.offset) } };
    const reason =
      error instanceof RangeError
        ? 'Front matter is nested too deeply'
        : `Front matter cannot be read: ${String(error)}`;
    return { fault: { reason, line: 1, column: 1 } };
  }
}

/** Ends the reading from within; never leaves this file. */
class MatterFault extends Error {
  readonly offset: number;
  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

class Reader {
  readonly #document: Document;
  #values = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  read(node: unknown, depth: number): FrontMatterValue {
    const offset = startOf(node);
    this.#values += 1;
    if (this.#values > MAX_VALUES)
      throw new MatterFault('Front matter has too many values, its aliases multiply', offset);
    if (depth > MAX_DEPTH) throw new MatterFault(`Front matter is nested more than ${MAX_DEPTH} deep`, offset);
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined)
        throw new MatterFault(`Unknown alias "*${node.source}", put the value in quotes`, offset);
      return this.read(target, depth);
    }
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    if (isMap(node)) return this.#map(node.items, depth);
    if (!isScalar(node) || node.value === null) return '';
    // What the schema reads as a number or truth value stays as written: `1.10` is a version, `2016-02` a month.
    if (typeof node.value !== 'string') return node.source ?? String(node.value);
    return node.value;
  }

  #map(items: readonly { key: unknown; value: unknown }[], depth: number): FrontMatter {
    const map = new Map<string, FrontMatterValue>();
    for (const { key, value } of items) {
      const name = this.read(key, depth + 1);
      if (typeof name === 'string') map.set(name, this.read(value, depth + 1));
    }
    return map;
  }
}

function startOf(node: unknown): number {
  return isScalar(node) || isSeq(node) || isMap(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
