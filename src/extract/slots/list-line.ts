import type { Block } from '../document/document.ts';
import type { SpeakerClaim } from '../findings.ts';
import { readPeople } from '../names/people-list.ts';
import { holdsOrdinaryWord } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Range } from '../text/sentences.ts';
import { readByline } from './byline.ts';
import { lineStart } from './line-start.ts';
import { type Mark, marksIn } from './marks.ts';
import { isAide, isOwnDoing } from './no-slot.ts';
import { readSlotLine, type SlotLine } from './slot-line.ts';
import { isProfileLink, isSlotLink } from './slot-words.ts';
import { speakerClaims } from './speaker-claims.ts';
import { openingSpeakers } from './subject-speaker.ts';

/** An item of a list, or a lone line, read as one that announces a session. */
export interface ListLine {
  readonly reader: BlockReading;
  readonly line: SlotLine;
  /** The mark that the item begins with, if it may be a title: then the title, whatever follows. */
  readonly mark?: Mark;
  readonly people: readonly SpeakerClaim[];
  /** True if the words look like a title and not like a sentence. */
  readonly titleLike: boolean;
  /** True if it begins with bold words and goes on as a remark on them: a title, but as often a term. */
  readonly term: boolean;
}

const LONGEST_TITLE = 160;
/** From here on an item is taken for a title with prose behind it. */
const LONG = 120;

/** Reads an item or lone line. */
export function readListLine(reading: Reading, reader: BlockReading): ListLine {
  const { block } = reader;
  const mark = leadingMark(block);
  const stop = headEnd(block, mark);
  const line = readSlotLine(block, { start: 0, end: stop }, reading.gazetteer);
  const own = line.strength >= 0.45 ? speakerClaims('speaker-line', block, line.people, line.strength) : [];
  const people = own.length > 0 ? own : [...namesBehind(reading, reader, mark), ...bylineUnder(reading, block)];
  const text = block.text.slice(0, stop);
  const titleLike =
    mark === undefined
      ? text.length <= LONGEST_TITLE &&
        !/[.;]\s+\p{Lu}/u.test(text) &&
        !isOwnDoing(text) &&
        looksTitled(block, line, text)
      : mark.end - mark.start <= LONGEST_TITLE;
  const term = mark?.kind === 'strong' && mark.url === undefined && /\p{L}/u.test(block.text.slice(mark.end));
  return { reader, line, ...(mark === undefined ? {} : { mark }), people, titleLike, term };
}

function looksTitled(block: Block, line: SlotLine, text: string): boolean {
  return (
    line.labelled ||
    /^["“]/.test(text) ||
    capitals(text) >= 0.5 ||
    (line.timed && block.kind === 'item' && !/[.!?]$/u.test(text) && text.split(/\s+/).length <= 14)
  );
}

/** The link, bold, italic or quoted words that an item begins with; not those of a link to slides or to a profile. */
export function leadingMark(block: Block): Mark | undefined {
  const whole = { start: 0, end: block.text.length };
  const { start } = lineStart(block.text, whole);
  const mark = marksIn(block, whole).find((m) => m.end > start);
  if (mark === undefined || mark.start > start + 1 || mark.end - mark.start < 6) return undefined;
  const words = block.text.slice(mark.start, mark.end);
  return isAide(words) || (isProfileLink(mark.url ?? '') && !isSlotLink(mark.url ?? '')) ? undefined : mark;
}

/** Where an item stops to be a title line: before a link to slides or the like, and at a sentence's end behind which prose goes on. */
function headEnd(block: Block, mark: Mark | undefined): number {
  const { text } = block;
  const from = mark === undefined ? 20 : mark.end - 1;
  let end = text.length;
  if (mark !== undefined || text.length > LONG)
    for (const found of text.matchAll(/[.!?:]\s+(?=[\p{Lu}\p{N}"“‘(])|\n/gu)) {
      if (found.index < from || isMarked(block, found.index)) continue;
      const line = found[0].startsWith('\n');
      if (mark !== undefined && !line && found[0].startsWith(':')) continue;
      // A short item's line break is the author's way of breaking lines.
      if (line && text.length <= LONG && found.index > from + 1) continue;
      end = found.index + (line ? 0 : 1);
      break;
    }
  const aide = block.spans.find(
    (s) => s.kind === 'link' && s.start > 4 && s.start < end && isAide(text.slice(s.start, s.end)),
  );
  return aide === undefined ? end : text.slice(0, aide.start).replace(/[\s([,;|–—-]+$/u, '').length;
}

function isMarked({ spans }: Block, offset: number): boolean {
  return spans.some((s) => s.kind !== 'code' && s.start <= offset && offset < s.end - 1);
}

function capitals(text: string): number {
  const words = text.split(/\s+/).filter((w) => /^\p{L}{4,}/u.test(w));
  return words.length === 0 ? 0 : words.filter((w) => /^\p{Lu}/u.test(w)).length / words.length;
}

/** "[Title](…). Jane Doe and Robert Roe. They …", "[Title](…) Jane Doe shows how …": names with which the words behind a marked title begin. */
function namesBehind(reading: Reading, reader: BlockReading, mark: Mark | undefined): readonly SpeakerClaim[] {
  const { block, sentences } = reader;
  const from =
    mark === undefined ? 0 : mark.end + (/^["”’]?[.:]?\s*/u.exec(block.text.slice(mark.end))?.[0].length ?? 0);
  if (mark === undefined || from >= block.text.length) return [];
  const end = sentences.find((s) => s.end > from)?.end ?? block.text.length;
  const list = readPeople(block.text.slice(0, end), from, reading.gazetteer, 0.4);
  const alone = list !== undefined && /^[\s.]*$/u.test(block.text.slice(list.end, end));
  const people = alone ? list.people : openingSpeakers(reading, reader, from);
  return people.every((p) => p.name.includes(' ')) ? speakerClaims('speaker-line', block, people, 0.8) : [];
}

/**
 * Lines of a list whose other lines all have their speaker behind a dash: there even a word that does not look like a name is one ("- bunnie").
 */
export function withParallelSpeakers(lines: readonly ListLine[], { gazetteer }: Reading): readonly ListLine[] {
  const dashed = lines.filter((l) => l.people.length > 0 && dashBehind(l) !== undefined).length;
  if (dashed < 3 || dashed * 2 < lines.length) return lines;
  return lines.map((line) => {
    const behind = line.people.length > 0 ? undefined : dashBehind(line);
    const name = behind?.[1];
    if (behind === undefined || name === undefined || holdsOrdinaryWord(name) || gazetteer.byName(name).length > 0)
      return line;
    const { block } = line.reader;
    const start = (line.mark?.end ?? 0) + behind[0].length - name.length;
    return {
      ...line,
      people: speakerClaims('speaker-line', block, [{ name, start, end: start + name.length, score: 0 }], 0.75),
    };
  });
}

/** A dash and one to three words behind a marked title, up to the end of a clause. */
function dashBehind({ mark, reader }: ListLine): RegExpExecArray | undefined {
  if (mark === undefined) return undefined;
  return (
    /^["”’]?\s*[-–—]\s+(\p{L}[\p{L}\d_-]+(?:\s\p{L}[\p{L}-]+){0,2})(?=[.,;(]|\s[-–—(]|\s*$)/u.exec(
      reader.block.text.slice(mark.end),
    ) ?? undefined
  );
}

/** "* speaker: Jane Doe" as a nested item, or a paragraph of the same item that is a byline. */
function bylineUnder(reading: Reading, block: Block): readonly SpeakerClaim[] {
  for (const next of reading.blocks.slice(block.index + 1, block.index + 4)) {
    if (next.block.parent !== block.index) continue;
    const people = readByline(next.block, reading.gazetteer);
    if (people !== undefined) return speakerClaims('speaker-byline', next.block, people, 0.88);
  }
  return [];
}

/** A range of a block as the words of a title, white space squeezed. */
export function titleWords(block: Block, { start, end }: Range): string {
  return block.text.slice(start, end).replace(/\s+/g, ' ');
}
