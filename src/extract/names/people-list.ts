import { nameKey } from '../../model/name-key.ts';
import { CJK, classesOf, codeAt, isHalf, LETTER, LOWER, SPACE, UPPER } from '../text/characters.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import { squeezed } from '../text/squeezed.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { personScore } from './person-name.ts';
import { holdsOrdinaryWord, isOrdinary, PARTICLES } from './vocabulary.ts';

/** A person as a text names them, with the organization that the text ties to them. */
export interface NamedPerson {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** See `personScore`; handles have 0.5. */
  readonly score: number;
  readonly organization?: { readonly name: string; readonly start: number; readonly end: number };
}

/** People read from a place in a text on, and where that reading stopped. */
export interface PeopleList {
  readonly people: readonly NamedPerson[];
  readonly end: number;
}

const TITLE = /^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?\s+)+/u;
const HANDLE = /^@[A-Za-z0-9_]{2,30}\b/;
const CJK_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,6}(?![\p{L}])/u;
const SEPARATOR = /^(?:\s*,\s*(?:and|&)\s+|\s*,\s+|\s+(?:and|with|y|und)\s+|\s*[&+/;]\s*)/u;
const IN_BRACKETS = /^\s*[([]([^()[\]]{1,80})[)\]]/u;
const LINKED_BY = /^,?\s+(?:of|from|at|@|with|representing)\s+(?:the\s+)?/u;
const ROLE =
  /^,\s*(?:(?:the|our|a|an|my)\s+)?(?:[\p{L}&/-]+\s+){0,5}?(?:CEO|CTO|CIO|CSO|COO|VP|President|Director|Head|Lead|Leader|Manager|Founder|Co-?founder|cofounder|creator|author|maintainer|developer|engineer|architect|evangelist|advocate|consultant|professor|researcher|scientist|designer|student|fellow|administrator|committer|Engineer|Developer|Architect|Evangelist|Advocate|Consultant|Professor|Researcher|Scientist|Designer|Fellow|Officer|Chair|Specialist|Analyst|Programmer)\b(?:\s+(?:of|at|for|from|in|@)\s+)?/u;

/**
 * Reads the people whom a text names from `offset` on: "A", "A, B and C", "A (Org) & B (Org)", "Dr. A of Org, B and C of Other Org", "A, CTO at Org", "@a".
 * @param minimum names that look less like a person's (see `personScore`) end the reading
 * @returns undefined if no name stands there
 */
export function readPeople(
  text: string,
  offset: number,
  gazetteer: Gazetteer,
  minimum: number,
): PeopleList | undefined {
  const people: NamedPerson[] = [];
  let end = offset;
  for (let at = offset; people.length < 20; ) {
    const person = readPerson(text, at, gazetteer, people.length === 0 ? minimum : Math.max(minimum, 0.1));
    // "A, B's talk": B has something of their own.
    if (person === undefined || (people.length > 0 && /^['’]s?\s/u.test(text.slice(person.end)))) break;
    const tie = readOrganization(text, person.end, gazetteer);
    people.push(tie?.organization === undefined ? person : { ...person, organization: tie.organization });
    if (tie?.organization !== undefined && tie.shared) shareBack(people, text, tie.organization);
    end = tie?.end ?? person.end;
    const separator = SEPARATOR.exec(text.slice(end));
    if (separator === null) break;
    at = end + separator[0].length;
  }
  return people.length === 0 ? undefined : { people, end };
}

/** "A and B of Org": the organization is A's as well, as long as only "and" stands between. */
function shareBack(people: NamedPerson[], text: string, organization: NonNullable<NamedPerson['organization']>): void {
  for (let i = people.length - 2; i >= 0; i--) {
    const person = people[i];
    const next = people[i + 1];
    if (person === undefined || next === undefined || person.organization !== undefined) return;
    if (!/^\s+(?:and|&)\s+$|^\s*&\s*$/u.test(text.slice(person.end, next.start))) return;
    people[i] = { ...person, organization };
  }
}

function readPerson(text: string, offset: number, gazetteer: Gazetteer, minimum: number): NamedPerson | undefined {
  let start = offset;
  while (isBeforeName(codeAt(text, start))) start++;
  if (!mayBeginName(text, start)) return undefined;
  const rest = text.slice(start, start + 80);
  const handle = codeAt(text, start) === AT ? HANDLE.exec(rest) : null;
  if (handle !== null) return { name: handle[0], start, end: start + handle[0].length, score: 0.5 };
  const title = TITLE.exec(rest)?.[0].length ?? 0;
  const cjk = isPlainLetter(codeAt(rest, title)) ? null : CJK_NAME.exec(rest.slice(title));
  if (cjk !== null) return { name: cjk[0], start, end: start + title + cjk[0].length, score: 0.45 };
  return longestName(rest, title, start, gazetteer, title > 0 ? Math.min(minimum, 0) : minimum);
}

/** True for quotes, emphasis and blanks. */
function isBeforeName(code: number): boolean {
  return (classesOf(code) & SPACE) !== 0 || BEFORE_NAME.has(code);
}

const BEFORE_NAME: ReadonlySet<number> = new Set([...'"“\'*_'].map((sign) => sign.charCodeAt(0)));
const AT = 0x40;
const LONGEST_PARTICLE = 3;

/** False where no name can begin, as at most words: one begins with a capital, a particle, a few small letters before a capital, or `@`. */
function mayBeginName(text: string, start: number): boolean {
  const code = codeAt(text, start);
  const classes = classesOf(code);
  if (code === AT || isHalf(code) || (classes & CJK) !== 0) return true;
  if ((classes & LOWER) === 0) return (classes & LETTER) !== 0;
  let end = start + 1;
  while (end < start + LONGEST_PARTICLE && (classesOf(codeAt(text, end)) & LOWER) !== 0) end++;
  const behind = /['’]/.test(text.charAt(end)) ? end + 1 : end;
  const next = codeAt(text, behind);
  return (classesOf(next) & UPPER) !== 0 || isHalf(next) || PARTICLES.has(text.slice(start, end));
}

function longestName(
  rest: string,
  from: number,
  start: number,
  gazetteer: Gazetteer,
  minimum: number,
): NamedPerson | undefined {
  const tokens = tokenize(rest.slice(from), 6, mayBePart);
  let best: NamedPerson | undefined;
  for (let n = 1; n <= tokens.length; n++) {
    const token = tokens[n - 1];
    const before = tokens[n - 2];
    if (token === undefined || (n === 1 && token.start !== 0)) break;
    if (before !== undefined && !isBetweenNames(rest, from + before.end, from + token.start)) break;
    if (!mayBePart(token)) break;
    const particle = isParticle(token);
    const period = rest[from + token.end] === '.' && token.text.length === 1 ? 1 : 0;
    const name = squeezed(rest.slice(from, from + token.end + period));
    const score = personScore(name, gazetteer);
    // The longer name wins unless its last word clearly spoils it.
    if (score >= minimum && !particle && (best === undefined || score > best.score - 0.15)) {
      best = { name, start, end: start + from + token.end + period, score };
    }
  }
  return best;
}

/** False for a word with which a name is over. */
function mayBePart(token: Token): boolean {
  return token.capital || isParticle(token) || /^\p{Ll}{1,3}['’]?\p{Lu}/u.test(token.text);
}

function isParticle({ text }: Token): boolean {
  return PARTICLES.has(text.toLowerCase());
}

/** True for blanks, or a period and blanks. */
function isBetweenNames(text: string, from: number, to: number): boolean {
  return (to === from + 1 && text[from] === ' ') || /^\.?\s+$/.test(text.slice(from, to));
}

function isPlainLetter(code: number): boolean {
  return (classesOf(code) & (LETTER | CJK)) === LETTER;
}

interface Affiliation {
  readonly organization?: { readonly name: string; readonly start: number; readonly end: number };
  readonly end: number;
  /** True for "of Org" after the last of several names. */
  readonly shared: boolean;
}

/** Reads "(Org)", "(Role, Org)", "of Org", ", Role at Org" behind a name. */
function readOrganization(text: string, offset: number, gazetteer: Gazetteer): Affiliation | undefined {
  const rest = text.slice(offset, offset + 160);
  const brackets = IN_BRACKETS.exec(rest);
  if (brackets !== null) return inBrackets(text, offset, brackets, gazetteer);
  const linked = LINKED_BY.exec(rest);
  if (linked !== null) {
    const found = organizationAt(text, offset + linked[0].length, gazetteer);
    return found === undefined ? undefined : { organization: found, end: found.end, shared: true };
  }
  const role = ROLE.exec(rest);
  if (role === null) return companyBehind(text, offset, rest, gazetteer);
  const found = /(?:of|at|for|from|in|@)\s+$/u.test(role[0])
    ? organizationAt(text, offset + role[0].length, gazetteer)
    : undefined;
  return found === undefined
    ? { end: offset + role[0].trimEnd().length, shared: false }
    : { organization: found, end: found.end, shared: false };
}

const COMPANY =
  /\b(?:University|Universität|Institute|Labs?|Laborator(?:y|ies)|Foundation|Inc|Ltd|GmbH|Corp|College|School|Systems|Software|Technologies|Networks|Consulting|Solutions)\b|^\p{Lu}{3,6}$/u;

/** ", Org" where the organization is known or its name shows that it is one. */
function companyBehind(text: string, offset: number, rest: string, gazetteer: Gazetteer): Affiliation | undefined {
  const comma = /^,\s+(?=\p{Lu})/u.exec(rest);
  if (comma === null) return undefined;
  const found = organizationAt(text, offset + comma[0].length, gazetteer);
  if (found === undefined || !/^[\s,.;)&]*(?:$|[,;&)]|and\b|\s[-–—|])/u.test(text.slice(found.end))) return undefined;
  const known = gazetteer.byName(found.name).some((k) => k.type === 'organization');
  return known || COMPANY.test(found.name) ? { organization: found, end: found.end, shared: false } : undefined;
}

function inBrackets(text: string, offset: number, match: RegExpExecArray, gazetteer: Gazetteer): Affiliation {
  const end = offset + match[0].length;
  const inner = match[1] ?? '';
  const start = offset + match[0].indexOf(inner);
  if (/^@|https?:|\d|twitter|slides|video|pictured/iu.test(inner)) return { end, shared: false };
  const at = /(?:^|.*(?:\b(?:of|at|from)\b|[,@/|])\s*)(\S.*)$/u.exec(inner)?.[1] ?? inner;
  const from = start + inner.lastIndexOf(at);
  const found = organizationAt(text, from, gazetteer);
  return found === undefined || found.end < from + at.trimEnd().length
    ? { end, shared: false }
    : { organization: found, end, shared: false };
}

/** The organization's name that stands at a place: a known one, or a run of capitalised words. */
export function organizationAt(
  text: string,
  offset: number,
  gazetteer: Gazetteer,
): { name: string; start: number; end: number } | undefined {
  const rest = text.slice(offset, offset + 80);
  const tokens = tokenize(rest, 6);
  if (tokens[0]?.start !== 0) return undefined;
  const hit = gazetteer.find(rest, tokens)[0];
  const known =
    hit?.start === 0 && hit.known.some((k) => k.type === 'organization' || k.type === 'project') ? hit : undefined;
  let end = 0;
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (i >= 5 || (before !== undefined && !/^\s+(?:of\s+|&\s+|the\s+)?$/u.test(rest.slice(before.end, token.start))))
      break;
    if (!token.capital && !/^(?:of|the|for)$/.test(token.text) && !/\d|^[a-z]+[A-Z.]/.test(token.text)) break;
    if (token.capital || /\d|[A-Z.]/.test(token.text)) end = token.end;
  }
  end = Math.max(end, known?.end ?? 0);
  if (end === 0) return undefined;
  const name = rest.slice(0, end).replace(/\s+/g, ' ').replace(/[.,]$/, '');
  const single = nameKey(name);
  // An ordinary word alone ("Day", "Monday") is no organization unless known.
  if (known === undefined && !single.includes(' ') && isOrdinary(single) && holdsOrdinaryWord(name)) return undefined;
  return { name, start: offset, end: offset + end };
}
