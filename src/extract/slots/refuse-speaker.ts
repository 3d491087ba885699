import type { Block } from '../document/document.ts';
import type { Findings } from '../findings.ts';
import { personScore } from '../names/person-name.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { type SlotLine, trimmed } from './slot-line.ts';

/** What stands behind the last dash, bar, "by" or in the last brackets of a line, where a speaker would. */
const SPEAKER_PLACE = /\s[-–—|/]+\s+|\bby\s+|\s[([]/gu;
const LONGEST = 300;

/** Records why a line that announces a session names no speaker, if something stands where one would. */
export function refuseSpeaker(reading: Reading, findings: Findings, rule: string, block: Block, line: SlotLine): void {
  if (findings.refused === undefined || line.people.length > 0 || block.text.length > LONGEST) return;
  const behind = [...block.text.matchAll(SPEAKER_PLACE)].at(-1);
  if (behind === undefined) return;
  const from = behind.index + behind[0].length;
  const end = from + (/^[^)\]\n]*/u.exec(block.text.slice(from))?.[0].length ?? 0);
  const range = trimmed(block.text, { start: from, end });
  const words = block.text.slice(range.start, range.end);
  if (words.length < 2) return;
  const known = reading.gazetteer.byName(words)[0]?.type;
  const why =
    known === undefined
      ? `the words look too little like a person's name (${personScore(words, reading.gazetteer).toFixed(2)})`
      : `it is the name of a known ${known === 'series' ? 'event' : known}`;
  refuse(findings, rule, block, range, `no speaker, though it stands where one would: ${why}`);
}
