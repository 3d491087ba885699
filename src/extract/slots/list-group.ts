import type { Block } from '../document/document.ts';
import type { Findings } from '../findings.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { isTaken } from './has-event.ts';
import { isNoSlot } from './no-slot.ts';
import { headingSense } from './slot-words.ts';

/** Items of one list at its top level, or lone short lines one after another. */
export interface ListGroup {
  readonly blocks: readonly BlockReading[];
  readonly lines: boolean;
}

/** The lists of a note, and its runs of lone lines, without what belongs to a session already. */
export function groupsOf(reading: Reading, findings: Findings): readonly ListGroup[] {
  const lists = new Map<number, BlockReading[]>();
  const runs: BlockReading[][] = [];
  let run: BlockReading[] | undefined;
  for (const reader of reading.blocks) {
    const { block } = reader;
    if (isTaken(findings, block.index)) continue;
    const lone = block.kind === 'paragraph' && isLoneLine(block);
    if (!lone && block.kind !== 'caption') run = undefined;
    if (block.kind === 'item' && block.list !== undefined && standsAlone(reading, block)) {
      lists.set(block.list, [...(lists.get(block.list) ?? []), reader]);
    } else if (lone) {
      if (run === undefined) {
        run = [];
        runs.push(run);
      }
      run.push(reader);
    }
  }
  return [
    ...[...lists.values()].map((blocks) => ({ blocks, lines: false })),
    ...runs.map((blocks) => ({ blocks, lines: true })),
  ];
}

/** True for an item of the top level, or under "Friday" or "Track A" as an item that holds the day's talks. */
function standsAlone(reading: Reading, { depth, parent }: Block): boolean {
  if (depth === 1 || parent === undefined) return true;
  const above = reading.blocks[parent]?.block;
  return above?.kind !== 'item' || headingSense(above.text) === 'group';
}

/** A paragraph that is one link, one bold or struck-through line, or begins with a bold lead: it may announce a session. */
function isLoneLine(block: Block): boolean {
  const text = block.text.trim();
  // Several lines with times are an agenda, see the rule for those.
  if (text.length < 5 || text.length > 220 || isNoSlot(text) || /\n\s*\d{1,2}[:.h]\d{2}\b/u.test(text)) return false;
  const marked = block.spans
    .filter((s) => s.kind !== 'code' && s.start <= 2)
    .reduce((most, s) => Math.max(most, s.end - s.start), 0);
  return (
    marked >= text.length * 0.6 ||
    /^\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,?\s*\d{1,2}[:.]\d{2}|["“])/iu.test(block.text)
  );
}
