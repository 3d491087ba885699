import { holdsOrdinaryWord } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { SlotLine } from './slot-line.ts';

/** A heading that may be a session's, and how sure it is. */
interface WeighedHeading {
  readonly heading: BlockReading;
  readonly line: SlotLine;
  readonly sense: 'group' | 'aside' | 'open';
  readonly sure: number;
  readonly own: boolean;
}

/** A dash, or brackets, and one to three words at the end of a heading. */
const AT_END = /\s(?:[-–—]\s+|\()(\p{L}[\p{L}\d_.'’-]*(?:\s\p{L}[\p{L}.'’-]*){0,2})\)?$/u;

/** Headings of which most have their speaker at the end: there a word that does not look like a name is one as well ("- bunnie"). */
export function withSpeakersAtEnd<T extends WeighedHeading>({ gazetteer }: Reading, all: readonly T[]): readonly T[] {
  const named = all.filter((c) => c.line.strength >= 0.45 && AT_END.test(c.heading.block.text));
  if (named.length < 3 || named.length * 2 < all.length) return all;
  const sign = AT_END.exec(named[0]?.heading.block.text ?? '')?.[0].charAt(1);
  return all.map((candidate) => {
    const { line, heading, sense } = candidate;
    const found = sense !== 'open' || line.people.length > 0 ? null : AT_END.exec(heading.block.text);
    const name = found?.[1];
    if (found === null || name === undefined || found[0].charAt(1) !== sign) return candidate;
    if (holdsOrdinaryWord(name) || gazetteer.byName(name).length > 0) return candidate;
    const start = found.index + found[0].indexOf(name);
    const people = [{ name, start, end: start + name.length, score: 0 }];
    const title = { start: line.title.start, end: Math.max(line.title.start + 1, found.index) };
    return {
      ...candidate,
      line: { ...line, title, people, strength: 0.75 },
      own: true,
      sure: Math.max(candidate.sure, 0.75),
    };
  });
}
