import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Place } from '../../model/evidence.ts';
import { alignText, type Point, plainRuns, type Run } from './align-text.ts';
import type { BlockWriter, Context, Frame, OpenItem } from './block-writer.ts';
import { BLOCK_ELEMENTS, DROPPED, MARKS } from './html-names.ts';
import { linkTarget } from './link-target.ts';

type ChildNode = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type TextNode = DefaultTreeAdapterTypes.TextNode;

/** Where HTML stands in the note: its first character, and by how much each of its lines is moved (in lists and quotes). */
export interface HtmlOrigin extends Point {
  readonly indents: readonly number[];
}

/** Deeper elements are no writing; the stack is not for them. */
const MAX_DEPTH = 200;

/** Reads raw HTML into blocks, as a browser would parse it; nothing of it is kept as HTML. */
export class HtmlBlocks {
  readonly #writer: BlockWriter;
  readonly #html: string;
  readonly #origin: HtmlOrigin | undefined;
  #linkUrl: string | undefined;
  /** True within a table cell or heading, where elements end no block. */
  #inline = false;
  #depth = 0;

  constructor(writer: BlockWriter, html: string, origin: HtmlOrigin | undefined) {
    this.#writer = writer;
    this.#html = html;
    this.#origin = origin;
  }

  read(context: Context): void {
    this.#writer.end();
    this.#nodes(parseFragment(this.#html, { sourceCodeLocationInfo: true }).childNodes, context);
    this.#writer.end();
  }

  #nodes(nodes: readonly ChildNode[], context: Context): void {
    if (this.#depth >= MAX_DEPTH) return;
    this.#depth += 1;
    for (const node of nodes) {
      if (isText(node)) this.#text(node, context);
      else if (isElement(node) && !DROPPED.has(node.tagName)) this.#element(node, context);
    }
    this.#depth -= 1;
  }

  #text(node: TextNode, context: Context): void {
    if (!this.#writer.isOpen && node.value.trim() === '') return;
    this.#writer.ensure(context);
    this.#writer.text.write(node.value, this.#runs(node));
  }

  #element(element: Element, context: Context): void {
    const { tagName } = element;
    if (tagName === 'br') {
      this.#writer.text.space('\n');
      return;
    }
    if (tagName === 'img') {
      this.#image(element, context);
      return;
    }
    if (tagName === 'iframe') {
      this.#iframe(element, context);
      return;
    }
    if (tagName === 'a') {
      this.#link(element, context);
      return;
    }
    if (!BLOCK_ELEMENTS.has(tagName)) {
      this.#mark(element, context);
      return;
    }
    if (this.#inline) {
      this.#writer.text.space('\n');
      this.#nodes(element.childNodes, context);
      this.#writer.text.space('\n');
      return;
    }
    this.#writer.end();
    this.#block(element, context);
    this.#writer.end();
  }

  #block(element: Element, context: Context): void {
    switch (element.tagName) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.#whole(element, { kind: 'heading', depth: Number(element.tagName[1]) }, context);
        return;
      case 'pre':
        this.#whole(element, { kind: 'code', depth: 0 }, context);
        return;
      case 'figcaption':
        this.#whole(element, { kind: 'caption', depth: 0 }, context);
        return;
      case 'ul':
      case 'ol':
        this.#list(element, context);
        return;
      case 'li':
        // Without a list around it (blank lines cut lists apart): a list of its own.
        this.#item(element, context, { list: this.#writer.nextList(), ordered: false });
        return;
      case 'table':
        this.#table(element, context);
        return;
      case 'tr':
        this.#row(element, context, { table: this.#writer.nextTable(), header: [] });
        return;
      case 'blockquote':
        this.#nodes(element.childNodes, { ...context, quoted: true });
        return;
      case 'p':
        this.#writer.ensure(context, this.#place(element));
        this.#nodes(element.childNodes, context);
        return;
      default:
        this.#nodes(element.childNodes, context);
        return;
    }
  }

  /** A block that holds all of an element's text. */
  #whole(element: Element, frame: Frame, context: Context): void {
    const place = this.#place(element);
    this.#writer.begin(place === undefined ? frame : { ...frame, place }, context);
    const outer = this.#inline;
    this.#inline = true;
    this.#nodes(element.childNodes, context);
    this.#inline = outer;
  }

  #list(element: Element, context: Context): void {
    const list = { list: this.#writer.nextList(), ordered: element.tagName === 'ol' };
    for (const child of element.childNodes) {
      if (isElement(child) && child.tagName === 'li') this.#item(child, context, list);
      else this.#nodes([child], context);
      this.#writer.end();
    }
    if (context.item !== undefined) context.item.begun = true;
  }

  #item(element: Element, context: Context, { list, ordered }: { list: number; ordered: boolean }): void {
    const depth = context.listDepth + 1;
    const place = this.#place(element);
    const item: OpenItem = {
      list,
      ordered,
      depth,
      outer: context.item?.index ?? context.item?.outer,
      begun: false,
      ...(place === undefined ? {} : { start: { line: place.startLine, column: place.startColumn } }),
    };
    this.#nodes(element.childNodes, { item, listDepth: depth, quoted: false });
  }

  #table(element: Element, context: Context): void {
    const table = this.#writer.nextTable();
    let header: readonly string[] = [];
    const read = (nodes: readonly ChildNode[]) => {
      for (const node of nodes) {
        if (!isElement(node)) continue;
        if (node.tagName === 'tr') header = this.#row(node, context, { table, header }) ?? header;
        else if (/^t(?:head|body|foot)$/.test(node.tagName)) read(node.childNodes);
        else if (node.tagName === 'caption') this.#whole(node, { kind: 'caption', depth: 0 }, context);
        this.#writer.end();
      }
    };
    read(element.childNodes);
  }

  /** Reads a row; a row of header cells makes no block and is returned. */
  #row(
    element: Element,
    context: Context,
    of: { table: number; header: readonly string[] },
  ): readonly string[] | undefined {
    const place = this.#place(element);
    const cells = element.childNodes.filter((node) => isElement(node)).filter((node) => /^t[dh]$/.test(node.tagName));
    this.#writer.begin({ kind: 'row', depth: 0, ...of, ...(place === undefined ? {} : { place }) }, context);
    const outer = this.#inline;
    this.#inline = true;
    for (const [index, cell] of cells.entries()) {
      if (index > 0) this.#writer.text.tab();
      this.#nodes(cell.childNodes, context);
      this.#writer.text.trim();
    }
    this.#inline = outer;
    const isHeader = cells.length > 0 && cells.every((cell) => cell.tagName === 'th');
    if (isHeader) return this.#writer.takeText().split('\t');
    return undefined;
  }

  #mark(element: Element, context: Context): void {
    const kind = MARKS.get(element.tagName);
    if (kind === undefined) {
      this.#nodes(element.childNodes, context);
      return;
    }
    const span = this.#writer.text.open(kind);
    this.#nodes(element.childNodes, context);
    this.#writer.text.close(span);
  }

  #link(element: Element, context: Context): void {
    const url = linkTarget(attribute(element, 'href'));
    if (url === undefined) {
      this.#nodes(element.childNodes, context);
      return;
    }
    const outer = this.#linkUrl;
    const span = this.#writer.text.open('link', url);
    this.#linkUrl = url;
    this.#nodes(element.childNodes, context);
    this.#linkUrl = outer;
    this.#writer.text.close(span);
  }

  #image(element: Element, context: Context): void {
    const place = this.#place(element);
    for (const name of ['alt', 'title']) {
      const before = this.#writer.captions;
      const words = attribute(element, name);
      this.#writer.caption(words, this.#attributeRuns(element, name, words), context, {
        ...(place === undefined ? {} : { place }),
        ...(this.#linkUrl === undefined ? {} : { url: this.#linkUrl }),
      });
      if (this.#writer.captions > before) return;
    }
  }

  #iframe(element: Element, context: Context): void {
    const url = linkTarget(attribute(element, 'src') || attribute(element, 'data-src'));
    if (url !== undefined) this.#writer.embed(attribute(element, 'title'), url, context, this.#place(element));
  }

  #place({ sourceCodeLocation: at }: Element): Place | undefined {
    if (at === undefined || at === null || this.#origin === undefined) return undefined;
    const start = this.#point(at.startLine, at.startCol);
    const end = this.#point(at.endLine, at.endCol);
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  }

  /** The note's line and column for those of the HTML. */
  #point(line: number, column: number): Point {
    const { line: firstLine, column: firstColumn, indents } = this.#origin ?? { line: 1, column: 1, indents: [] };
    const indent = line === 1 ? firstColumn - 1 : (indents[line - 1] ?? 0);
    return { line: firstLine + line - 1, column: column + indent };
  }

  #runs({ value, sourceCodeLocation: at }: TextNode): Run[] {
    if (at === undefined || at === null || this.#origin === undefined) return [];
    return this.#aligned(value, at.startOffset, at.endOffset, { line: at.startLine, column: at.startCol });
  }

  #attributeRuns(element: Element, name: string, words: string): Run[] {
    const at = element.sourceCodeLocation?.attrs?.[name];
    if (at === undefined || this.#origin === undefined) return [];
    const written = this.#html.slice(at.startOffset, at.endOffset);
    const index = words === '' ? -1 : written.indexOf(words);
    if (index === -1 || written.slice(0, index).includes('\n')) return [];
    return plainRuns(words, this.#point(at.startLine, at.startCol + index));
  }

  #aligned(value: string, from: number, to: number, start: Point): Run[] {
    const runs = alignText(value, { form: 'html', source: this.#html, from, to, start });
    return runs.map((run) => {
      const first = this.#point(run.line, run.column);
      const last = this.#point(run.endLine, run.endColumn);
      return { ...run, line: first.line, column: first.column, endLine: last.line, endColumn: last.column };
    });
  }
}

function isText(node: ChildNode): node is TextNode {
  return node.nodeName === '#text';
}

function isElement(node: ChildNode): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}
