import type { Entity, EntityType, Note } from '../model/graph.ts';
import type { Hop } from '../store/port.ts';
import { type Connection, type Item, MOST_ITEMS, type PageArguments, rankedConnection } from './connection.ts';
import { HOPS } from './hops.ts';
import { compareNotes, keyBonds, keysShared } from './note-likeness.ts';
import { type Bond, rank, rarity } from './rank.ts';
import type { Reader } from './reader.ts';
import type { Ranked, ReasonKind } from './reason.ts';
import { checkPreference, isLeftOut, type SeeAlsoOptions } from './see-also-options.ts';
import { SEE_ALSO_POINTS as POINTS, SEE_ALSO_FLOOR } from './see-also-points.ts';

/** A note to read next. */
export type SeeAlso = Ranked<Note> & Item<Note>;

/** So many of a note's mentions, sessions and conferences count. */
const MOST_JOINED = MOST_ITEMS;

/**
 * The notes to read after this one, best first, and why; `see-also-points.ts` has the formula. The store finds candidates that share anything
 * with the note: things, links, tags or telling words. The note itself never is one.
 * @throws HallwayError BAD_INPUT for a wrong `first` or preference, BAD_CURSOR for a wrong `after`
 */
export async function seeAlso(
  reader: Reader,
  note: Note,
  page: PageArguments & SeeAlsoOptions,
): Promise<Connection<SeeAlso>> {
  checkPreference(page);
  const [bonds, keys] = await Promise.all([bondsOf(reader, note), keysShared(reader, note)]);
  const ranked = await rank(reader, {
    type: 'Note',
    bonds,
    keys: keyBonds(note, keys),
    except: [note.id],
    floor: SEE_ALSO_FLOOR,
    compare: (other, shared) =>
      isLeftOut(other, page) ? undefined : compareNotes({ note, other, shared, keys, options: page }),
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
    ties.map(async ({ points, ...rest }) => {
      const degree = await reader.degree(countedBy(rest.entity), rest.anchor);
      return { ...rest, degree, weight: rarity(points, degree) };
    }),
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
  const link = { kind: 'LINK', anchor: id, about: 'link', together: 'They link to each other' } as const;
  return [
    { ...link, text: 'This note links to it', weight: POINTS.link, path: [HOPS.linksOfNote] },
    { ...link, text: 'It links to this note', weight: POINTS.linked, path: [HOPS.linksToNote] },
  ];
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
