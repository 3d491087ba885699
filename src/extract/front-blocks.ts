import type { Place } from '../model/evidence.ts';
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
    blocks.push(lineBlock(info.title, 'heading', titlePlace(info.title, source)));
  return blocks;
}

function lineBlock(text: string, kind: Block['kind'], at: { line: number; column: number }): Block {
  const place = { startLine: at.line, startColumn: at.column, endLine: at.line, endColumn: at.column + text.length };
  const locate = (start: number, end: number): Place => ({
    ...place,
    startColumn: at.column + start,
    endColumn: at.column + end,
  });
  return { index: -1, kind, depth: kind === 'heading' ? 1 : 0, text, spans: [], place, locate };
}

/** Where the source holds the title's first words; 1:1 if it does not (a title with entities, a folded one). */
function titlePlace(title: string, source: string | undefined): { line: number; column: number } {
  const words = title.slice(0, 24).trim();
  const at = source?.slice(0, 16_384).indexOf(words) ?? -1;
  if (source === undefined || at < 0) return { line: 1, column: 1 };
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
