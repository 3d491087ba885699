import type { NoteInfo } from '../model/facts.ts';
import type { Block, Document } from './document/document.ts';

/**
 * The title of the front matter as a block, so that rules read it like a heading of the first level, and the file's path as a caption. Their
 * places are the line of the front matter that holds the title, and the note's first character.
 */
export function frontBlocks(info: NoteInfo, document: Document, source: string | undefined): readonly Block[] {
  const blocks: Block[] = [];
  const first = document.blocks.find((b) => b.kind === 'heading');
  if (info.title !== '' && first?.text.replace(/\s+/g, ' ').trim() !== info.title)
    blocks.push(lineBlock(info.title, 'heading', titleLine(info.title, source)));
  return blocks;
}

function lineBlock(text: string, kind: Block['kind'], line: number): Block {
  const place = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return { index: -1, kind, depth: kind === 'heading' ? 1 : 0, text, spans: [], place, locate: () => place };
}

/** The line of the source that holds the title's first words; 1 if none does. */
function titleLine(title: string, source: string | undefined): number {
  if (source === undefined) return 1;
  const words = title.slice(0, 24).trim();
  const at = source.slice(0, 16_384).indexOf(words);
  return at < 0 ? 1 : source.slice(0, at).split('\n').length;
}
