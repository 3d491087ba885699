import type { Entity, EntityType, Note } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import type { Hop } from '../store/port.ts';
import { type Connection, type Item, MOST_ITEMS, type PageArguments, rankedConnection } from './connection.ts';
import { HOPS } from './hops.ts';
import { likeWords } from './like-words.ts';
import { type Bond, rank, rarity } from './rank.ts';
import type { Reader } from './reader.ts';
import type { Ranked, Reason, ReasonKind } from './reason.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A note to read next. */
export type SeeAlso = Ranked<Note> & Item<Note>;

/**
 * Points of what two notes can share. Those of things are worth that much if no third note has the thing, and less the more notes do
 * (`rarity`); `subject` is added if the thing stands in both titles.
 */
const POINTS = {
  link: 1000,
  linked: 800,
  session: 1500,
  covered: 750,
  project: 250,
  speaker: 800,
  person: 150,
  organization: 100,
  conference: 300,
  series: 150,
  subject: 400,
  tags: 300,
  title: 500,
  text: 250,
};

/** Below this, nothing is shown: a reader would not see why. One conference alone (at most 300 + 150) does not reach it. */
const FLOOR = 500;

/** So many of a note's mentions, sessions and conferences count. */
const MOST_JOINED = MOST_ITEMS;

/**
 * The notes to read after this one, best first, and why. A note's score is the sum of
 * - 1000 points for a link from this note, 800 for one to it;
 * - 1500 for each session that both tell of, 750 for each project that sessions of both are about, 800 for each person who gave sessions
 *   of both; 250, 150 and 100 for each project, person and organization that both name; 300 for each conference that both tell of and
 *   150 for a series of which both tell of editions; each divided by log2 of how many notes have it, and 400 more for each that stands in
 *   both titles;
 * - 300 times the cosine of their tags and categories, 500 times that of the titles' words, 250 times that of their first words.
 * Below 500 points nothing is shown. The note itself never is.
 */
export async function seeAlso(reader: Reader, note: Note, page: PageArguments): Promise<Connection<SeeAlso>> {
  const bonds = await bondsOf(reader, note);
  const ranked = await rank(reader, {
    type: 'Note',
    bonds,
    except: [note.id],
    floor: FLOOR,
    compare: (other, shared) => [
      ...sharedSubjects(note, other, shared),
      ...sharedTags(note, other),
      ...likeWords({ from: wordsOf(note), to: wordsOf(other), shared, points: POINTS }),
    ],
  });
  return rankedConnection(page, ranked);
}

async function bondsOf(reader: Reader, note: Note): Promise<readonly Bond[]> {
  const all = { first: MOST_JOINED };
  const [mentioned, covered] = await Promise.all([
    ends(reader, HOPS.mentionsOfNote, note.id, all),
    ends(reader, HOPS.coveredByNote, note.id, all),
  ]);
  const sessions = covered.filter(({ type }) => type === 'Session');
  const conferences = covered.filter(({ type }) => type === 'Conference');
  const [projects, speakers, places] = await Promise.all([
    endsOfAll(reader, HOPS.projectsOfSession, sessions),
    endsOfAll(reader, HOPS.speakersOfSession, sessions),
    Promise.all(conferences.map((conference) => placeTies(reader, conference))),
  ]);
  const ties: readonly Tie[] = [
    ...sessions.map((one) => tie(one, `Both tell of “${one.name}”`, POINTS.session, [HOPS.notesCovering])),
    ...projects.map((one) => tie(one, `Both cover ${one.name}`, POINTS.covered, ABOUT)),
    ...speakers.map((one) => tie(one, `Same speaker: ${one.name}`, POINTS.speaker, GIVEN)),
    ...places.flat(),
    ...mentioned.flatMap((one) => mentionTie(one) ?? []),
  ];
  const weighed = await Promise.all(
    ties.map(async ({ points, ...rest }) => ({
      ...rest,
      weight: rarity(points, await reader.degree(countedBy(rest.entity), rest.anchor)),
    })),
  );
  return [...weighed, ...linkBonds(note)];
}

/** A bond whose weight is still to be worked out. */
type Tie = Omit<Bond, 'weight' | 'entity'> & { readonly entity: Entity; readonly points: number };

const ABOUT = [HOPS.sessionsAboutProject, HOPS.notesCovering];
const GIVEN = [HOPS.sessionsOfPerson, HOPS.notesCovering];
const OF_SERIES = [HOPS.editionsOfSeries, HOPS.notesCovering];

function tie(entity: Entity, text: string, points: number, path: readonly Hop[], about = entity.id): Tie {
  return { entity, kind: KINDS[entity.type], text, points, path, anchor: entity.id, about };
}

const KINDS = {
  Project: 'PROJECT',
  Person: 'PERSON',
  Session: 'SESSION',
  Conference: 'CONFERENCE',
  Series: 'SERIES',
  Organization: 'ORGANIZATION',
  Note: 'LINK',
} as const satisfies Record<EntityType, ReasonKind>;

/** A conference and its series are one reason, told by the conference where both notes tell of it. */
async function placeTies(reader: Reader, conference: Entity): Promise<readonly Tie[]> {
  const [series] = await ends(reader, HOPS.seriesOfConference, conference.id, { first: 1 });
  const about = series?.id ?? conference.id;
  const same = tie(conference, `Both tell of ${conference.name}`, POINTS.conference, [HOPS.notesCovering], about);
  if (series === undefined) return [same];
  return [same, tie(series, `Both tell of editions of ${series.name}`, POINTS.series, OF_SERIES)];
}

function mentionTie(entity: Entity): Tie | undefined {
  // Whoever only wrote notes says nothing about their subjects.
  if (entity.type === 'Person' && entity.role === 'author') return undefined;
  const points = MENTIONED.get(entity.type);
  return points === undefined ? undefined : tie(entity, `Both mention ${entity.name}`, points, [HOPS.notesMentioning]);
}

const MENTIONED: ReadonlyMap<EntityType, number> = new Map([
  ['Project', POINTS.project],
  ['Person', POINTS.person],
  ['Organization', POINTS.organization],
]);

/** Which notes (for a series, which editions) make a thing common. */
function countedBy({ type }: Entity): Hop {
  return type === 'Series' ? HOPS.editionsOfSeries : HOPS.notesMentioning;
}

function linkBonds({ id }: Note): readonly Bond[] {
  const link = { kind: 'LINK', anchor: id } as const;
  return [
    { ...link, text: 'This note links to it', weight: POINTS.link, about: 'link', path: [HOPS.linksOfNote] },
    { ...link, text: 'It links to this note', weight: POINTS.linked, about: 'linked', path: [HOPS.linksToNote] },
  ];
}

/** What both notes have in their titles is what both are about; counted once for a conference and its series. */
function sharedSubjects(note: Note, other: Note, shared: readonly Bond[]): readonly Topical[] {
  const subjects = new Map<string, Topical>();
  for (const { about, kind, entity } of shared) {
    if (entity === undefined || entity.type === 'Session' || subjects.has(about)) continue;
    const names = [entity.name, ...entity.aliases];
    if (![note, other].every(({ name: title }) => names.some((name) => holds(title, name)))) continue;
    subjects.set(about, { kind, text: `Both are about ${entity.name}`, weight: POINTS.subject, about, entity });
  }
  return [...subjects.values()];
}

type Topical = Reason & { readonly about: string };

function holds(title: string, name: string): boolean {
  const key = nameKey(name);
  return key !== '' && ` ${nameKey(title)} `.includes(` ${key} `);
}

function sharedTags(note: Note, other: Note): readonly Topical[] {
  const [mine, theirs] = [tagsOf(note), tagsOf(other)];
  const both = [...mine.keys()].filter((key) => theirs.has(key)).sort();
  const weight = Math.round((POINTS.tags * both.length) / Math.sqrt(mine.size * theirs.size || 1));
  if (weight < 1) return [];
  return [{ kind: 'TAGS', text: `Both tagged ${both.map((key) => mine.get(key)).join(', ')}`, weight, about: 'tags' }];
}

/** Tags and categories by their key, without those that every note about an event has. */
function tagsOf({ tags, categories }: Note): ReadonlyMap<string, string> {
  const keyed = [...tags, ...categories].map((tag) => [nameKey(tag), tag] as const);
  return new Map(keyed.filter(([key]) => key !== '' && !STOP_WORDS.has(key) && !STOP_WORDS.has(key.replace(/s$/, ''))));
}

function wordsOf({ name, excerpt }: Note): { readonly title: string; readonly text: string } {
  return { title: name, text: excerpt };
}

async function ends(
  reader: Reader,
  hop: Hop,
  id: string,
  page: { readonly first: number },
): Promise<readonly Entity[]> {
  return (await reader.neighbours(hop, id, page)).items.map(({ entity }) => entity);
}

/** The far ends of a hop from several things, each once. */
async function endsOfAll(reader: Reader, hop: Hop, from: readonly Entity[]): Promise<readonly Entity[]> {
  const found = (await Promise.all(from.map(({ id }) => ends(reader, hop, id, { first: MOST_JOINED })))).flat();
  return [...new Map(found.map((entity) => [entity.id, entity])).values()];
}
