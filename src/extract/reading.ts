import type { Catalogue } from '../model/catalogue.ts';
import type { NoteInfo } from '../model/facts.ts';
import type { Block, Document, Section, Span } from './document/document.ts';
import { findPeople, type NameCandidate } from './names/person-name.ts';
import { type Gazetteer, gazetteerForNote, type Hit } from './text/gazetteer.ts';
import { type Range, sentences } from './text/sentences.ts';
import { type Token, tokenize } from './text/tokens.ts';

/** A block with what can be seen in it before any rule runs. Each view is made when first asked for. */
export interface BlockReading {
  readonly block: Block;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Range[];
  /** Known names. */
  readonly hits: readonly Hit[];
  /** Likely names of people. */
  readonly people: readonly NameCandidate[];
}

/** A note as the rules see it. */
export interface Reading {
  readonly info: NoteInfo;
  readonly document: Document;
  readonly gazetteer: Gazetteer;
  readonly blocks: readonly BlockReading[];
  /** What the front matter says as text (title, tags), as blocks with index -1; none for a title that is a heading anyway. */
  readonly front: readonly BlockReading[];
  /** The innermost section of each block. */
  sectionOf(block: Block): Section;
}

/** Prepares a document for the rules. */
export function read(document: Document, front: readonly Block[], info: NoteInfo, catalogue: Catalogue): Reading {
  const gazetteer = gazetteerForNote(catalogue);
  const owner = new Map<number, Section>();
  for (const section of document.sections) for (let i = section.first; i < section.last; i++) owner.set(i, section);
  const root = document.sections[0] ?? { index: 0, depth: 0, children: [], first: 0, last: document.blocks.length };
  return {
    info,
    document,
    gazetteer,
    blocks: document.blocks.map((block) => new LazyBlock(block, gazetteer)),
    front: front.map((block) => new LazyBlock(block, gazetteer)),
    sectionOf: (block) => owner.get(block.index) ?? root,
  };
}

class LazyBlock implements BlockReading {
  readonly block: Block;
  readonly #gazetteer: Gazetteer;
  #tokens: readonly Token[] | undefined;
  #sentences: readonly Range[] | undefined;
  #hits: readonly Hit[] | undefined;
  #people: readonly NameCandidate[] | undefined;

  constructor(block: Block, gazetteer: Gazetteer) {
    this.block = block;
    this.#gazetteer = gazetteer;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokenize(this.block.text);
    return this.#tokens;
  }

  get sentences(): readonly Range[] {
    this.#sentences ??= sentences(this.block.text);
    return this.#sentences;
  }

  get hits(): readonly Hit[] {
    this.#hits ??= this.#gazetteer.find(this.block.text, this.tokens);
    return this.#hits;
  }

  get people(): readonly NameCandidate[] {
    this.#people ??= findPeople(this.block.text, this.tokens, this.hits, this.#gazetteer);
    return this.#people;
  }
}

/** The link that covers a place of a block, innermost first; else undefined. */
export function linkAt(block: Block, offset: number): Span | undefined {
  return block.spans.findLast((s) => s.kind === 'link' && s.start <= offset && offset < s.end);
}
