import type { Place } from '../../model/evidence.ts';

/** How a stretch of a block's text is marked. */
export type SpanKind = 'link' | 'strong' | 'emphasis' | 'code' | 'delete';

/** A marked stretch `[start, end)` of a block's text. Spans may nest; they are ordered by start, longer first. */
export interface Span {
  readonly kind: SpanKind;
  readonly start: number;
  readonly end: number;
  /** Of a link: its target as written, entities decoded, trimmed; relative targets stay relative; other schemes than http, https, mailto are dropped with the span. */
  readonly url?: string;
}

export type BlockKind =
  /** A heading (also `<h3>`, and a paragraph that is underlined). */
  | 'heading'
  | 'paragraph'
  /** A list item's own text (its nested items are blocks of their own). */
  | 'item'
  /** A table row; its cells are in `cells`; header rows are not blocks. */
  | 'row'
  /** The alternative text or title of a picture, or a `<figcaption>`. */
  | 'caption'
  /** A paragraph inside a block quote. */
  | 'quote'
  /** A code block: its text is there so that project names in it can be left alone or counted. */
  | 'code'
  /** An embedded video or page (`<iframe src>`): its address is a link span over an empty or short text. */
  | 'embed';

/** One unit of text with its marks, wherever it came from: markdown or raw HTML. */
export interface Block {
  /** Position in `Document.blocks`. */
  readonly index: number;
  readonly kind: BlockKind;
  /** Heading level 1 to 6; list depth from 1 for items; 0 otherwise. */
  readonly depth: number;
  /** Index of the enclosing list item's block, for nested items and for further paragraphs of an item. */
  readonly parent?: number | undefined;
  /** For items: number of the list within the document (items of one list share it) and whether it is ordered. */
  readonly list?: number | undefined;
  readonly ordered?: boolean | undefined;
  /** For rows: number of the table within the document, and its header cells' texts. */
  readonly table?: number | undefined;
  readonly header?: readonly string[] | undefined;
  /** For rows: `[start, end)` of each cell in `text`. */
  readonly cells?: readonly { readonly start: number; readonly end: number }[] | undefined;
  /** Plain text: white space squeezed to one blank, but a line ending of the source or a `<br>` stays `\n`. Cells are separated by `\t`. Footnote marks, images and template tags (`{{ … }}`, `{: … }`) are left out. */
  readonly text: string;
  readonly spans: readonly Span[];
  /** The whole block in the source. */
  readonly place: Place;
  /** Where the stretch `[start, end)` of `text` stands in the source. Never throws; falls back to the block's place. */
  locate(start: number, end: number): Place;
}

/** A note's text as a flat list of blocks in reading order, with the tree of headings over it. */
export interface Document {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** What stands under a heading, up to the next heading of the same or a higher level. The first section (index 0) is the whole note and has no heading. */
export interface Section {
  readonly index: number;
  /** Index of the heading's block; absent for section 0. */
  readonly heading?: number;
  /** 0 for the whole note, else the heading's depth. */
  readonly depth: number;
  readonly parent?: number;
  readonly children: readonly number[];
  /** Blocks `[first, last)` of the section, its heading and subsections included. */
  readonly first: number;
  readonly last: number;
}
