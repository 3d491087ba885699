import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { FileFault } from './file-fault.ts';
import { type DataPath, type DataSource, PlacedData } from './placed-data.ts';

/** YAML by its core schema: nothing in it is code, and aliases cannot blow it up. */
export class PlacedYaml extends PlacedData {
  readonly faults: readonly FileFault[];
  readonly #document: Document | undefined;
  readonly #value: unknown;

  constructor(source: DataSource) {
    super(source);
    try {
      this.#document = parseDocument(this.text, { schema: 'core', prettyErrors: false, logLevel: 'error' });
      this.faults = [...this.#document.errors, ...this.#document.warnings].map((fault) =>
        this.faultAt(fault.pos[0], fault.message.split('\n')[0] ?? ''),
      );
      this.#value = this.faults.length > 0 ? null : (this.#document.toJS() ?? null);
    } catch (error) {
      // What it throws for: nesting without end, since the parser recurses, and aliases of aliases that would fill the memory.
      this.faults = [this.faultAt(0, `cannot be read: ${error instanceof Error ? error.message : String(error)}`)];
    }
  }

  value(): unknown {
    return this.#value;
  }

  protected spanOf(path: DataPath, keyed: boolean): { start: number; end: number } {
    let at: Node | undefined = this.#document?.contents ?? undefined;
    let key: Node | undefined;
    for (const part of path) {
      const holder: Node | undefined = isAlias(at) && this.#document !== undefined ? at.resolve(this.#document) : at;
      const [nextKey, next] = this.#step(holder, part);
      if (nextKey === undefined && next === undefined) break;
      key = nextKey;
      at = next ?? nextKey;
    }
    const start = (keyed ? key : undefined)?.range?.[0] ?? at?.range?.[0] ?? 0;
    return { start, end: this.#endOf(at) };
  }

  #step(holder: Node | undefined, part: string | number): [Node | undefined, Node | undefined] {
    if (isSeq(holder)) {
      const item: unknown = typeof part === 'number' ? holder.items[part] : undefined;
      return isNode(item) ? [undefined, item] : [undefined, undefined];
    }
    if (!isMap(holder)) return [undefined, undefined];
    const pair: Pair | undefined = holder.items.find(
      (one) => isPair(one) && isScalar(one.key) && one.key.value === part,
    );
    return [isNode(pair?.key) ? pair.key : undefined, isNode(pair?.value) ? pair.value : undefined];
  }

  /** Where a value's own text ends: the range of a collection of lines goes on over comments and blank lines behind it. */
  #endOf(node: Node | undefined): number {
    const end = node?.range?.[1] ?? 0;
    if (!isCollection(node) || node.flow === true) return end;
    const last: unknown = node.items.at(-1);
    const value: unknown = isPair(last) ? (last.value ?? last.key) : last;
    return isNode(value) ? this.#endOf(value) : end;
  }
}
