import { type NamedPerson, readPeople } from '../names/people-list.ts';
import { LIKELY } from '../names/person-name.ts';
import { isGrammar } from '../names/vocabulary.ts';
import type { Reading } from '../reading.ts';
import type { Range } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { type Mark, marksIn } from './marks.ts';
import type { SentenceView } from './sentence-slot.ts';
import { isProfileLink, SLOT_NOUN } from './slot-words.ts';
import { type TellingVerb, tellingVerb } from './telling-verbs.ts';

/** What a stretch of a sentence does in telling of a slot. */
export type PartKind =
  /** Names of people, with what stands behind them in apposition. */
  | 'people'
  /** "I", "he", "we". */
  | 'author'
  | 'pronoun'
  | 'we'
  /** A noun phrase that names a slot: "the next talk", "closing keynote". */
  | 'noun'
  | 'verb'
  /** "on", "about"; "titled"; "by", "from". */
  | 'about'
  | 'named'
  | 'by'
  | 'be'
  /** "next", "first", "followed". */
  | 'order'
  /** "attended", "heard". */
  | 'seen'
  /** "who", "where", "which". */
  | 'where'
  | 'and'
  | 'mark'
  /** Adverbs and the like, which change nothing. */
  | 'fill'
  /** A comma; any other sign that ends a clause. */
  | 'comma'
  | 'break'
  | 'word';

/** A part of a sentence. */
export interface Part extends Range {
  readonly kind: PartKind;
  /** The word in lower case, or the sign. */
  readonly word: string;
  readonly people?: readonly NamedPerson[];
  /** Of people: "'s" follows. Of a noun phrase: it begins with "my", "his". */
  readonly owner?: 'people' | 'author' | 'pronoun';
  readonly verb?: TellingVerb;
  readonly mark?: Mark;
}

const WORDS = new Map<string, PartKind>();
for (const [kind, list] of Object.entries({
  about: 'about on covering regarding around',
  named: 'titled entitled called named dubbed',
  by: 'by from with',
  be: "was were is are be been being will would has had'nt it's that's",
  order:
    'next first second third fourth then afterwards finally last lastly followed following later closing opening opened closed kicked kicking wrapped wrapping started starting began after up tomorrow yesterday',
  seen: 'attended attending heard hear saw see seen watched watch caught catch enjoyed enjoy liked loved joined visited recommend recommended favourite favorite highlight highlights went moved stage listened featuring featured',
  where: 'who where which whose when during',
  and: 'and & plus',
  fill: 'also us just again today there here even once more always still already all both himself herself themselves everyone briefly now',
} satisfies Partial<Record<PartKind, string>>))
  for (const word of list.split(' ')) WORDS.set(word, kind as PartKind);

const NOUN = new RegExp(
  `(?:${SLOT_NOUN}|slot|introduction|overview|demo|one|intro|update|insights?|look|tour|deep dive|recap|report|summary|history|demonstration)(?![\\p{L}\\p{N}-])`,
  'iuy',
);
/** Nouns that name a slot only behind a determiner. */
const VAGUE =
  /^(?:introduction|overview|demo|slot|one|intro|update|insights?|look|tour|deep dive|recap|report|summary|history|demonstration)$/iu;
/** Words with which a noun phrase begins. */
const DETERMINER =
  /^(?:the|an?|another|this|that|his|her|their|my|our|one|first|second|third|next|last|final|opening|closing|other|own|\w+['’]s)$/iu;
const ORDINAL = /\b(?:next|first|second|third|fourth|last|final|favou?rite|other)\s$/iu;
const SMALL = /^(?:first|second|third|last|next|own|one|two|only|most|very|more|other)$/iu;
/** "talk proposal", "session notes": no slot. */
const OTHER =
  /^\s+(?:proposals?|ideas?|abstracts?|submissions?|slots?|tracks?|rooms?|schedule|topics?|notes|recordings?|lists?|series|chairs?|hosts?)\b/iu;
const LONGEST_PHRASE = 7;

/** Reads a sentence into its parts, left to right. */
export function sentenceParts(view: SentenceView): readonly Part[] {
  const { block, sentence, reader } = view;
  const marks = marksIn(block, sentence).filter((m) => block.text.slice(m.start, m.end).trim().length > 2);
  const parts: Part[] = [];
  const tokens = reader.tokens;
  let at = sentence.start;
  for (let i = firstToken(tokens, sentence.start); i < tokens.length; ) {
    const token = tokens[i];
    if (token === undefined || token.start >= sentence.end) break;
    gap(block.text.slice(at, token.start), at, parts);
    const part = partAt(view, marks, tokens, i, parts);
    parts.push(part);
    at = Math.max(part.end, token.end);
    while (i < tokens.length && (tokens[i]?.start ?? at) < at) i++;
  }
  gap(block.text.slice(at, sentence.end), at, parts);
  return parts;
}

/** Index of the first token that begins at a place or behind it. */
export function firstToken(tokens: readonly Token[], start: number): number {
  let low = 0;
  for (let high = tokens.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The signs between two words. */
function gap(text: string, start: number, parts: Part[]): void {
  const sign = /[;:.!?()[\]–—]|\s-\s|,|&/u.exec(text);
  if (sign === null) return;
  const kind = /[;:.!?()[\]–—]|\s-\s/u.test(text) ? 'break' : text.includes('&') ? 'and' : 'comma';
  parts.push({ kind, word: text.trim().slice(0, 1), start, end: start + text.length });
}

function partAt(
  view: SentenceView,
  marks: readonly Mark[],
  tokens: readonly Token[],
  index: number,
  before: readonly Part[],
): Part {
  const token = tokens[index] as Token; // the caller has looked
  const previous = before.at(-1);
  const mark = marks.find((m) => m.start <= token.start && token.start < m.end && m.start >= (previous?.end ?? 0) - 1);
  if (/^I(?:['’]|$)/u.test(token.text)) {
    const aside = /^\s*\([^()]{1,30}\)/u.exec(view.block.text.slice(token.end))?.[0].length ?? 0;
    return { kind: 'author', word: 'i', start: token.start, end: token.end + aside };
  }
  const people = mark?.kind === 'quote' ? undefined : peopleAt(view, tokens, index, mark, previous);
  if (people !== undefined) return people;
  const word = token.text.toLowerCase();
  const phrase = nounAt(view, marks, tokens, index, previous);
  if (phrase !== undefined && mark === undefined) return phrase;
  // "[great talk](…) on X": the link's words name the slot, not its subject.
  if (phrase !== undefined && mark?.kind === 'link' && phrase.end >= mark.end - 1) return { ...phrase, mark };
  // "[She spoke](…) about X": the link's words are part of the clause.
  const spoken =
    mark?.kind === 'link' &&
    /^(?:he|she|they)$/u.test(word) &&
    view.block.text.slice(mark.start, mark.end).split(' ').length <= 3;
  if (mark !== undefined && !spoken && !/^(?:spoke|talked|presented)$/u.test(word))
    return { kind: 'mark', word, start: mark.start, end: mark.end, mark };
  const range = { word, start: token.start, end: token.end };
  if (/^(?:he|she|they)(?:['’]\p{L}+)?$/u.test(word)) return { kind: 'pronoun', ...range };
  if (/^(?:we|you)(?:['’]\p{L}+)?$/u.test(word)) return { kind: 'we', ...range };
  const kind = WORDS.get(word);
  const verb = tellingVerb(word);
  // "followed by", "opened with" order; "Jane opened with" tells.
  const lower = !token.capital || previous === undefined || previous.kind === 'break';
  if (verb !== undefined && lower && (kind === undefined || previous?.kind === 'people'))
    return { kind: 'verb', verb, ...range };
  return { kind: kind ?? (/\p{Ll}{3}ly$/u.test(word) ? 'fill' : 'word'), ...range };
}

/** Behind a name: "(…)", ", role at Org,", "and role at Org". */
const APPOSITION =
  /(?:(?<=\s(?:of|at|for|from|in))\s[^.,;!?()]{2,60},)?(?:\s*\([^()]{1,80}\))?(?:,?\s+(?:from|of|at|with|representing|aka)\s+(?:the\s+)?(?:\p{Lu}|\d)[\p{L}\p{N}.&'’-]*(?:\s+(?:of\s+|&\s+)?\p{Lu}[\p{L}\p{N}.&'’-]*){0,4})?(?:\s*\([^()]{1,80}\))?(?:\s+and\s+(?:the\s+)?(?:\p{Ll}[\p{L}-]+\s+){1,2}(?:of|at|for)\s+\p{Lu}[\p{L}\p{N}.&'’-]*)?(?:,\s+(?:(?:who|which)\s+(?:is|was|works|has|had|moved|leads|led|runs|came)\b|an?\s|the\s|our\s|one of\s|co-|former|then|in\scontrast\b|meanwhile\b|on\sthe\sother\shand\b|as\s(?:always|usual|ever)\b|currently|also\s|\p{Lu}{2,4}\b|[\p{L}-]+\s(?:at|of|for|from)\s)[^.;!?()“”"]{2,110}?(?:,|(?=\s+(?:gave|talked|spoke|presented)\b)))?/uy;

function peopleAt(
  view: SentenceView,
  tokens: readonly Token[],
  index: number,
  mark: Mark | undefined,
  previous: Part | undefined,
): Part | undefined {
  const token = tokens[index] as Token; // the caller has looked
  const next = tokens[index + 1];
  if (!token.capital && !token.text.startsWith('@') && !/^(?:van|von|de)$/u.test(token.text)) return undefined;
  if (isGrammar(token.keys[0] ?? '')) return undefined;
  const { block, sentence, reading, reader } = view;
  const text = block.text.slice(0, sentence.end);
  const profile =
    mark?.url !== undefined && isProfileLink(mark.url) && mark.start <= token.start && previous?.word !== 'the';
  // "**Paxxi** talked about …": a nickname that is set apart.
  const nickname = mark !== undefined && mark.kind !== 'quote' && mark.start === token.start && mark.end === token.end;
  const pair = next?.capital === true && /^\.?\s+$/u.test(text.slice(token.end, next.start));
  const likely = reader.people.some((p) => p.start === token.start);
  // "Following Jane, Robert Miller spoke": the second name begins the clause.
  const end = /^(?:following|after|besides|unlike|like)$/u.test(previous?.word ?? '')
    ? (next?.start ?? text.length)
    : text.length;
  const minimum =
    profile || nickname || isNamed(view, token.text)
      ? 0.05
      : mark !== undefined && mark.kind !== 'strong'
        ? LIKELY
        : likely
          ? 0.3
          : pair
            ? 0.25
            : 0.2;
  const list = readPeople(text.slice(0, pair ? text.length : end), token.start, reading.gazetteer, minimum);
  if (list === undefined) return nickname ? nicknameAt(view, token, next) : undefined;
  const last = list.people.at(-1);
  if (last === undefined) return undefined;
  // "the [Widget](…) Factory": no name goes on behind its link.
  const one = list.people[0];
  if (mark?.kind === 'link' && one !== undefined && one.start < mark.end && mark.end < one.end) return undefined;
  // A title that begins with words like a name is a title.
  if (mark !== undefined && mark.end > last.end + 2 && !isClause(text.slice(last.end, mark.end))) return undefined;
  if (view.events.some((e) => e.spot.start < last.end && token.start < e.spot.end)) return undefined;
  const owner = /^['’]s?(?:\s\([^()]{1,60}\))?(?=\s)/u.exec(text.slice(last.end));
  if (owner !== null)
    return {
      kind: 'people',
      word: '',
      people: list.people,
      owner: 'people',
      start: token.start,
      end: last.end + owner[0].length,
    };
  APPOSITION.lastIndex = list.end;
  const behind = APPOSITION.exec(text)?.[0].length ?? 0;
  return { kind: 'people', word: '', people: list.people, start: token.start, end: list.end + behind };
}

const OWNED_SLOT = new RegExp(`^['’]s?\\s+(?:\\p{Ll}[\\p{L}-]*\\s+){0,3}${SLOT_NOUN}\\b`, 'u');

/** "[Jane's talk on X](…)", "[Jane spoke about X](…)": the link's words are a clause. */
function isClause(behind: string): boolean {
  const verb = /^\s+(\p{Ll}+)\b/u.exec(behind)?.[1];
  return OWNED_SLOT.test(behind) || (verb !== undefined && tellingVerb(verb)?.strong === true);
}

/** A nickname that no rule of names allows, where only a speaker would stand: "**phil65** talked about". */
function nicknameAt({ reading }: SentenceView, token: Token, next: Token | undefined): Part | undefined {
  if (!/^[\p{L}\d_-]{3,}$/u.test(token.text) || reading.gazetteer.byName(token.text).length > 0) return undefined;
  if (next === undefined || tellingVerb(next.text)?.strong !== true) return undefined;
  const person = { name: token.text, start: token.start, end: token.end, score: 0.05 };
  return { kind: 'people', word: '', people: [person], start: token.start, end: token.end };
}

const namesOf = new WeakMap<Reading, ReadonlySet<string>>();

/** True for a part of a likely name of the note: "Illya" where "Illya Chekrygin" stands somewhere. */
function isNamed({ reading }: SentenceView, word: string): boolean {
  let names = namesOf.get(reading);
  if (names === undefined) {
    names = new Set(reading.blocks.flatMap((r) => r.people.flatMap((p) => p.name.split(' '))));
    namesOf.set(reading, names);
  }
  return names.has(word);
}

/** "Jane Smith keynote about X": the noun, but "Jane and Robert talk about X" the verb. */
function isNounBehind(people: Part, noun: string): boolean {
  return people.people?.length === 1 && people.people[0]?.end === people.end && noun.toLowerCase() !== 'present';
}

const ONE_OF = new RegExp(`^one of (?:the|my) (?:[\\p{L}-]+ ){0,3}?(${SLOT_NOUN})s\\b`, 'iu');

/** "One of the last sessions": as good as "one session". */
function oneOf(text: string): { readonly word: string; readonly end: number } | undefined {
  const found = ONE_OF.exec(text);
  return found?.[1] === undefined ? undefined : { word: found[1].toLowerCase(), end: found[0].length };
}

/** "the very last talk", "his great keynote", "lightning talk": a noun phrase for one slot. */
function nounAt(
  view: SentenceView,
  marks: readonly Mark[],
  tokens: readonly Token[],
  index: number,
  previous: Part | undefined,
): Part | undefined {
  const { text } = view.block;
  const token = tokens[index] as Token; // the caller has looked
  const owned = previous?.owner === 'people';
  const several = token.keys[0] === 'one' ? oneOf(text.slice(token.start, view.sentence.end)) : undefined;
  if (several !== undefined) return { kind: 'noun', ...several, start: token.start, end: token.start + several.end };
  const determined = owned || DETERMINER.test(token.text);
  for (let i = index, n = 0; n < (determined ? LONGEST_PHRASE : 1); i++, n++) {
    const word = tokens[i];
    const before = tokens[i - 1];
    if (word === undefined || word.start >= view.sentence.end) return undefined;
    const between = before === undefined ? '' : text.slice(before.end, word.start);
    // "a short, chalk-only introduction"
    if (n > 0 && !/^[\s/'’s]*$/u.test(between) && !(n > 1 && between.trim() === ',' && /^an?$/iu.test(token.text)))
      return undefined;
    NOUN.lastIndex = word.start;
    const noun = NOUN.exec(text);
    if (noun !== null && (n > 0 || owned || !VAGUE.test(noun[0]))) {
      const end = noun.index + noun[0].length;
      if (OTHER.test(text.slice(end, end + 20))) return undefined;
      // "the [Deep Dive Talk]": the noun is in a title.
      if (marks.some((m) => token.start < m.start && m.start < noun.index && end <= m.end)) return undefined;
      if (view.events.some((e) => e.spot.start < noun.index + noun[0].length && token.start < e.spot.end))
        return undefined;
      if (/^one$/iu.test(noun[0]) && !ORDINAL.test(text.slice(token.start, noun.index))) return undefined;
      // "talk about it": the verb, where no determiner stands before it and a person does.
      if (n === 0 && !owned && /^(?:author|we|pronoun|fill)$/u.test(previous?.kind ?? '')) return undefined;
      if (n === 0 && !owned && previous?.kind === 'people' && !isNounBehind(previous, noun[0])) return undefined;
      if (n === 0 && !owned && /^(?:to|will|can|would|did|lots?|much)$/u.test(previous?.word ?? '')) return undefined;
      const first = token.text.toLowerCase();
      const owner = /^(?:my|our)$/u.test(first) ? 'author' : /^(?:his|her|their)$/u.test(first) ? 'pronoun' : undefined;
      const range = { word: noun[0].toLowerCase(), start: token.start, end: noun.index + noun[0].length };
      return owner === undefined ? { kind: 'noun', ...range } : { kind: 'noun', ...range, owner };
    }
    const key = word.keys[0] ?? '';
    if (n > 0 && isGrammar(key) && !SMALL.test(word.text)) return undefined;
    if (n > 0 && tellingVerb(word.text.toLowerCase()) !== undefined && !/(?:ed|ing)$/u.test(word.text))
      return undefined;
  }
  return undefined;
}
