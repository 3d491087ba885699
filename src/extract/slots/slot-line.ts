import type { SessionKind } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import { type NamedPerson, readPeople } from '../names/people-list.ts';
import { LIKELY } from '../names/person-name.ts';
import { holdsOrdinaryWord } from '../names/vocabulary.ts';
import { classesOf, codeAt, SPACE } from '../text/characters.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import { matches } from '../text/matches.ts';
import type { Range } from '../text/sentences.ts';
import { lineStart } from './line-start.ts';
import { onLine, possessiveLine, type Split } from './said-line.ts';
import { isProfileLink, isSlotLink, kindIn } from './slot-words.ts';
import { isRemark, isThing, isTitlePart } from './title-parts.ts';

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

const KIND_ONLY =
  /^(?:opening |closing |morning |afternoon |evening |\w+day )?(?:keynote|talk|session|workshop|tutorial|panel|lightning talk|presentation)$/iu;
/** A room, a track or a time at the end of a line. */
const ROOM =
  /\s*[([](?=[^()[\]]*(?:\d{1,2}[:.h]\d{2}|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\b|\b(?:room|hall|track)\b|\d\s?[ap]m))[^()[\]]{2,60}[)\]]\s*$|\s*[,;|(@[–—-]\s*(?:(?:in\s+)?(?:room|hall|track|auditorium|stage|theat(?:er|re)|saal|devroom|ballroom)\s+[\p{L}\d.-]{1,14}|\d{1,2}[:.]\d{2}(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?\s*(?:[ap]m)?)[)\]]?\s*$/iu;

/** Reads a stretch of a block as a line that announces a session. */
export function readSlotLine(block: Block, range: Range, gazetteer: Gazetteer): SlotLine {
  const { start, timed, labelled, kind } = lineStart(block.text, range);
  const place = ROOM.exec(block.text.slice(start, range.end));
  const room = place === null || place.index === 0 ? 0 : place[0].length;
  const end = start + block.text.slice(start, range.end - room).replace(/[\s,;|–—-]+$/u, '').length;
  const body = { start: Math.min(start, end), end };
  const best =
    markedLine(block, body, gazetteer) ??
    strongest([
      byLine(block, body, gazetteer),
      spanLine(block, body, gazetteer),
      partsLine(block, body, gazetteer),
      bracketLine(block, body, gazetteer),
      commaLine(block, body, gazetteer),
      onLine(block, body, gazetteer),
      possessiveLine(block, body, gazetteer),
    ]);
  // "Closing Keynote - Jane Smith": its kind is all the title there is.
  const alone =
    labelled && best === undefined && body.start > range.start
      ? wholePeople(block.text, body, gazetteer, LIKELY)
      : undefined;
  const title = trimmed(
    block.text,
    alone?.every((p) => p.name.includes(' ')) === true
      ? { start: range.start, end: body.end }
      : (best?.title ?? firstColumn(block.text, body)),
  );
  const people = best?.people ?? (alone?.every((p) => p.name.includes(' ')) === true ? alone : []);
  const found =
    kind ?? kindIn(block.text.slice(title.start, title.end).length < 40 ? block.text.slice(body.start, body.end) : '');
  const url = lineUrl(block, title, body);
  return {
    title,
    people,
    timed: timed || room > 0,
    labelled,
    strength: best?.strength ?? (people.length > 0 ? 0.8 : 0),
    ...(found === undefined ? {} : { kind: found }),
    ...(url === undefined ? {} : { url }),
  };
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
  for (const match of matches(text.slice(body.start), BY)) {
    const at = body.start + match.index + match[0].length;
    const weak = /with\s+$/i.test(match[0]);
    const kind = KIND_ONLY.test(text.slice(body.start, body.start + match.index).trim());
    const list = readPeople(text, at, gazetteer, weak ? 0.5 : kind ? 0 : 0.1);
    if (list === undefined || body.start + match.index <= body.start) continue;
    const rest = text.slice(list.end);
    // Behind the people the line ends, or goes on as a remark.
    if (!/^[\s.!)\]"”]*$|^\s*[-–—(,|:.![\n]/u.test(rest)) continue;
    const sure = list.people.every((p) => p.score >= 0.3) ? 0.9 : 0.7;
    const end = body.start + match.index + (/^[)"”'’]/.test(match[0]) ? 1 : 0);
    best = {
      // "Keynote by Jane Doe": what tells it from other keynotes is who gave it.
      title: { start: body.start, end: kind && !weak ? (list.people.at(-1)?.end ?? end) : end },
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
    const linked = block.spans.some((s) => s.start <= part.start && part.start < s.end && isPerson(s.url)) ? 0.3 : 0;
    const score =
      list.reduce((sum, p) => sum + p.score, 0) / list.length +
      tied +
      linked +
      (index === 0 || index === parts.length - 1 ? 0.05 : 0);
    if (best === undefined || score > best.score) best = { index, list, score };
  }
  if (best === undefined || best.list.some((p) => !p.name.includes(' ') && p.score < 0.45)) return undefined;
  const before = parts.slice(0, best.index);
  let after = parts.slice(best.index + 1);
  // "Speaker -- Title -- I'm looking forward to this!": a remark is no part of the title.
  while (after.length > 1 && isRemark(block.text, after.at(-1))) after = after.slice(0, -1);
  let people = best.list;
  const next = after[0];
  // "Speaker - Org - Title": a short capitalised part between.
  if (
    before.length === 0 &&
    after.length >= 2 &&
    next !== undefined &&
    looksLikeOrganization(block.text, next) &&
    !isTitlePart(block.text, parts[best.index], next, after[1])
  ) {
    people = people.map((p) => (p.organization === undefined ? { ...p, organization: named(block.text, next) } : p));
    if (after.length > 1 && !KIND_ONLY.test(block.text.slice(after[1]?.start, after[1]?.end))) after = after.slice(1);
    else after = parts.slice(0);
  }
  const rest = before.length > 0 ? before : after;
  const first = rest[0];
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const title = { start: first.start, end: last.end };
  // A title does not hold further people by their profiles: such a line says who is in a picture.
  if (
    block.spans.some(
      (s) =>
        s.start >= title.start && s.end <= title.end && s.end - s.start < title.end - title.start && isPerson(s.url),
    )
  )
    return undefined;
  const ordinary = holdsOrdinaryWord(block.text.slice(title.start, title.end));
  const strength = Math.min(0.9, best.score + 0.15 + (ordinary ? 0.1 : 0));
  return strength < 0.45 ? undefined : { title, people, strength };
}

function isPerson(url: string | undefined): boolean {
  return url !== undefined && isProfileLink(url) && !isSlotLink(url);
}

function partsOf(text: string, body: Range): readonly Range[] {
  const parts: Range[] = [];
  let from = body.start;
  for (const match of matches(text.slice(body.start, body.end), BREAK)) {
    const at = body.start + match.index;
    if (at > from) parts.push({ start: from, end: at });
    from = at + match[0].length;
  }
  if (from < body.end) parts.push({ start: from, end: body.end });
  return parts.map((p) => trimmed(text, p)).filter((p) => p.end > p.start);
}

/** A job and where it is held. */
const WITH_ROLE =
  /^,\s+(?:[\p{L}&/-]+\s+){0,4}?(?:CEO|CTO|CIO|COO|VP|President|Director|Head|Lead|Manager|Founder|Co-?Founder|Architect|Engineer|Developer|Advocate|Evangelist|Maintainer|Professor|Researcher|Scientist|Designer|Consultant|Fellow|Officer|Chair)\b[^.!?:;]{0,90}$/iu;

/** The people of a stretch that holds nothing else but their organizations and roles. */
function wholePeople(
  text: string,
  part: Range,
  gazetteer: Gazetteer,
  minimum: number,
): readonly NamedPerson[] | undefined {
  const list = readPeople(text.slice(0, part.end), part.start, gazetteer, minimum);
  if (list === undefined || list.people.some((p) => isThing(p.name, gazetteer))) return undefined;
  const rest = text.slice(list.end, part.end);
  if (/^[\s.)\]"”!*]*$/u.test(rest)) return list.people;
  // ", Head of Something, Company" behind a full name.
  const behind = text.slice(list.people.at(-1)?.end ?? list.end, part.end);
  if (list.people.every((p) => p.score >= LIKELY && p.name.includes(' ')) && WITH_ROLE.test(behind)) {
    const company = trimmed(text, { start: part.end - (/[^,]*$/u.exec(behind)?.[0].length ?? 0), end: part.end });
    if (!looksLikeOrganization(text, company)) return list.people;
    return list.people.map((p) => (p.organization === undefined ? { ...p, organization: named(text, company) } : p));
  }
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
  const match = /[([]([^()[\]]{3,120})[)\]](?:[\s.]*$|(?=\s[-–—]\s|:\s))/u.exec(block.text.slice(body.start, body.end));
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

const COMMA = /,\s+/gu;
const QUOTED = /["“]([^"“”]{4,150})["”]/gu;

/** `Title, A, B, Company` and `"Title", A`: people behind the first comma after the title. */
function commaLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const text = block.text;
  for (const match of matches(text.slice(body.start, body.end), COMMA)) {
    const at = body.start + match.index;
    const people = wholePeople(text, { start: at + match[0].length, end: body.end }, gazetteer, 0.38);
    if (people === undefined || people.some((p) => !p.name.includes(' ') && !p.name.startsWith('@'))) continue;
    const title = { start: body.start, end: at };
    if (wholePeople(text, title, gazetteer, 0.3) !== undefined) return undefined;
    return { title, people, strength: 0.65 };
  }
  return undefined;
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
      // "Jane Doe, *Title*, which I liked": behind a title that stands behind its speaker, a remark may follow.
      const remark = side === sides[1] && /^["”’]?\s?[,.;(–—-]/u.test(block.text.slice(mark.end, body.end));
      if (other !== undefined && other.end - other.start > 12 && !remark) continue;
      const mean = people.reduce((sum, p) => sum + p.score, 0) / people.length;
      return { title: mark, people, strength: Math.min(0.88, 0.35 + mean) };
    }
  }
  return undefined;
}

/** What joins a marked title and the people behind it, and how much the words there must look like names. */
const JOINTS: readonly (readonly [RegExp, number])[] = [
  [
    /^["”’)\]]?,?\s*[-–—]?\s*[([]?(?:(?:presented|given|held|led|talk|session) )?(?:by|speakers?:|w\/|feat(?:uring|\.)?)\s+/iu,
    0.1,
  ],
  [/^["”’)\]]?\s*(?:[-–—|•·]+|\/\/)\s+/u, 0.2],
  [/^["”’]?\s*[([]/u, 0.3],
  [/^["”’]?\s*[:,]\s+/u, 0.38],
  [/^["”’]?[.!?]?\s+/u, 0.45],
];

/** `[Title](…) - A - remark`, `**Title** (A), remark`, `*Title*. A and B.`: the mark bounds the title, whatever it holds. */
function markedLine(block: Block, body: Range, gazetteer: Gazetteer): Split | undefined {
  const mark = block.spans.find(
    (s) =>
      s.kind !== 'code' &&
      s.kind !== 'delete' &&
      s.start >= body.start - 1 &&
      s.start <= body.start + 1 &&
      s.end < body.end &&
      s.end - s.start >= 6 &&
      !isProfileLink(s.url ?? ''),
  );
  if (mark === undefined || wholePeople(block.text, mark, gazetteer, 0.3) !== undefined) return undefined;
  const text = block.text.slice(0, body.end);
  for (const [joint, minimum] of JOINTS) {
    const join = joint.exec(text.slice(mark.end));
    if (join === null) continue;
    const at = mark.end + join[0].length;
    const linked = block.spans.some((s) => s.kind === 'link' && s.start === at && !isSlotLink(s.url ?? ''));
    const list = readPeople(text, at, gazetteer, linked ? Math.min(minimum, 0) : minimum);
    if (list === undefined) return undefined;
    const bare = minimum >= 0.45;
    if (!(bare ? /^\s*\.?$/u : /^[\s.!)\]"”*]*$|^[)\]]|^\s*[-–—(,|;[\n]|^[.:](?:\s|$)/u).test(text.slice(list.end)))
      return undefined;
    if (list.people.some((p) => isThing(p.name, gazetteer) || (!p.name.includes(' ') && p.score < 0.3)))
      return undefined;
    const mean = list.people.reduce((sum, p) => sum + p.score, 0) / list.people.length;
    return {
      title: trimmed(block.text, mark),
      people: list.people,
      strength: minimum <= 0.1 ? 0.9 : Math.min(0.88, 0.45 + mean),
    };
  }
  return undefined;
}

function marksOf(block: Block, body: Range): readonly Range[] {
  const marks: Range[] = block.spans
    .filter((s) => s.kind !== 'code' && s.start >= body.start && s.end <= body.end && s.end - s.start >= 4)
    .map((s) => ({ start: s.start, end: s.end }));
  for (const match of matches(block.text.slice(body.start, body.end), QUOTED)) {
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
  let left = 0;
  while (isLoose(codeAt(value, left)) || value[left] === '‘') left++;
  if (value[left] === "'" && closesAtEnd(value, left + 1)) left += 1;
  let right = value.length;
  while (isLoose(codeAt(value, right - 1))) right--;
  // The quote that closes the one at the beginning.
  if (
    right > 1 &&
    /['’]/.test(value.charAt(right - 1)) &&
    /^['‘]/.test(value) &&
    !/.[\n\r\u2028\u2029]/.test(value.slice(0, right - 1))
  )
    right -= 1;
  const start = range.start + left;
  return { start, end: Math.max(start, range.start + right) };
}

const LOOSE: ReadonlySet<number> = new Set([...'"“”*_|,;:–—-'].map((sign) => sign.charCodeAt(0)));

/** True for white space and what separates or sets off words; false beyond the ends of a text. */
function isLoose(code: number): boolean {
  return (classesOf(code) & SPACE) !== 0 || LOOSE.has(code);
}

/** True if the next single quote is the last thing of the text. */
function closesAtEnd(value: string, from: number): boolean {
  const close = value.indexOf("'", from);
  return close !== -1 && value.slice(close + 1).trim() === '';
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
