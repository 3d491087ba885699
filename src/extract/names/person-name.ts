import { nameKey } from '../../model/name-key.ts';
import type { Gazetteer, Hit } from '../text/gazetteer.ts';
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
const LIKELY = 0.4;
const TITLE = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev)\.?\s+/u;
const WORD = /^(?:\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*\.?|\p{Ll}{1,3}['’]?\p{Lu}[\p{L}\p{M}]+)$/u;
/** "San Diego", "New Orleans", "Salt Lake". */
const BEGINS_PLACE =
  /^(?:san|santa|los|las|new|fort|saint|mount|lake|south|north|west|east|cape|port|salt|rio|sao|le|la|el|old|upper|lower|central|grand|great|royal|saint)$/u;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,7}$/u;

/**
 * How much a whole phrase looks like a person's name, by its words alone: shapes, first and family names of many languages, ordinary
 * words, names of the catalogue. From -1 (surely none) to 1.
 */
export function personScore(phrase: string, gazetteer: Gazetteer): number {
  const text = phrase.replace(/\s+/g, ' ').trim().replace(TITLE, '');
  if (CJK.test(text)) return text.length <= 5 ? 0.45 : 0.1;
  const words = text.split(' ');
  if (words.length === 0 || words.length > 6 || text.length > 60) return -1;
  const names = words.filter((w, i) => i === 0 || !PARTICLES.has(w.toLowerCase()));
  if (names.length > 4 || !names.every((w) => WORD.test(w))) return -1;
  const keys = names.map((w) => nameKey(w).replace(/ /g, ''));
  if (keys.some((k) => k === '' || isGrammar(k) || isTrade(k) || isPlace(k))) return -1;
  if (isKnownThing(text, gazetteer) || (keys.length > 1 && BEGINS_PLACE.test(keys[0] ?? ''))) return -1;
  if (names.length === 1) return singleScore(keys[0] ?? '', names[0] ?? '');
  return fullScore(keys, names);
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
  let score = isFirstName(first) ? (isOrdinary(first) ? 0.3 : 0.6) : isOrdinary(first) ? -0.5 : 0.2;
  keys.slice(1).forEach((key, i) => {
    const word = names[i + 1] ?? '';
    if (isInitial(word)) score += 0.2;
    else if (isFamilyName(key)) score += 0.25;
    else if (isOrdinary(key)) score -= 0.2;
    else score += 0.25;
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
  const taken = hits.filter((h) => h.text.includes(' ') || /[\p{Ll}]\p{Lu}|\d/u.test(h.text));
  const found: NameCandidate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run = capitalRun(text, tokens, i);
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

/** Length of the run of capitalised words (with particles inside) that starts at token `from`. */
function capitalRun(text: string, tokens: readonly Token[], from: number): number {
  let length = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token === undefined) break;
    if (i > from && before !== undefined && !/^\.?[ \n\u00A0]+$/.test(text.slice(before.end, token.start))) break;
    if (i > from && before !== undefined && /\./.test(text.slice(before.end, token.start)) && before.text.length > 2)
      break;
    const particle = i > from && PARTICLES.has(token.text.toLowerCase()) && tokens[i + 1]?.capital === true;
    const camel = /^\p{Ll}{1,3}['’]?\p{Lu}/u.test(token.text);
    if (!token.capital && !particle && !(camel && i > from)) break;
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
      const name = text.slice(first.start, last.end).replace(/\s+/g, ' ');
      const score = personScore(name, gazetteer) - (run.length - (to - from)) * 0.05;
      if (score >= LIKELY && (best === undefined || score > best.score))
        best = { start: first.start, end: last.end, name: name.replace(TITLE, ''), score };
    }
  }
  return best;
}
