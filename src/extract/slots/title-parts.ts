import { nameKey } from '../../model/name-key.ts';
import { isFamilyName, isFirstName } from '../names/vocabulary.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import type { Range } from '../text/sentences.ts';

/** "Speaker -- Title: subtitle", "Speaker - Title — subtitle": behind a company comes the sign that stands before it. */
export function isTitlePart(text: string, speaker: Range | undefined, part: Range, behind: Range | undefined): boolean {
  const before = text.slice(speaker?.end ?? part.start, part.start).trim();
  const after = text.slice(part.end, behind?.start ?? part.end).trim();
  return /^[-–—]+$/u.test(before) && before !== after && !/^[|\n/,(]/u.test(after);
}

/** True for the last part of a line that is a sentence about the session, not of its title. */
export function isRemark(text: string, part: Range | undefined): boolean {
  if (part === undefined) return false;
  const words = text.slice(part.start, part.end).split(/\s+/u);
  const long = words.slice(1).filter((w) => w.length > 3);
  if (/(?:\.\.\.|…)$/u.test(words.at(-1) ?? '')) return words.length >= 2 && long.every((w) => /^\p{Ll}/u.test(w));
  return (
    words.length >= 5 &&
    /[.!]$/u.test(words.at(-1) ?? '') &&
    long.filter((w) => /^\p{Ll}/u.test(w)).length * 2 > long.length
  );
}

/** True for words of which one is the name of a project that is nothing else: "PostgreSQL Partitioning" is nobody. */
export function isThing(name: string, gazetteer: Gazetteer): boolean {
  return name
    .split(' ')
    .some(
      (w) =>
        w.length >= 5 &&
        !isFirstName(nameKey(w)) &&
        !isFamilyName(nameKey(w)) &&
        gazetteer.byName(w).some((k) => k.type === 'project' && k.entry.ambiguous !== true),
    );
}
