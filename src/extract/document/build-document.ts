import type { Root } from 'mdast';
import { BlockWriter } from './block-writer.ts';
import { buildSections } from './build-sections.ts';
import type { Document } from './document.ts';
import { MarkdownBlocks } from './markdown-blocks.ts';
import { SourceLines } from './source-lines.ts';

/**
 * Reads a markdown tree with the raw HTML in it into a flat list of blocks and the tree of headings over them.
 * Never throws on a tree of any unified pipeline, and takes time proportional to its size.
 * @param source what the tree was parsed from, if at hand: with it places are exact to the column; without it, to the line where
 *   the tree has positions, and 1:1 where it has none
 */
export function buildDocument(tree: Root, source?: string): Document {
  const writer = new BlockWriter();
  const lines =
    source === undefined ? undefined : new SourceLines(source.startsWith('\uFEFF') ? source.slice(1) : source);
  new MarkdownBlocks(writer, lines).read(tree);
  return { blocks: writer.blocks, sections: buildSections(writer.blocks) };
}
