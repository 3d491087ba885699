import type { Conference, Organization, Project, Session } from '../../model/graph.ts';
import { readConferenceName } from '../conference-name.ts';
import type { GraphView } from './graph-view.ts';
import { type FoldedName, foldName, isSlip, pairsByKey, typoKeys } from './like-names.ts';
import type { Pair } from './pair.ts';
import { sharedSurroundings } from './shared-surroundings.ts';

const SHORTEST_SLIP = 5;

interface Named<T> {
  readonly thing: T;
  readonly name: FoldedName;
}

/** Projects of which at most one is in the catalogue and whose names differ by spelling only. */
export function likeProjects(view: GraphView): Pair[] {
  const projects = view.all('Project').map((thing): Named<Project> => ({ thing, name: foldName(thing.name) }));
  const pairs: Pair[] = [];
  for (const [a, b] of pairsByKey(projects, spellingKeys)) {
    // The catalogue knows what it keeps apart.
    if (a.thing.kind !== undefined && b.thing.kind !== undefined) continue;
    const likeness = spelling(a.name, b.name);
    if (likeness !== undefined) pairs.push(supported(view, a.thing, b.thing, likeness));
  }
  return pairs;
}

/** What organizations call themselves besides their names. */
const FORMS = new Set(
  'group technologies technology corporation company holding holdings international the and'.split(' '),
);

/** Organizations whose names differ by spelling, or by a word that says nothing. */
export function likeOrganizations(view: GraphView): Pair[] {
  const plain = (name: FoldedName) => name.words.filter((word) => !FORMS.has(word)).join('');
  const all = view.all('Organization').map((thing): Named<Organization> => ({ thing, name: foldName(thing.name) }));
  const pairs: Pair[] = [];
  for (const [a, b] of pairsByKey(all, (one) => [...spellingKeys(one), `plain ${plain(one.name)}`])) {
    const likeness = spelling(a.name, b.name);
    if (likeness !== undefined) pairs.push(supported(view, a.thing, b.thing, likeness));
    else if (plain(a.name) !== '' && plain(a.name) === plain(b.name)) {
      const pair = supported(view, a.thing, b.thing, [0.4, 'equal but for a word such as "group"']);
      if (pair.reasons.length > 1) pairs.push(pair);
    }
  }
  return pairs;
}

/** What events call themselves besides their names. Places are not among it: JSConf EU is not JSConf US. */
const EVENT_WORDS = new Set('the conference conf con summit meetup event annual international expo'.split(' '));

/** Conferences of one year whose names differ by spelling, by a word such as "conference", or as an acronym does. */
export function likeConferences(view: GraphView): Pair[] {
  const all = view.all('Conference').map((thing) => {
    const { base } = readConferenceName({ key: '', name: thing.name, aliases: [], evidence: [], mentioned: true });
    const name = foldName(base);
    const words = name.words.filter((word) => !EVENT_WORDS.has(word));
    const initials = name.words.length >= 3 ? name.words.map((word) => word[0]).join('') : '';
    return { thing, name, plain: words.join(''), initials };
  });
  const keysOf = ({ thing, name, plain, initials }: (typeof all)[number]) => {
    const keys = [...spellingKeys({ name }), `plain ${plain}`, `letters ${initials}`];
    return thing.year === undefined ? [] : keys.map((key) => `${thing.year} ${key}`);
  };
  const pairs: Pair[] = [];
  for (const [a, b] of pairsByKey(all, keysOf)) {
    if (areApart(a.thing, b.thing)) continue;
    const likeness =
      spelling(a.name, b.name) ??
      (a.plain !== '' && a.plain === b.plain
        ? ([0.6, 'equal but for a word such as "conference"'] as const)
        : undefined) ??
      (a.initials === b.name.letters || b.initials === a.name.letters
        ? ([0.5, 'one is the initials of the other'] as const)
        : undefined);
    if (likeness === undefined || a.name.letters === '' || b.name.letters === '') continue;
    const [strength, reason] = likeness;
    const days = a.thing.startDate !== undefined && a.thing.startDate === b.thing.startDate;
    const more = days ? [`both from ${a.thing.startDate}`] : [];
    pairs.push({
      ...{ a: a.thing, b: b.thing, strength: strength + (days ? (1 - strength) * 0.5 : 0) },
      reasons: [reason, `both in ${a.thing.year}`, ...more],
    });
  }
  return pairs;
}

/** Held at different times. */
function areApart(a: Conference, b: Conference): boolean {
  if (a.startDate === undefined || b.startDate === undefined) return false;
  return (a.endDate ?? a.startDate) < b.startDate || (b.endDate ?? b.startDate) < a.startDate;
}

/** Words that titles have in common without saying the same. */
const TITLE_WORDS = new Set(
  'a an and are as at be by for from how i in into is it its my of on or our that the this to up use using we what when why with your you introduction talk session keynote workshop panel'.split(
    ' ',
  ),
);

/** Sessions of one conference, told by different notes, whose titles are much alike, or somewhat alike by one speaker. */
export function likeSessions(view: GraphView): Pair[] {
  const all = view.all('Session').flatMap((thing) => {
    const conference = view.conferenceOf(thing.id);
    if (conference === undefined) return [];
    const name = foldName(thing.name);
    const words = new Set(name.words.filter((word) => !TITLE_WORDS.has(word)));
    return [{ thing, name, words, conference, speakers: view.in('PRESENTED', thing.id) }];
  });
  const keysOf = ({ conference, words, speakers, name }: (typeof all)[number]) =>
    [...words, ...speakers, ...typoKeys(name.letters)].map((key) => `${conference} ${key}`);
  const pairs: Pair[] = [];
  for (const [a, b] of pairsByKey(all, keysOf)) {
    const shared = [...a.speakers].filter((id) => b.speakers.has(id)).sort();
    const both = a.speakers.size > 0 && b.speakers.size > 0;
    if (a.name.digits !== b.name.digits || (both && shared.length === 0) || isToldTogether(view, a.thing, b.thing))
      continue;
    const likeness = a.name.letters === b.name.letters || isSlip(a.name, b.name, 12) ? 1 : dice(a.words, b.words);
    if (likeness < (shared.length > 0 ? 0.4 : 0.7)) continue;
    const reasons = [
      likeness === 1
        ? 'the same title but for its spelling'
        : `titles with ${Math.round(likeness * 100)} % of their words in common`,
      `both at ${view.name(a.conference)}`,
      ...shared.slice(0, 1).map((id) => `both by ${view.name(id)}`),
    ];
    pairs.push({ a: a.thing, b: b.thing, strength: likeness * (shared.length > 0 ? 0.9 : 0.7), reasons });
  }
  return pairs;
}

/** True for sessions that some note tells apart, or of which one holds the other. */
function isToldTogether(view: GraphView, a: Session, b: Session): boolean {
  const notes = view.notes(b.id);
  if ([...view.notes(a.id)].some((note) => notes.has(note))) return true;
  return view.out('PART_OF', a.id).has(b.id) || view.out('PART_OF', b.id).has(a.id);
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 || both < 2 ? 0 : (2 * both) / (a.size + b.size);
}

function spellingKeys({ name }: { readonly name: FoldedName }): readonly string[] {
  const { letters } = name;
  const keys = letters.length >= SHORTEST_SLIP ? typoKeys(letters) : [letters, letters.replace(/s$/, '')];
  return keys.map((key) => `letters ${key}`);
}

/** How two names differ by spelling; `undefined` if by more, or by digits: those tell versions and editions. */
function spelling(a: FoldedName, b: FoldedName): readonly [number, string] | undefined {
  if (a.digits !== b.digits) return undefined;
  if (a.letters === b.letters) return [0.85, 'the same letters, joined or spelt otherwise'];
  if (a.letters.length > 3 && (`${a.letters}s` === b.letters || `${b.letters}s` === a.letters))
    return [0.7, 'one is the plural'];
  return isSlip(a, b, SHORTEST_SLIP) ? [0.5, 'one letter apart'] : undefined;
}

function supported(view: GraphView, a: Pair['a'], b: Pair['b'], [strength, reason]: readonly [number, string]): Pair {
  const support = sharedSurroundings(view, a.id, b.id);
  return { a, b, strength: strength + (1 - strength) * support.weight * 0.5, reasons: [reason, ...support.reasons] };
}
