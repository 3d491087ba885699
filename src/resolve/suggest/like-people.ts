import type { Person } from '../../model/graph.ts';
import type { GraphView } from './graph-view.ts';
import { type FoldedName, foldName, isSlip, pairsByKey, typoKeys } from './like-names.ts';
import type { Pair } from './pair.ts';
import { sharedSurroundings } from './shared-surroundings.ts';

interface Named {
  readonly person: Person;
  readonly name: FoldedName;
}

/** Shorter names differ by one letter too often. */
const SHORTEST_SLIP = 7;

/** People who may be one: names that differ by spelling, and short forms of names where something else speaks for it, too. */
export function likePeople(view: GraphView): Pair[] {
  const people = view.all('Person').map((person) => ({ person, name: foldName(person.name) }));
  const pairs: Pair[] = [];
  for (const [a, b] of pairsByKey(people, keysOf)) {
    const likeness = alike(a.name, b.name);
    if (likeness === undefined) continue;
    const support = sharedSurroundings(view, a.person.id, b.person.id);
    if (likeness.needsSupport && support.weight === 0) continue;
    const strength = likeness.strength + (1 - likeness.strength) * support.weight * 0.5;
    pairs.push({ a: a.person, b: b.person, strength, reasons: [likeness.reason, ...support.reasons] });
  }
  return pairs;
}

function* keysOf({ name: { words, letters } }: Named): Generator<string> {
  yield `sorted ${[...words].sort().join('')}`;
  for (const key of letters.length >= SHORTEST_SLIP ? typoKeys(letters) : [letters]) yield `letters ${key}`;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length === 1) {
    yield `part ${first}`;
    return;
  }
  yield `part ${first}`;
  yield `part ${last}`;
  yield `family ${last} ${first.slice(0, 1)}`;
}

interface NameLikeness {
  readonly strength: number;
  readonly reason: string;
  readonly needsSupport: boolean;
}

function alike(a: FoldedName, b: FoldedName): NameLikeness | undefined {
  if (a.digits !== b.digits) return undefined;
  if (a.letters === b.letters)
    return { strength: 0.9, reason: 'the same letters, joined or spelt otherwise', needsSupport: false };
  const sorted = (name: FoldedName) => [...name.words].sort().join(' ');
  if (sorted(a) === sorted(b)) return { strength: 0.8, reason: 'the same names in another order', needsSupport: false };
  const [short, long] = a.words.length < b.words.length || a.letters.length < b.letters.length ? [a, b] : [b, a];
  if (short.words.length === 1) return oneNameOf(short, long);
  if (isShortened(short, long))
    return { strength: 0.6, reason: 'a first name shortened to its initial', needsSupport: true };
  if (lacksMiddle(short, long)) return { strength: 0.55, reason: 'one with a middle name', needsSupport: true };
  if (haveEqualInitials(a, b) && isSlip(a, b, SHORTEST_SLIP))
    return { strength: 0.5, reason: 'one letter apart', needsSupport: true };
  return undefined;
}

function haveEqualInitials(a: FoldedName, b: FoldedName): boolean {
  return a.words.length === b.words.length && a.words.every((word, i) => word[0] === b.words[i]?.[0]);
}

function oneNameOf(short: FoldedName, long: FoldedName): NameLikeness | undefined {
  const [name = ''] = short.words;
  if (long.words.length < 2 || name.length < 2) return undefined;
  if (name === long.words[0]) return { strength: 0.4, reason: 'the first name alone', needsSupport: true };
  return name === long.words.at(-1) ? { strength: 0.45, reason: 'the last name alone', needsSupport: true } : undefined;
}

/** "J. Doe" and "Jane Doe": equal but for names that are initials. */
function isShortened(short: FoldedName, long: FoldedName): boolean {
  return (
    short.words.length === long.words.length &&
    short.words.at(-1) === long.words.at(-1) &&
    short.words.some((word, i) => word.length === 1 && word !== long.words[i]) &&
    short.words.every(
      (word, i) => word === long.words[i] || (word.length === 1 && long.words[i]?.startsWith(word) === true),
    )
  );
}

function lacksMiddle(short: FoldedName, long: FoldedName): boolean {
  const [first = ''] = short.words;
  return (
    short.words.length === 2 &&
    long.words.length === 3 &&
    first.length > 1 &&
    first === long.words[0] &&
    short.words[1] === long.words[2]
  );
}
