import { nameKey } from '../../model/name-key.ts';
import { CJK, classesOf, codeAt, isHalf, LETTER, LOWER, MARK, UPPER } from '../text/characters.ts';
import type { Gazetteer, Hit } from '../text/gazetteer.ts';
import { squeezed } from '../text/squeezed.ts';
import type { Token } from '../text/tokens.ts';
import { isFamilyName, isFirstName, isGrammar, isOrdinary, isPlace, isTrade, PARTICLES } from './vocabulary.ts';

/** A stretch of text that may be a person's name. */
export interface NameCandidate {
  readonly start: number;
  readonly end: number;
  /** As written, white space squeezed, without a title such as "Dr.". */
  readonly name: string;
  /** How much the words look like a person's name, from -1 to 1; 0.4 and above is likely without any context. */
  readonly score: number;
}

/** From this score on, words are likely a name without any context: a given name with an ordinary word has it, and two words that are neither. */
export const LIKELY = 0.4;
const TITLE = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev)\.?\s+/u;
const WORD = /^(?:\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*\.?|\p{Ll}{1,3}['’]?\p{Lu}[\p{L}\p{M}]+)$/u;
/** "San Diego", "New Orleans", "Salt Lake". */
const BEGINS_PLACE =
  /^(?:san|santa|los|las|new|fort|saint|mount|lake|south|north|west|east|cape|port|salt|rio|sao|le|la|el|old|upper|lower|central|grand|great|royal|saint)$/u;
const CJK_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,7}$/u;

/**
 * How much a whole phrase looks like a person's name, by its words alone: shapes, first and family names of many languages, ordinary
 * words, names of the catalogue. From -1 (surely none) to 1.
 */
export function personScore(phrase: string, gazetteer: Gazetteer): number {
  let score = gazetteer.scores.get(phrase);
  if (score === undefined) {
    score = weigh(phrase, gazetteer);
    gazetteer.scores.set(phrase, score);
  }
  return score;
}

function weigh(phrase: string, gazetteer: Gazetteer): number {
  const text = squeezed(phrase).trim().replace(TITLE, '');
  const first = codeAt(text, 0);
  if (((classesOf(first) & CJK) !== 0 || isHalf(first)) && CJK_NAME.test(text)) return text.length <= 5 ? 0.45 : 0.1;
  const words = text.split(' ');
  if (words.length === 0 || words.length > 6 || text.length > 60) return -1;
  const names = words.filter((w, i) => i === 0 || !PARTICLES.has(w.toLowerCase()));
  if (names.length > 4 || !names.every(isNameWord)) return -1;
  const keys = names.map((w) => nameKey(w).replaceAll(' ', ''));
  // Some places are given names too: Sofia, Sydney, Austin.
  const placed = (k: string, i: number) => isPlace(k) && !(i === 0 && keys.length > 1 && isFirstName(k));
  if (keys.some((k, i) => k === '' || isGrammar(k) || isTrade(k) || placed(k, i))) return -1;
  if (isKnownThing(text, gazetteer) || (keys.length > 1 && BEGINS_PLACE.test(keys[0] ?? ''))) return -1;
  if (names.length === 1) return singleScore(keys[0] ?? '', names[0] ?? '');
  return fullScore(keys, names);
}

/** `WORD`, told by its first letter where that is enough. */
function isNameWord(word: string): boolean {
  const classes = classesOf(codeAt(word, 0));
  if ((classes & UPPER) !== 0 && isLetters(word)) return true;
  return ((classes & (UPPER | LOWER)) !== 0 || isHalf(codeAt(word, 0))) && WORD.test(word);
}

function isLetters(word: string): boolean {
  const { length } = word;
  for (let i = 1; i < length; i++) if ((classesOf(codeAt(word, i)) & (LETTER | MARK)) === 0) return false;
  return true;
}

function isKnownThing(text: string, gazetteer: Gazetteer): boolean {
  return gazetteer.byName(text).length > 0 && !isFirstName(nameKey(text));
}

function singleScore(key: string, word: string): number {
  if (word.length < 2 || (word === word.toUpperCase() && word.length > 2)) return -1;
  if (isFirstName(key)) return isOrdinary(key) ? 0.05 : 0.3;
  return isOrdinary(key) ? -1 : isFamilyName(key) ? 0.2 : 0.05;
}

function fullScore(keys: readonly string[], names: readonly string[]): number {
  const [first = ''] = keys;
  let score = isFirstName(first) ? (isOrdinary(first) || isPlace(first) ? 0.3 : 0.6) : isOrdinary(first) ? -0.5 : 0.2;
  keys.slice(1).forEach((key, i) => {
    const word = names[i + 1] ?? '';
    if (isInitial(word)) score += 0.2;
    else if (isFamilyName(key) || word.split('-').some((part) => isFamilyName(nameKey(part)))) score += 0.25;
    else if (isOrdinary(key)) score -= 0.2;
    else score += i === 0 ? 0.25 : 0.15;
    if (word.length > 3 && word === word.toUpperCase()) score -= 0.3;
    if (/\p{Ll}\p{Lu}/u.test(word) && !/^(?:Mc|Mac|De|Di|La|Le|Van|von|O['’]|Fitz)\p{Lu}/iu.test(word)) score -= 0.3;
  });
  return Math.round(Math.max(-1, Math.min(1, score)) * 100) / 100;
}

function isInitial(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}\.?$/u.test(word);
}

/** Names of people that stand in a text: the likely ones (score at least 0.4), left to right. */
export function findPeople(
  text: string,
  tokens: readonly Token[],
  hits: readonly Hit[],
  gazetteer: Gazetteer,
): readonly NameCandidate[] {
  const taken = hits.filter((h) => h.text.includes(' ') || /\p{Ll}\p{Lu}|\d/u.test(h.text));
  const found: NameCandidate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run = tokens[i]?.capital === true ? capitalRun(text, tokens, i) : 0;
    if (run === 0) {
      i++;
      continue;
    }
    const best = bestName(text, tokens.slice(i, i + run), gazetteer);
    if (best !== undefined && !taken.some((h) => h.start < best.end && best.start < h.end)) found.push(best);
    i += run;
  }
  return found;
}

const CAMEL = /^\p{Ll}{1,3}['’]?\p{Lu}/u;

/** True if two words may belong to one name: a blank between them, or the period of an initial or title. */
function joins(text: string, before: Token, behind: Token): boolean {
  if (behind.start === before.end + 1 && text[before.end] === ' ') return true;
  const between = text.slice(before.end, behind.start);
  return /^\.?[ \n\u00A0]+$/.test(between) && !(between.startsWith('.') && before.text.length > 2);
}

/** Length of the run of capitalised words (with particles inside) that starts at token `from`. */
export function capitalRun(text: string, tokens: readonly Token[], from: number): number {
  let length = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token === undefined) break;
    if (i > from && before !== undefined && !joins(text, before, token)) break;
    const particle = i > from && PARTICLES.has(token.text.toLowerCase()) && tokens[i + 1]?.capital === true;
    if (!token.capital && !particle && !(i > from && CAMEL.test(token.text))) break;
    length = i - from + 1;
  }
  return length;
}

/** The best name within a run: whole, or without ordinary words at its ends ("Yesterday Jane Doe"). */
function bestName(text: string, run: readonly Token[], gazetteer: Gazetteer): NameCandidate | undefined {
  let best: NameCandidate | undefined;
  for (let from = 0; from < run.length && from < 3; from++) {
    for (let to = run.length; to > from + 1; to--) {
      const first = run[from];
      const last = run[to - 1];
      if (first === undefined || last === undefined || to - from > 5) continue;
      const name = squeezed(text.slice(first.start, last.end));
      const score = personScore(name, gazetteer) - (run.length - (to - from)) * 0.05;
      if (score >= LIKELY && (best === undefined || score > best.score))
        best = { start: first.start, end: last.end, name: name.replace(TITLE, ''), score };
    }
  }
  return best;
}
