import { compareText } from '../model/evidence.ts';
import type { Entity, Note } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import { STOP_WORDS } from '../model/stop-words.ts';
import { type Bond, type KeyBond, rarity } from './rank.ts';
import type { Reader } from './reader.ts';
import type { Topic } from './reason.ts';
import type { SeeAlsoOptions } from './see-also-options.ts';
import { SEE_ALSO_POINTS as POINTS } from './see-also-points.ts';
import { tellingWords } from './similarity.ts';

/** How many notes hold each of a note's tags (by `tag:` and key) and terms (by `term:` and word). */
export type KeyCounts = ReadonlyMap<string, number>;

/** Counts who else holds the tags and terms of a note. */
export async function keysShared(reader: Reader, note: Note): Promise<KeyCounts> {
  const keys = [
    ...[...tagsOf(note).keys()].map((key) => `tag:${key}`),
    ...(note.terms ?? []).map(({ word }) => `term:${word}`),
  ];
  const counts = await Promise.all(keys.map((key) => reader.holders(key)));
  return new Map(keys.map((key, index) => [key, counts[index] ?? 0]));
}

/** What the store looks for candidates by: tags and terms that some other note holds, worth about what sharing them is worth. */
export function keyBonds(note: Note, keys: KeyCounts): readonly KeyBond[] {
  const tags = [...tagsOf(note).keys()].map((key) => ({ key: `tag:${key}`, points: POINTS.tag }));
  const terms = (note.terms ?? []).map(({ word, weight }) => ({
    key: `term:${word}`,
    points: Math.min(POINTS.text * (weight / 1000) ** 2, POINTS.word),
  }));
  return [...tags, ...terms].flatMap(({ key, points }) => {
    const holders = keys.get(key) ?? 0;
    return holders < 2 ? [] : [{ key, weight: rarity(points, holders) }];
  });
}

/** What speaks for a note beside the things that it shares: words, tags, titles and time. */
export function compareNotes({
  note,
  other,
  shared,
  keys,
  options,
}: {
  readonly note: Note;
  readonly other: Note;
  readonly shared: readonly Bond[];
  readonly keys: KeyCounts;
  readonly options: SeeAlsoOptions;
}): readonly Topic[] {
  const words = sharedWords(note, other, keys);
  const found = [
    ...subjectsIn(words, shared),
    ...sharedTitles({ note, other, shared, keys, words }),
    ...sharedTags({ note, other, shared, keys, words }),
  ];
  return [...found, ...ownWords(words), ...time(note, other, options)];
}

/** Two notes and what is known of what they share. */
interface Pair {
  readonly note: Note;
  readonly other: Note;
  readonly shared: readonly Bond[];
  readonly keys: KeyCounts;
  readonly words: SharedWords;
}

/** The words that two notes share, with what each is worth. Words are taken out as they are accounted for. */
type SharedWords = Map<string, number>;

function sharedWords(note: Note, other: Note, keys: KeyCounts): SharedWords {
  const theirs = new Map((other.terms ?? []).map(({ word, weight }) => [word, weight]));
  const words: SharedWords = new Map();
  for (const { word, weight } of note.terms ?? []) {
    const part = (POINTS.text * weight * (theirs.get(word) ?? 0)) / 1_000_000;
    if (part >= 1) words.set(word, rarity(Math.min(part, POINTS.word), keys.get(`term:${word}`) ?? 0));
  }
  return words;
}

function take(words: SharedWords, wanted: Iterable<string>): number {
  let points = 0;
  for (const word of wanted) {
    points += words.get(word) ?? 0;
    words.delete(word);
  }
  return points;
}

/** Central to both: its name makes up a good part of what their words have in common. */
const CENTRAL = 150;

/** The words of shared things' names speak for those things. */
function subjectsIn(words: SharedWords, shared: readonly Bond[]): readonly Topic[] {
  const subjects = new Map<string, Topic>();
  for (const { about, kind, entity } of shared) {
    if (entity === undefined || entity.type === 'Session' || subjects.has(about)) continue;
    const weight = Math.max(0, ...nameWords(entity).map((word) => take(words, [word])));
    const text = `Both are about ${entity.name}`;
    if (weight > 0)
      subjects.set(about, {
        kind,
        text,
        weight,
        about,
        entity,
        ...(weight >= CENTRAL && kind !== 'PERSON' && { together: text }),
      });
  }
  return [...subjects.values()];
}

function nameWords({ name, aliases }: Entity): readonly string[] {
  return [...tellingWords([name, ...aliases].join(' ')).keys(), ...[name, ...aliases].map((one) => one.toLowerCase())];
}

/** What both notes have in their titles is what both are about; counted once for a conference and its series. */
function sharedTitles({ note, other, shared, keys }: Pair): readonly Topic[] {
  const subjects = new Map<string, Topic>();
  const named = new Set<string>();
  for (const { about, kind, entity, degree = 2 } of shared) {
    if (entity === undefined || entity.type === 'Session' || subjects.has(about)) continue;
    for (const word of nameWords(entity)) named.add(word);
    const names = [entity.name, ...entity.aliases];
    if (![note, other].every(({ name: title }) => names.some((name) => holds(title, name)))) continue;
    const text = `Both are about ${entity.name}`;
    subjects.set(about, { kind, text, together: text, weight: rarity(POINTS.subject, degree), about, entity });
  }
  const [mine, theirs] = [titleWords(note, named), titleWords(other, named)];
  const both = [...mine].filter((word) => theirs.has(word)).sort();
  const weight = both.reduce((sum, word) => sum + rarity(POINTS.title, keys.get(`term:${word}`) ?? 0), 0);
  const titles: Topic = { kind: 'TITLE', text: `Similar titles: ${both.join(', ')}`, weight, about: 'title' };
  return weight === 0 ? [...subjects.values()] : [...subjects.values(), titles];
}

/** Those of its terms that stand in a note's title, without names. */
function titleWords({ name, terms }: Note, named: ReadonlySet<string>): ReadonlySet<string> {
  const keys = nameKey(name).split(' ');
  const inTitle = new Set([...keys, ...keys.map((key) => key.replace(/s$/, ''))]);
  return new Set((terms ?? []).map(({ word }) => word).filter((word) => inTitle.has(word) && !named.has(word)));
}

function holds(title: string, name: string): boolean {
  const key = nameKey(name);
  return key !== '' && ` ${nameKey(title)} `.includes(` ${key} `);
}

/** Shared tags and categories. One that is the name of a shared thing speaks for that thing. */
function sharedTags({ note, other, shared, keys, words }: Pair): readonly Topic[] {
  const [mine, theirs] = [tagsOf(note), tagsOf(other)];
  const both = [...mine.keys()].filter((key) => theirs.has(key)).sort();
  const own = new Set(note.tags.map(nameKey));
  const names = new Map(shared.flatMap((bond) => namesOf(bond).map((name) => [name, bond] as const)));
  const topics: Topic[] = [];
  const others: string[] = [];
  let sum = 0;
  for (const key of both) {
    const weight = rarity(own.has(key) ? POINTS.tag : POINTS.category, keys.get(`tag:${key}`) ?? 0);
    const bond = names.get(key);
    if (bond?.entity !== undefined) {
      const { kind, entity, about } = bond;
      const text = `Both are about ${entity.name}`;
      topics.push({ kind, text, together: text, weight, about, entity });
    } else {
      others.push(mine.get(key) ?? key);
      sum += weight + take(words, tellingWords(key).keys());
    }
  }
  if (sum > 0) topics.push({ kind: 'TAGS', text: `Both tagged ${others.join(', ')}`, weight: sum, about: 'tags' });
  return topics;
}

function namesOf({ entity }: Bond): readonly string[] {
  if (entity === undefined || entity.type === 'Session') return [];
  return [entity.name, ...entity.aliases].map(nameKey).filter((key) => key !== '');
}

/** Tags and categories by their key, without those that every note about an event has, or that say nothing. */
function tagsOf({ tags, categories }: Note): ReadonlyMap<string, string> {
  const keyed = [...categories, ...tags].map((tag) => [nameKey(tag), tag] as const);
  return new Map(keyed.filter(([key]) => key !== '' && !isEmpty(key)));
}

function isEmpty(key: string): boolean {
  return EMPTY_TAGS.has(key) || STOP_WORDS.has(key) || STOP_WORDS.has(key.replace(/s$/, ''));
}

/** Tags by which blogs sort themselves, not their subjects. */
const EMPTY_TAGS: ReadonlySet<string> = new Set(
  'uncategorized general misc miscellaneous blog blogging blog posts posts article articles tech technology technical personal meta news random other all featured announcement announcements list lists link links travel life thought thoughts tip tips howto review reviews opinion'.split(
    ' ',
  ),
);

/** So many points any two notes have in common by chance. */
const BY_CHANCE = 60;

function ownWords(words: SharedWords): readonly Topic[] {
  const telling = [...words].sort(([a, one], [b, another]) => another - one || compareText(a, b));
  const weight = telling.reduce((sum, [, points]) => sum + points, 0) - BY_CHANCE;
  if (weight < 1) return [];
  const shown = telling.slice(0, 5).map(([word]) => word);
  return [{ kind: 'TEXT', text: `Similar words: ${shown.join(', ')}`, weight, about: 'text' }];
}

const DAY = 86_400_000;
/** Notes that lie so many days apart were not written at one time. */
const SAME_TIME = 60;

function time(note: Note, other: Note, { prefer }: SeeAlsoOptions): readonly Topic[] {
  if (note.date === undefined || other.date === undefined) return [];
  const days = Math.round((Date.parse(other.date) - Date.parse(note.date)) / DAY);
  if (prefer != null) {
    const wanted = prefer === 'NEWER' ? days > 0 : days < 0;
    const text = prefer === 'NEWER' ? 'Newer, as preferred' : 'Older, as preferred';
    return wanted ? [{ kind: 'TIME', text, weight: POINTS.preferred, about: 'time' }] : [];
  }
  const weight = Math.round((POINTS.time * (SAME_TIME - Math.abs(days))) / SAME_TIME);
  return weight < 1 ? [] : [{ kind: 'TIME', text: 'Written at about the same time', weight, about: 'time' }];
}
