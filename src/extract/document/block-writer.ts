import type { Place } from '../../model/evidence.ts';
import type { Run } from './align-text.ts';
import type { Block, BlockKind, Span } from './document.ts';
import { locateRuns, type MarkedText, sliceMarked } from './marked-text.ts';
import { pseudoHeadings } from './pseudo-headings.ts';
import { withoutTemplateTags } from './template-tags.ts';
import { TextWriter } from './text-writer.ts';

/** A list item that is being read. Its first text becomes the item's block. */
export interface OpenItem {
  readonly list: number;
  readonly ordered: boolean;
  readonly depth: number;
  /** Block of the enclosing item. */
  readonly outer: number | undefined;
  /** Its own block, once there is one. */
  index?: number;
  /** True once it holds anything: later text is no longer its own. */
  begun: boolean;
  /** Its start in the source. */
  readonly start?: { readonly line: number; readonly column: number };
}

/** Where a block stands among lists and quotes. */
export interface Context {
  readonly item?: OpenItem;
  readonly listDepth: number;
  readonly quoted: boolean;
}

/** What is known of a block before its text. */
export interface Frame {
  readonly kind: BlockKind;
  readonly depth: number;
  readonly table?: number;
  readonly header?: readonly string[];
  readonly place?: Place;
}

const NOWHERE: Place = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
const FILE_NAME = /^\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|heic)$/i;
const CAMERA_NAME =
  /^(?:IMG|DSC[NF]?|PXL|P|MVIMG|Screenshot|Screen Shot|image|photo|picture)[ _-]?[\d _.-]*(?:at [\d. ]+(?:[AP]M)?)?$/i;

/** Gathers a document's blocks, whatever they are read from. Pictures that stand in a block become captions behind it. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  /** Text of the block that is open. */
  readonly text = new TextWriter();
  #open: { readonly frame: Frame; readonly context: Context } | undefined;
  readonly #waiting: { readonly frame: Frame; readonly context: Context; readonly marked: MarkedText }[] = [];
  #seen = 0;
  #lists = 0;
  #tables = 0;

  nextList(): number {
    return this.#lists++;
  }

  nextTable(): number {
    return this.#tables++;
  }

  /** How many pictures and embedded pages there have been: grows by one if `caption` found a text worth a block. */
  get captions(): number {
    return this.#seen;
  }

  /** True if a block is open. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Ends the open block, if any, and opens another. */
  begin(frame: Frame, context: Context): void {
    this.end();
    this.#open = { frame, context };
  }

  /** Opens a paragraph, or the item's or quote's own text, unless a block is open. */
  ensure(context: Context, place?: Place): void {
    if (this.#open !== undefined) return;
    const frame: Frame = { kind: context.quoted ? 'quote' : 'paragraph', depth: 0 };
    this.#open = { frame: place === undefined ? frame : { ...frame, place }, context };
  }

  /** Ends the open block, if any. A block without text leaves none. */
  end(): void {
    const open = this.#open;
    this.#open = undefined;
    const marked = this.text.take();
    if (open !== undefined && marked.text !== '') this.#write(open.frame, open.context, marked);
    for (const { frame, context, marked: caption } of this.#waiting.splice(0)) this.#add(frame, context, caption);
  }

  /** Takes the text of the open block without making a block: for a table's header. */
  takeText(): string {
    this.#open = undefined;
    return withoutTemplateTags(this.text.take()).marked.text;
  }

  /** A picture's text: a block behind the open one. Nothing for file names and the like. */
  caption(text: string, runs: readonly Run[], context: Context, { place, url }: { place?: Place; url?: string }): void {
    if (!isCaption(text)) return;
    const writer = new TextWriter();
    const link = url === undefined ? undefined : writer.open('link', url);
    writer.write(text, runs);
    if (link !== undefined) writer.close(link);
    this.#wait({ kind: 'caption', depth: 0, ...(place === undefined ? {} : { place }) }, context, writer.take());
  }

  /** An embedded page: a block behind the open one. */
  embed(title: string, url: string, context: Context, place: Place | undefined): void {
    const text = title.replace(/\s+/g, ' ').trim();
    const spans: Span[] = [{ kind: 'link', start: 0, end: text.length, url }];
    this.#wait({ kind: 'embed', depth: 0, ...(place === undefined ? {} : { place }) }, context, {
      text,
      spans,
      runs: [],
    });
  }

  #wait(frame: Frame, context: Context, marked: MarkedText): void {
    this.#seen += 1;
    if (this.#open === undefined && this.text.isEmpty) this.#add(frame, context, marked);
    else this.#waiting.push({ frame, context, marked });
  }

  #write(frame: Frame, context: Context, written: MarkedText): void {
    if (frame.kind === 'code') {
      this.#add(frame, context, written);
      return;
    }
    const { marked, captions, embeds } = withoutTemplateTags(written);
    const clean = frame.kind === 'heading' ? withoutHeadingAttributes(marked) : marked;
    const stretches = frame.kind === 'paragraph' && context.item === undefined ? pseudoHeadings(clean) : undefined;
    if (stretches === undefined) this.#add(frame, context, clean);
    for (const { level, start, end } of stretches ?? []) {
      const slice = sliceMarked(clean, start, end);
      const place = locateRuns(slice.runs, 0, slice.text.length, frame.place ?? NOWHERE);
      this.#add({ kind: level === 0 ? frame.kind : 'heading', depth: level, place }, context, slice);
    }
    for (const [start, end] of captions) {
      const caption = sliceMarked(written, start, end);
      if (isCaption(caption.text)) this.#add({ kind: 'caption', depth: 0 }, context, caption);
    }
    for (const url of embeds) this.embed('', url, context, frame.place);
  }

  #add(frame: Frame, context: Context, marked: MarkedText): void {
    if (frame.kind !== 'embed' && marked.text.trim() === '') return;
    const { item } = context;
    const isOwn = item !== undefined && !item.begun && frame.kind === 'paragraph';
    const index = this.blocks.length;
    const place = frame.place ?? locateRuns(marked.runs, 0, marked.text.length, NOWHERE);
    const parent = isOwn ? item.outer : (item?.index ?? item?.outer);
    this.blocks.push(
      new TextBlock({
        ...frame,
        index,
        ...(isOwn ? { kind: 'item', depth: item.depth, list: item.list, ordered: item.ordered } : {}),
        place:
          isOwn && item.start !== undefined
            ? { ...place, startLine: item.start.line, startColumn: item.start.column }
            : place,
        parent,
        marked,
      }),
    );
    if (item === undefined || frame.kind === 'caption' || frame.kind === 'embed') return;
    item.begun = true;
    if (isOwn) item.index = index;
  }
}

function isCaption(text: string): boolean {
  const words = text.trim();
  return /[\p{L}\p{N}]/u.test(words) && !FILE_NAME.test(words) && !CAMERA_NAME.test(words);
}

/** Ids and classes that Hugo and kramdown allow behind a heading: `Day 1 {#day-1}`. */
function withoutHeadingAttributes(marked: MarkedText): MarkedText {
  const attributes = /\s*\{[#.][^{}\s][^{}]{0,100}\}$/.exec(marked.text);
  return attributes === null ? marked : sliceMarked(marked, 0, attributes.index);
}

interface TextBlockFields extends Frame {
  readonly index: number;
  readonly parent: number | undefined;
  readonly list?: number;
  readonly ordered?: boolean;
  readonly place: Place;
  readonly marked: MarkedText;
}

class TextBlock implements Block {
  readonly index: number;
  readonly kind: BlockKind;
  readonly depth: number;
  readonly parent: number | undefined;
  readonly list: number | undefined;
  readonly ordered: boolean | undefined;
  readonly table: number | undefined;
  readonly header: readonly string[] | undefined;
  readonly cells: readonly { readonly start: number; readonly end: number }[] | undefined;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly place: Place;
  readonly #runs: readonly Run[];

  constructor(fields: TextBlockFields) {
    this.index = fields.index;
    this.kind = fields.kind;
    this.depth = fields.depth;
    // All fields are there in all blocks: objects of one shape are read many times faster.
    this.parent = fields.parent;
    this.list = fields.list;
    this.ordered = fields.ordered;
    this.table = fields.table;
    this.header = fields.header;
    this.cells = fields.kind === 'row' ? cellsOf(fields.marked.text) : undefined;
    this.text = fields.marked.text;
    this.spans = fields.marked.spans;
    this.place = fields.place;
    this.#runs = fields.marked.runs;
  }

  locate(start: number, end: number): Place {
    return locateRuns(this.#runs, start, end, this.place);
  }
}

function cellsOf(text: string): { start: number; end: number }[] {
  const cells: { start: number; end: number }[] = [];
  let start = 0;
  for (const cell of text.split('\t')) {
    cells.push({ start, end: start + cell.length });
    start += cell.length + 1;
  }
  return cells;
}
