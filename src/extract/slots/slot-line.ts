import type { SessionKind } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import { type NamedPerson, readPeople } from '../names/people-list.ts';
import { holdsOrdinaryWord } from '../names/vocabulary.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import type { Range } from '../text/sentences.ts';
import { isProfileLink, isSlotLink, kindIn, SLOT_NOUN } from './slot-words.ts';

/** What a line that may announce a session says: `Title - Speaker`, `10:00 Keynote: Title (Speaker, Org)`, `Speaker: Title` … */
export interface SlotLine {
  /** Where the title stands in the block. */
  readonly title: Range;
  readonly people: readonly NamedPerson[];
  readonly kind?: SessionKind;
  /** The title's link, else a link of the line to a session's page, video or slides. */
  readonly url?: string;
  /** True if the line begins with a time of day, a number or a kind ("Keynote:"). */
  readonly timed: boolean;
  readonly labelled: boolean;
  /** How sure it is that the people gave it, in [0, 1]; 0 without people. */
  readonly strength: number;
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
  /^(?:(?:the )?(?:opening|closing|first|second|third|fourth|morning|afternoon|evening|invited|guest|day \d|\w+day) )?(?:keynote(?: speech| talk| address)?|talk|unsession|session|workshop|tutorial|panel(?: discussion)?|lightning talk|ignite(?: talk)?|presentation|bof|plenary|demo|lecture)(?:\s*#?\d{1,2})?\s*(?:[:–—]|\s-)\s*/iu;
const KIND_ONLY =
  /^(?:opening |closing |morning |afternoon |evening |\w+day )?(?:keynote|talk|session|workshop|tutorial|panel|lightning talk|presentation)$/iu;
const TIME_PREFIXES = 4;
/** A room, a track or a time at the end of a line. */
const ROOM =
  /\s*[([](?=[^()[\]]*(?:\d{1,2}[:.h]\d{2}|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b|\b(?:room|hall|track)\b|\d\s?[ap]m))[^()[\]]{2,60}[)\]]\s*$|\s*[,;|(@[–—-]\s*(?:(?:in\s+)?(?:room|hall|track|auditorium|stage|theat(?:er|re)|saal|devroom|ballroom)\s+[\p{L}\d.-]{1,14}|\d{1,2}[:.]\d{2}(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?\s*(?:[ap]m)?)[)\]]?\s*$/iu;

/** Reads a stretch of a block as a line that announces a session. */
export function readSlotLine(block: Block, range: Range, gazetteer: Gazetteer): SlotLine {
  const { start, timed, labelled, kind } = skipPrefixes(block.text, range);
  const place = ROOM.exec(block.text.slice(start, range.end));
  const room = place === null || place.index === 0 ? 0 : place[0].length;
  const end = range.end - room - (/[\s,;|–—-]*$/u.exec(block.text.slice(start, range.end - room))?.[0].length ?? 0);
  const body = { start: Math.min(start, end), end };
  const best = strongest([
    byLine(block, body, gazetteer),
    spanLine(block, body, gazetteer),
    partsLine(block, body, gazetteer),
    bracketLine(block, body, gazetteer),
    commaLine(block, body, gazetteer),
    onLine(block, body, gazetteer),
    possessiveLine(block, body, gazetteer),
  ]);
  const title = trimmed(block.text, best?.title ?? firstColumn(block.text, body));
  const people = best?.people ?? [];
  const found =
    kind ?? kindIn(block.text.slice(title.start, title.end).length < 40 ? block.text.slice(body.start, body.end) : '');
  const url = lineUrl(block, title, body);
  return {
    title,
    people,
    timed: timed || room > 0,
    labelled,
    strength: best?.strength ?? 0,
    ...(found === undefined ? {} : { kind: found }),
    ...(url === undefined ? {} : { url }),
  };
}

function skipPrefixes(
  text: string,
  range: Range,
): { start: number; timed: boolean; labelled: boolean; kind?: SessionKind } {
  let start = range.start;
  let timed = false;
  for (const [i, prefix] of PREFIXES.entries()) {
    const match = prefix.exec(text.slice(start, range.end));
    if (match === null || match[0].length >= range.end - start) continue;
    start += match[0].length;
    if (i >= 2 && i < TIME_PREFIXES) timed = true;
  }
  const label = LABEL.exec(text.slice(start, range.end));
  if (label === null || label[0].length >= range.end - start) return { start, timed, labelled: false };
  const kind = kindIn(label[0]);
  return { start: start + label[0].length, timed, labelled: true, ...(kind === undefined ? {} : { kind }) };
}

interface Split {
  readonly title: Range;
  readonly people: readonly NamedPerson[];
  readonly strength: number;
}

function strongest(splits: readonly (Split | undefined)[]): Split | undefined {
  let best: Split | undefined;
  for (const split of splits)
    if (split !== undefined && (best === undefined || split.strength > best.strength)) best = split;
  return best;
}

const BY =
  /(?:^|[\s,;:.(–—|"”'’)-])(?:presented by|given by|talk by|hosted by|led by|speakers?\s*:|by|w\/|featuring|feat\.?|with)\s+/giu;

/** Of "Title | room | remark" the first part; else the whole. */
function firstColumn(text: string, body: Range): Range {
  const bar = text.slice(body.start, body.end).indexOf(' | ');
  return bar < 4 ? body : { start: body.start, end: body.start + bar };
}

/** `Title by A and B`, `Title, presented by A (Org)`: the last "by" behind which people stand. */
function byLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text.slice(0, body.end);
  let best: Split | undefined;
  for (const match of text.slice(body.start).matchAll(BY)) {
    const at = body.start + match.index + match[0].length;
    const weak = /with\s+$/i.test(match[0]);
    const list = readPeople(text, at, gazetteer, weak ? 0.5 : 0.1);
    if (list === undefined || body.start + match.index <= body.start) continue;
    const rest = text.slice(list.end);
    // Behind the people the line ends, or goes on as a remark.
    if (!/^[\s.)\]"”]*$|^\s*[-–—(,|:.[\n]/u.test(rest)) continue;
    const sure = list.people.every((p) => p.score >= 0.3) ? 0.9 : 0.7;
    best = {
      title: { start: body.start, end: body.start + match.index + (/^[)"”'’]/.test(match[0]) ? 1 : 0) },
      people: list.people,
      strength: weak ? 0.6 : sure,
    };
  }
  return best;
}

const BREAK = /\s+[-–—|/~•·]+\s+|\s*[–—|\t]\s*|:\s+|\s*\n\s*|\s+\/\/\s+|\s-(?=\p{Lu})|(?<=[\p{L}?!)])-\s/gu;

/** `Title - Speaker`, `Speaker: Title`, `Speaker - Org - Title`, `Title | Speaker | …`: the part that is all people. */
function partsLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const parts = partsOf(block.text, body);
  if (parts.length < 2) return undefined;
  let best: { index: number; list: readonly NamedPerson[]; score: number } | undefined;
  for (const [index, part] of parts.entries()) {
    const list = wholePeople(block.text, part, gazetteer, 0);
    if (list === undefined) continue;
    const tied = list.every((p) => p.organization !== undefined && p.name.includes(' ')) ? 0.25 : 0;
    const score =
      list.reduce((sum, p) => sum + p.score, 0) / list.length +
      tied +
      (index === 0 || index === parts.length - 1 ? 0.05 : 0);
    if (best === undefined || score > best.score) best = { index, list, score };
  }
  if (best === undefined || best.list.some((p) => !p.name.includes(' ') && p.score < 0.45)) return undefined;
  const before = parts.slice(0, best.index);
  let after = parts.slice(best.index + 1);
  let people = best.list;
  const next = after[0];
  // "Speaker - Org - Title": a short capitalised part between.
  if (before.length === 0 && after.length >= 2 && next !== undefined && looksLikeOrganization(block.text, next)) {
    people = people.map((p) => (p.organization === undefined ? { ...p, organization: named(block.text, next) } : p));
    if (after.length > 1 && !KIND_ONLY.test(block.text.slice(after[1]?.start, after[1]?.end))) after = after.slice(1);
    else after = parts.slice(0);
  }
  const rest = before.length > 0 ? before : after;
  const first = rest[0];
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const title = { start: first.start, end: last.end };
  const ordinary = holdsOrdinaryWord(block.text.slice(title.start, title.end));
  const strength = Math.min(0.9, best.score + 0.15 + (ordinary ? 0.1 : 0));
  return strength < 0.45 ? undefined : { title, people, strength };
}

function partsOf(text: string, body: Range): readonly Range[] {
  const parts: Range[] = [];
  let from = body.start;
  for (const match of text.slice(body.start, body.end).matchAll(BREAK)) {
    const at = body.start + match.index;
    if (at > from) parts.push({ start: from, end: at });
    from = at + match[0].length;
  }
  if (from < body.end) parts.push({ start: from, end: body.end });
  return parts.map((p) => trimmed(text, p)).filter((p) => p.end > p.start);
}

/** The people of a stretch that holds nothing else but their organizations and roles. */
function wholePeople(
  text: string,
  part: Range,
  gazetteer: Gazetteer,
  minimum: number,
): readonly NamedPerson[] | undefined {
  const list = readPeople(text.slice(0, part.end), part.start, gazetteer, minimum);
  if (list === undefined) return undefined;
  const rest = text.slice(list.end, part.end);
  if (/^[\s.)\]"”!*]*$/u.test(rest)) return list.people;
  // ", Some Company" behind the last name.
  const chunks = /^(?:,\s+[\p{L}\p{N}][^,]{0,60}){1,3}[\s.]*$/u.exec(rest);
  const last = rest.lastIndexOf(',');
  const strong = list.people.every((p) => p.score >= 0.4 && p.name.includes(' '));
  if (chunks === null || !(looksLikeOrganization(text, { start: list.end + last + 2, end: part.end }) || strong))
    return undefined;
  const organization = named(text, trimmed(text, { start: list.end + last + 1, end: part.end }));
  return list.people.map((p) => (p.organization === undefined ? { ...p, organization } : p));
}

/** `Title (Speaker)`, `Title (A & B, Org)`. */
function bracketLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const match = /[([]([^()[\]]{3,120})[)\]][\s.]*$/u.exec(block.text.slice(body.start, body.end));
  const inner = match?.[1];
  if (match === null || inner === undefined || match.index === 0) return undefined;
  const start = body.start + match.index + 1;
  const by = /^(?:by|speakers?:|with)\s+/iu.exec(inner)?.[0].length ?? 0;
  const people = wholePeople(
    block.text,
    { start: start + by, end: start + inner.length },
    gazetteer,
    by > 0 ? 0.1 : 0.35,
  );
  const title = { start: body.start, end: body.start + match.index };
  if (people === undefined || wholePeople(block.text, trimmed(block.text, title), gazetteer, 0.3) !== undefined)
    return undefined;
  const mean = people.reduce((sum, p) => sum + p.score, 0) / people.length;
  return { title, people, strength: Math.min(0.85, 0.35 + mean) };
}

/** `Title, A, B, Company` and `"Title", A`: people behind the first comma after the title. */
function commaLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text;
  for (const match of text.slice(body.start, body.end).matchAll(/,\s+/gu)) {
    const at = body.start + match.index;
    const people = wholePeople(text, { start: at + match[0].length, end: body.end }, gazetteer, 0.38);
    if (people === undefined || people.some((p) => !p.name.includes(' ') && !p.name.startsWith('@'))) continue;
    const title = { start: body.start, end: at };
    if (wholePeople(text, title, gazetteer, 0.3) !== undefined) return undefined;
    return { title, people, strength: 0.65 };
  }
  return undefined;
}

/** `Speaker's keynote: Title`; without a title the whole is its name. */
function possessiveLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text.slice(0, body.end);
  const list = readPeople(text, body.start, gazetteer, 0.3);
  if (list === undefined || list.people.some((p) => !p.name.includes(' '))) return undefined;
  const noun = new RegExp(
    `^['’]s?\\s+(?:[\\p{L}-]+\\s+){0,2}?${SLOT_NOUN}\\b\\s*(?:[:–—,-]\\s*|(?:on|about)\\s+)?`,
    'iu',
  ).exec(text.slice(list.end));
  if (noun === null) return undefined;
  const start = list.end + noun[0].length;
  return { title: body.end - start < 3 ? body : { start, end: body.end }, people: list.people, strength: 0.8 };
}

/** `Speaker on Title`, `Speaker asks/presents Title`. */
function onLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text.slice(0, body.end);
  const list = readPeople(text, body.start, gazetteer, 0.4);
  if (list === undefined || list.people.some((p) => !p.name.includes(' '))) return undefined;
  const on =
    /^,?\s+(?:on|about|presents?|presented|talk(?:s|ed|ing) about|speak(?:s|ing) (?:on|about)|spoke (?:on|about)|with)\s+(?!(?:Twitter|GitHub|Mastodon|LinkedIn|YouTube|stage|Monday|Tuesday|Wednesday|Thursday|Friday)\b)/u.exec(
      text.slice(list.end),
    );
  if (on === null || body.end - list.end - on[0].length < 3) return undefined;
  return { title: { start: list.end + on[0].length, end: body.end }, people: list.people, strength: 0.7 };
}

/** A title that is marked (link, bold, italics, quotes) and people beside it, without any sign between. */
function spanLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  for (const mark of marksOf(block, body)) {
    const sides = [
      trimmed(block.text, { start: mark.end, end: body.end }),
      trimmed(block.text, { start: body.start, end: mark.start }),
    ];
    for (const side of sides) {
      if (side.end - side.start < 3) continue;
      const people = wholePeople(block.text, side, gazetteer, 0.3);
      if (people === undefined || wholePeople(block.text, mark, gazetteer, 0.45) !== undefined) continue;
      const other = side === sides[0] ? sides[1] : sides[0];
      if (other !== undefined && other.end - other.start > 12) continue;
      const mean = people.reduce((sum, p) => sum + p.score, 0) / people.length;
      return { title: mark, people, strength: Math.min(0.88, 0.35 + mean) };
    }
  }
  return undefined;
}

function marksOf(block: Block, body: Range): readonly Range[] {
  const marks: Range[] = block.spans
    .filter((s) => s.kind !== 'code' && s.start >= body.start && s.end <= body.end && s.end - s.start >= 4)
    .map((s) => ({ start: s.start, end: s.end }));
  for (const match of block.text.slice(body.start, body.end).matchAll(/["“]([^"“”]{4,150})["”]/gu)) {
    marks.push({ start: body.start + match.index + 1, end: body.start + match.index + match[0].length - 1 });
  }
  return marks;
}

function looksLikeOrganization(text: string, range: Range): boolean {
  const words = text.slice(range.start, range.end).trim().replace(/^,\s*/, '').split(/\s+/);
  return words.length <= 4 && words.every((w) => /^[\p{Lu}\d{@&(]|^(?:of|the|and|for|at)$|\./u.test(w));
}

function named(text: string, range: Range): { name: string; start: number; end: number } {
  return { name: text.slice(range.start, range.end).replace(/\s+/g, ' '), start: range.start, end: range.end };
}

/** The range without quotes, blanks and loose punctuation at its ends. */
export function trimmed(text: string, range: Range): Range {
  const value = text.slice(range.start, range.end);
  const left = /^[\s"“”‘*_|,;:–—-]*(?:'(?=[^']*'\s*$))?/u.exec(value)?.[0].length ?? 0;
  const right = /(?:(?<=^['‘].*)['’])?[\s"“”*_|,;:–—-]*$/u.exec(value)?.[0].length ?? 0;
  const start = range.start + left;
  return { start, end: Math.max(start, range.end - right) };
}

/** The link on the title, else a link of the line that leads to a session's page; never a profile. */
function lineUrl(block: Block, title: Range, body: Range): string | undefined {
  const links = block.spans.filter(
    (s) => s.kind === 'link' && s.url !== undefined && s.start < body.end && s.end > body.start,
  );
  const usable = links.filter((s) => !isProfileLink(s.url ?? '') || isSlotLink(s.url ?? ''));
  const onTitle = usable.find((s) => s.start < title.end && s.end > title.start);
  const key = nameKey(block.text.slice(title.start, title.end));
  return (onTitle ?? usable.find((s) => isSlotLink(s.url ?? '') || key === ''))?.url;
}
