import type { Definition, Html, List, Nodes, Parent, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { BlockWriter, Context, Frame, OpenItem } from './block-writer.ts';
import type { BlockKind } from './document.ts';
import { HtmlBlocks } from './html-blocks.ts';
import { MarkdownText } from './markdown-text.ts';
import { placeOf } from './place-of.ts';
import type { SourceLines } from './source-lines.ts';

/** Reads a markdown tree into blocks. */
export class MarkdownBlocks {
  readonly #writer: BlockWriter;
  readonly #lines: SourceLines | undefined;
  readonly #definitions = new Map<string, Definition>();

  constructor(writer: BlockWriter, lines: SourceLines | undefined) {
    this.#writer = writer;
    this.#lines = lines;
  }

  read(tree: Root): void {
    collectDefinitions(tree, this.#definitions);
    this.#nodes(tree.children, { listDepth: 0, quoted: false }, tree.type === 'root');
  }

  #nodes(nodes: readonly RootContent[], outer: Context, top: boolean): void {
    let openQuotes = 0;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index];
      if (node === undefined) continue;
      // `<blockquote>` and `</blockquote>` stand in blocks of their own when blank lines separate them from the text.
      const context = openQuotes > 0 ? { ...outer, quoted: true } : outer;
      if (node.type !== 'html') {
        this.#node(node, context);
        continue;
      }
      let last = node;
      // HTML goes on over blank lines, markdown's HTML blocks do not: neighbours are read as one.
      if (top && this.#lines !== undefined) {
        for (let next = nodes[index + 1]; next?.type === 'html' && hasOffsets(next); next = nodes[index + 1]) {
          last = next;
          index += 1;
        }
      }
      openQuotes = Math.max(0, openQuotes + this.#html(node, last, context));
    }
  }

  #node(node: RootContent, context: Context): void {
    switch (node.type) {
      case 'paragraph':
        this.#text(node, context.quoted ? 'quote' : 'paragraph', 0, context);
        return;
      case 'heading':
        this.#text(node, 'heading', node.depth, context);
        return;
      case 'blockquote':
        this.#nodes(node.children, { ...context, quoted: true }, false);
        return;
      case 'list':
        this.#list(node, context);
        return;
      case 'table':
        this.#table(node, context);
        return;
      case 'code':
        this.#code(node, context);
        return;
      case 'footnoteDefinition':
        this.#nodes(node.children, { listDepth: 0, quoted: false }, false);
        return;
      case 'definition':
      case 'yaml':
      case 'toml':
      case 'thematicBreak':
        return;
      default:
        // Containers and leaves of other people's plugins.
        if ('children' in node) this.#unknownContainer(node, context);
        else if ('value' in node && typeof node.value === 'string') this.#code(node, context);
    }
  }

  #unknownContainer(node: Parent & RootContent, context: Context): void {
    const [first] = node.children;
    // Types cannot tell: a container of text has text first, any other holds blocks. Both readers take whatever comes.
    if (first?.type === 'text') this.#text(node as Parent as { children: PhrasingContent[] }, 'paragraph', 0, context);
    else this.#nodes(node.children, context, false);
  }

  #text(
    node: Pick<Nodes, 'position'> & { children: PhrasingContent[] },
    kind: BlockKind,
    depth: number,
    context: Context,
  ): void {
    this.#writer.begin(frame(node, kind, depth), context);
    this.#phrasing(node, context);
    this.#writer.end();
  }

  #phrasing(node: Pick<Nodes, 'position'> & { children: PhrasingContent[] }, context: Context): void {
    const { start, end } = node.position ?? {};
    const within = { context, start: start?.offset, end: end?.offset };
    new MarkdownText(this.#writer, this.#definitions, this.#lines, within).read(node.children);
  }

  #list(node: List, context: Context): void {
    const list = this.#writer.nextList();
    const depth = context.listDepth + 1;
    const outer = context.item?.index ?? context.item?.outer;
    for (const child of node.children) {
      const start = child.position?.start;
      const item: OpenItem = {
        list,
        ordered: node.ordered === true,
        depth,
        outer,
        begun: false,
        ...(start === undefined ? {} : { start: { line: start.line, column: start.column } }),
      };
      this.#nodes(child.children, { item, listDepth: depth, quoted: false }, false);
    }
    if (context.item !== undefined) context.item.begun = true;
  }

  #table(node: Table, context: Context): void {
    const table = this.#writer.nextTable();
    let header: readonly string[] | undefined;
    for (const row of node.children) {
      this.#writer.begin({ ...frame(row, 'row', 0), table, header: header ?? [] }, context);
      for (const [index, cell] of row.children.entries()) {
        if (index > 0) this.#writer.text.tab();
        this.#phrasing(cell, context);
        this.#writer.text.trim();
      }
      if (header === undefined) header = this.#writer.takeText().split('\t');
      else this.#writer.end();
    }
  }

  #code(node: { value: string } & Pick<Nodes, 'position'>, context: Context): void {
    this.#writer.begin(frame(node, 'code', 0), context);
    const start = node.position?.start;
    const fenced = start?.offset !== undefined && /[`~$]/.test(this.#lines?.source[start.offset] ?? '');
    const runs = start === undefined ? [] : this.#lines?.lineRuns(node.value, start.line + (fenced ? 1 : 0));
    this.#writer.text.write(node.value, runs ?? []);
    this.#writer.end();
  }

  /** Reads HTML from the first node to the last. Returns how many quotes it leaves open (negative: how many it closes). */
  #html(first: Html, last: Html, context: Context): number {
    const from = first.position?.start;
    const to = last.position?.end;
    const lines = this.#lines;
    let html = first.value;
    if (first !== last && lines !== undefined) html = lines.source.slice(from?.offset, to?.offset);
    const indents = first === last && from !== undefined ? lines?.indents(html, from.line) : undefined;
    const origin = from === undefined ? undefined : { line: from.line, column: from.column, indents: indents ?? [] };
    new HtmlBlocks(this.#writer, html, origin).read(context);
    return (html.match(/<blockquote\b/gi)?.length ?? 0) - (html.match(/<\/blockquote\b/gi)?.length ?? 0);
  }
}

function hasOffsets({ position }: Html): boolean {
  return position?.start.offset !== undefined && position.end.offset !== undefined;
}

function frame(node: Pick<Nodes, 'position'>, kind: BlockKind, depth: number): Frame {
  const place = placeOf(node);
  return place === undefined ? { kind, depth } : { kind, depth, place };
}

/** Definitions stand in blocks only; the first of a label counts. */
function collectDefinitions(tree: Root, definitions: Map<string, Definition>): void {
  const pending: Nodes[] = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'definition') {
      const key = node.identifier.toLowerCase();
      if (!definitions.has(key)) definitions.set(key, node);
    } else if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) pending.push(child);
      }
    }
  }
}
