import type { SessionKind } from '../../model/facts.ts';
import type { Range } from '../text/sentences.ts';
import { kindIn } from './slot-words.ts';

/** What a line that may announce a session begins with. */
export interface LineStart {
  /** Where its words begin, behind bullets, times, numbers and a kind ("Keynote:"). */
  readonly start: number;
  readonly timed: boolean;
  /** True if it says its kind. */
  readonly labelled: boolean;
  readonly kind?: SessionKind;
}

const PREFIXES: readonly RegExp[] = [
  /^(?:[\s\p{Extended_Pictographic}•·*▪►»–—-]|\uFE0F|\u200D)+/u,
  /^(?:\[[ x]\]|☐|☑)\s*/iu,
  /^\(?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[-–—]|to|until)\s*\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?\)?\s*[-–—:|,.]?\s*(?=\D)/iu,
  /^\(?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?\d{1,2}(?:(?:[:.h]\d{2})\s*(?:[ap]\.?m\.?|h)?|\s*[ap]\.?m\.?)\)?\s*[-–—:|,.]?\s*/iu,
  /^(?:#\s*)?\d{1,2}\s*[.):]\s+/u,
  /^#\d{1,2}\s*[-–—:.]?\s*/u,
];
const LABEL =
  /^(?:(?:the )?(?:opening|closing|ending|final|first|second|third|fourth|morning|afternoon|evening|invited|guest|day \d|\w+day) )?(?:keynote(?: speech| talk| address)?|talk|unsession|session|workshop|tutorial|panel(?: discussion)?|lightning talk|ignite(?: talk)?|presentation|bof|plenary|demo|lecture)(?:\s*#?\d{1,2})?\s*(?:[:–—|]|\s-|-\s)\s*/iu;
const FIRST_TIME_PREFIX = 2;
const TIME_PREFIXES = 4;
/** How all prefixes from the first time on begin: with a sign, a digit or a day of the week. */
const TIME_OR_NUMBER = /^[(#\dmtwfs]/iu;

/** Reads bullets, boxes, times, numbers and a kind at the start of a line. */
export function lineStart(text: string, range: Range): LineStart {
  let start = range.start;
  let timed = false;
  for (const [i, prefix] of PREFIXES.entries()) {
    const rest = text.slice(start, range.end);
    if (i === FIRST_TIME_PREFIX && !TIME_OR_NUMBER.test(rest)) break;
    const match = prefix.exec(rest);
    if (match === null || match[0].length >= range.end - start) continue;
    start += match[0].length;
    if (i >= FIRST_TIME_PREFIX && i < TIME_PREFIXES) timed = true;
  }
  const label = LABEL.exec(text.slice(start, range.end));
  if (label === null || label[0].length >= range.end - start) return { start, timed, labelled: false };
  const kind = kindIn(label[0]);
  return { start: start + label[0].length, timed, labelled: true, ...(kind === undefined ? {} : { kind }) };
}
