import type { Definition, PhrasingContent } from 'mdast';
import { alignText, plainRuns, type Run } from './align-text.ts';
import type { BlockWriter, Context } from './block-writer.ts';
import { BLOCK_ELEMENTS, DROPPED, MARKS } from './html-names.ts';
import { inlineTag } from './inline-tag.ts';
import { linkTarget } from './link-target.ts';
import { placeOf } from './place-of.ts';
import type { SourceLines } from './source-lines.ts';
import { templateTarget } from './template-tags.ts';
import type { OpenSpan } from './text-writer.ts';

/** Deeper marks are no writing; the stack is not for them. */
const MAX_DEPTH = 200;

interface OpenTag {
  readonly name: string;
  readonly span: OpenSpan | undefined;
  /** Target of the link around it. */
  readonly outerUrl: string | undefined;
}

/** Reads the running text of one paragraph, heading or cell: markdown with HTML tags among it. */
export class MarkdownText {
  readonly #writer: BlockWriter;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #lines: SourceLines | undefined;
  readonly #context: Context;
  /** Tags that wait for their end. */
  #tags: OpenTag[] = [];
  /** Name of the dropped element that is open. */
  #dropped: string | undefined;
  #linkUrl: string | undefined;
  /** Where nodes without a position are looked for. */
  #cursor: number;
  readonly #limit: number;

  constructor(
    writer: BlockWriter,
    definitions: ReadonlyMap<string, Definition>,
    lines: SourceLines | undefined,
    within: { readonly context: Context; readonly start: number | undefined; readonly end: number | undefined },
  ) {
    this.#writer = writer;
    this.#definitions = definitions;
    this.#lines = lines;
    this.#context = within.context;
    this.#cursor = within.start ?? 0;
    this.#limit = within.end ?? 0;
  }

  /** Reads all of a block's text. Tags that are left open mark nothing. */
  read(nodes: readonly PhrasingContent[]): void {
    this.#nodes(nodes, 0);
    for (const { span } of this.#tags) if (span !== undefined) this.#writer.text.drop(span);
  }

  #nodes(nodes: readonly PhrasingContent[], depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const node of nodes) {
      this.#node(node, depth);
      this.#cursor = Math.max(this.#cursor, node.position?.end.offset ?? 0);
    }
  }

  #node(node: PhrasingContent, depth: number): void {
    if (node.type === 'html') {
      this.#html(node.value, node);
      return;
    }
    if (this.#dropped !== undefined) return;
    const { text } = this.#writer;
    switch (node.type) {
      case 'text':
        text.write(node.value, this.#runs(node.value, node));
        return;
      case 'inlineCode': {
        const span = text.open('code');
        text.write(node.value, this.#codeRuns(node.value, node));
        text.close(span);
        return;
      }
      case 'break':
        text.space('\n');
        return;
      case 'strong':
      case 'emphasis':
      case 'delete': {
        const span = text.open(node.type);
        this.#nodes(node.children, depth + 1);
        text.close(span);
        return;
      }
      case 'link':
        this.#link(node.url, node.children, depth);
        return;
      case 'linkReference':
        this.#link(this.#definition(node.identifier)?.url ?? '', node.children, depth);
        return;
      case 'image':
      case 'imageReference': {
        const title = node.type === 'image' ? node.title : this.#definition(node.identifier)?.title;
        this.#image(node, node.alt ?? '', title ?? '');
        return;
      }
      case 'footnoteReference':
        return;
      default:
        this.#unknown(node, depth);
        return;
    }
  }

  /** Nodes of other people's plugins: their text or their children. */
  #unknown(node: never, depth: number): void {
    // Trees come from anyone's pipeline: at run time there are kinds that mdast's types do not list.
    const other = node as { value?: unknown; children?: unknown };
    if (typeof other.value === 'string') this.#writer.text.write(other.value, []);
    // By unist's contract `children` is a list of nodes; unknown ones come back here.
    else if (Array.isArray(other.children)) this.#nodes(other.children as PhrasingContent[], depth + 1);
  }

  #link(target: string, children: readonly PhrasingContent[], depth: number): void {
    const url = linkTarget(templateTarget(target));
    if (url === undefined) {
      this.#nodes(children, depth + 1);
      return;
    }
    const span = this.#writer.text.open('link', url);
    const outer = this.#linkUrl;
    this.#linkUrl = url;
    this.#nodes(children, depth + 1);
    this.#linkUrl = outer;
    this.#writer.text.close(span);
  }

  #image(node: PhrasingContent, alt: string, title: string): void {
    const place = placeOf(node);
    const start = node.position?.start;
    for (const words of [alt, title]) {
      let runs: Run[] = [];
      if (this.#lines !== undefined && start?.offset !== undefined) {
        const whole = this.#lines.source.slice(start.offset, node.position?.end.offset);
        const at = whole.indexOf(words);
        if (at !== -1) runs = plainRuns(words, this.#lines.point(start.offset + at));
      }
      const before = this.#writer.captions;
      this.#writer.caption(words, runs, this.#context, {
        ...(place === undefined ? {} : { place }),
        ...(this.#linkUrl === undefined ? {} : { url: this.#linkUrl }),
      });
      if (this.#writer.captions > before) return;
    }
  }

  #html(html: string, node: PhrasingContent): void {
    const tag = inlineTag(html);
    if (tag === undefined) return;
    const { name, closing, attributes } = tag;
    if (this.#dropped !== undefined) {
      if (closing && name === this.#dropped) this.#dropped = undefined;
      return;
    }
    const { text } = this.#writer;
    if (closing) this.#closeTag(name);
    else if (DROPPED.has(name)) this.#dropped = name;
    else if (name === 'img') this.#image(node, attributes.get('alt') ?? '', attributes.get('title') ?? '');
    else if (name === 'iframe') {
      const url = linkTarget(attributes.get('src') ?? '');
      if (url !== undefined) this.#writer.embed(attributes.get('title') ?? '', url, this.#context, placeOf(node));
    } else if (name === 'a') {
      const url = linkTarget(attributes.get('href') ?? '');
      this.#tags.push({ name, span: url === undefined ? undefined : text.open('link', url), outerUrl: this.#linkUrl });
      this.#linkUrl = url;
    } else {
      const kind = MARKS.get(name);
      if (kind !== undefined) this.#tags.push({ name, span: text.open(kind), outerUrl: this.#linkUrl });
    }
    if (name === 'br' || BLOCK_ELEMENTS.has(name)) text.space('\n');
  }

  #closeTag(name: string): void {
    const index = this.#tags.findLastIndex((tag) => tag.name === name);
    const tag = this.#tags[index];
    if (tag === undefined) return;
    this.#tags.splice(index, 1);
    if (tag.span !== undefined) this.#writer.text.close(tag.span);
    if (name === 'a') this.#linkUrl = tag.outerUrl;
  }

  #definition(identifier: string): Definition | undefined {
    return this.#definitions.get(identifier.toLowerCase());
  }

  #runs(value: string, node: PhrasingContent): Run[] {
    const { start, end } = node.position ?? {};
    if (start === undefined || end === undefined) return this.#searched(value);
    if (this.#lines === undefined || start.offset === undefined || end.offset === undefined)
      return plainRuns(value, start);
    return alignText(value, {
      form: 'markdown',
      source: this.#lines.source,
      from: start.offset,
      to: end.offset,
      start,
    });
  }

  /** GFM's autolinks split text nodes into ones without positions: they follow each other in the source. */
  #searched(value: string): Run[] {
    if (this.#lines === undefined || value === '') return [];
    const at = this.#lines.source.slice(this.#cursor, this.#limit).indexOf(value);
    if (at === -1) return [];
    const from = this.#cursor + at;
    this.#cursor = from + value.length;
    return plainRuns(value, this.#lines.point(from));
  }

  #codeRuns(value: string, node: PhrasingContent): Run[] {
    const { start, end } = node.position ?? {};
    if (start === undefined || end === undefined) return this.#searched(value);
    if (this.#lines === undefined || start.offset === undefined || end.offset === undefined)
      return plainRuns(value, start);
    const { source } = this.#lines;
    let from = start.offset;
    while (source[from] === '`') from++;
    if (source[from] === ' ' && !value.startsWith(' ')) from++;
    const column = start.column + from - start.offset;
    return alignText(value, { form: 'literal', source, from, to: end.offset, start: { line: start.line, column } });
  }
}
