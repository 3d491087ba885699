import type { NoteInfo, Term } from '../model/facts.ts';
import { STOP_WORDS } from '../model/stop-words.ts';
import type { BlockKind } from './document/document.ts';
import {
  isEnglish,
  isEveryday,
  isFrequent,
  isGrammar,
  isOrdinary,
  isPlace,
  isSeldom,
  isTrade,
} from './names/vocabulary.ts';
import type { BlockReading } from './reading.ts';
import { type Token, tokenize } from './text/tokens.ts';

/** So many words are kept: enough to know a long note by, few enough to compare thousands. */
const MOST_TERMS = 60;

/** How often a word of a title counts. */
const TITLE = 3;

/** How often a word of a block counts. Code, embedded pages and tables of them are full of words that tell nothing. */
const COUNTED: Readonly<Record<BlockKind, number>> = {
  heading: 2,
  paragraph: 1,
  item: 1,
  row: 1,
  quote: 1,
  caption: 0.5,
  code: 0,
  embed: 0,
};

/**
 * The words that tell most of a note's subject. A word's weight is (1 + log2 of how often the note uses it) times how rare the word is
 * in English and among those who write about software (sublinear tf-idf, Salton and Buckley 1988, with a fixed idf), scaled to a vector of length 1000.
 * A note's terms depend on its own text only, so that they stay as they are when other notes come and go.
 */
export function tellingTerms({ title }: NoteInfo, blocks: readonly BlockReading[]): readonly Term[] {
  const counts = new Map<string, number>();
  const count = (tokens: readonly Token[], times: number) => {
    for (const token of tokens) {
      for (const key of keysOf(token)) counts.set(key, (counts.get(key) ?? 0) + times);
    }
  };
  count(tokenize(title), TITLE);
  for (const { block, tokens } of blocks) {
    const times = COUNTED[block.kind];
    if (times > 0 && !(block.kind === 'heading' && block.text === title)) count(tokens, times);
  }
  return scaled(strongest(plainForms(counts)));
}

/** `Node.js` is one word here; of others, the parts are. */
function keysOf({ text, keys }: Token): readonly string[] {
  return keys.length === 2 && /^\p{L}+\.[a-z]{2,3}$/iu.test(text) ? [keys.join('.')] : keys;
}

function plainForms(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const plain = new Map<string, number>();
  for (const [key, count] of counts) {
    if (!isWord(key)) continue;
    const word = plainForm(key);
    if (!STOP_WORDS.has(word)) plain.set(word, (plain.get(word) ?? 0) + count);
  }
  return plain;
}

/** Numbers, measures, ordinals, handles, hashes and the words of every text tell nothing. */
function isWord(key: string): boolean {
  return (
    key.length > 1 &&
    key.length <= 30 &&
    !/^(?:@|[\d.]+[a-z]{0,2}$)|\d.*\d.*\d/.test(key) &&
    !STOP_WORDS.has(key) &&
    !isGrammar(key) &&
    !FOREIGN_GRAMMAR.has(key)
  );
}

/**
 * `clusters` and `clustering` give `cluster`, `scaling` and `scaled` give `scale`; only where that is a word too, so that names keep their letters
 * (`Kubernetes`, `Jenkins`, `Redis`).
 */
export function plainForm(word: string): string {
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) {
    const forms = [word.replace(/ies$/, 'y'), word.slice(0, -1), word.replace(/es$/, '')];
    return forms.find((form) => form !== word && isEnglish(form)) ?? word;
  }
  const [stem, ending] = word.length > 5 ? stemOf(word) : [word, ''];
  if (ending === '') return word;
  const forms = [`${stem}e`, stem, stem.replace(/(.)\1$/, '$1')];
  return forms.find(isOrdinary) ?? word;
}

function stemOf(word: string): readonly [stem: string, ending: string] {
  if (word.endsWith('ing')) return [word.slice(0, -3), 'ing'];
  if (word.endsWith('ed')) return [word.slice(0, -2), 'ed'];
  return [word, ''];
}

function strongest(counts: ReadonlyMap<string, number>): readonly (readonly [word: string, weight: number])[] {
  return [...counts]
    .map(([word, count]) => [word, (1 + Math.log2(Math.max(1, count))) * rarityOf(word)] as const)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST_TERMS);
}

/** How much a word tells, whatever the note. */
function rarityOf(word: string): number {
  if (isPlace(word)) return 0.5;
  if (isTrade(word)) return 1.5;
  if (!isEveryday(word)) return isEnglish(word) ? 1.8 : 2.4;
  if (isSeldom(word)) return 1.6;
  return isFrequent(word) ? 0.4 : 1;
}

function scaled(terms: readonly (readonly [word: string, weight: number])[]): readonly Term[] {
  const length = Math.sqrt(terms.reduce((sum, [, weight]) => sum + weight ** 2, 0));
  return terms.map(([word, weight]) => ({ word, weight: Math.max(1, Math.round((1000 * weight) / length)) }));
}

/** Function words of other languages that people blog in, where English has no such word of its own. */
const FOREIGN_GRAMMAR: ReadonlySet<string> = new Set(
  `aber als auch auf aus bei bin bis da damit dann das dass dem den der des dich die dies diese dieser doch dort du durch ein eine einem einen einer er es
  fur hab habe haben hat hatte ich ihr im ist ja jetzt kann kein man mehr mein mich mir mit nach nicht noch nur oder schon sehr sein sich sie sind uber um und uns
  vom von vor war waren was weil wenn werden wie wieder wir wird wurde zu zum zur
  au aux avec ce ces cette chez dans de des elle en est et etait etre ils je la le les leur mais meme nous ou par pas plus pour qu que qui sa se ses son sont sur
  tout tres un une vous
  al como con cuando del desde donde el ella ellos era esta este estos ha hay la las lo los mas muy no o para pero por porque que ser si sin sobre su sus también tambien
  un una unos y ya
  aan ben dat de deze die dit door een en er haar heb hebben heeft het hij hoe ik is je kan maar meer met mijn naar niet nog of om onze ook op te tot van veel voor
  was wat we wel werd wordt ze zich zijn zo
  che da dal dei della di gli ho il nel non per piu questo sono suo una uno
  ao com das do ela ele em eu foi mas mesmo meu muito na nao nas nos ou para pela pelo por quando se sua tem uma voce`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
