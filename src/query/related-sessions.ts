import type { Entity, Session } from '../model/graph.ts';
import { type Connection, type Item, MOST_ITEMS, type PageArguments, rankedConnection } from './connection.ts';
import { HOPS } from './hops.ts';
import { likeWords } from './like-words.ts';
import { type Bond, rank, rarity } from './rank.ts';
import type { Reader } from './reader.ts';
import type { Ranked } from './reason.ts';

/** A session related to another. */
export type RelatedSession = Ranked<Session> & Item<Session>;

/**
 * Points of what two sessions can share. Those of projects, speakers and parents are worth that much if nobody else has the thing, and
 * less the more sessions do (`rarity`). A conference and its series are worth so little that they fill the end of a list only.
 */
const POINTS = { project: 1000, speaker: 1000, parent: 1400, conference: 20, series: 10, title: 500, text: 300 };

/** One conference is reason enough, another edition of one series is not. */
const FLOOR = { points: POINTS.conference, share: 0, strong: 0 };

/** So many of a session's projects and speakers count. */
const MOST_JOINED = MOST_ITEMS;

/**
 * The sessions that somebody should look at after this one, best first, and why. A session's score is the sum of
 * - 1000 points for each project that both are about, 1000 for each person who gave both, 1400 for a larger session that holds both,
 *   each divided by log2 of how many sessions hang on it;
 * - 500 times the cosine of the titles' words and 300 times that of the notes' words about them, without the words of shared names,
 *   where they are alike enough to say so;
 * - 20 points for one conference and 10 for one series.
 * What holds the session, and what it holds, are left out: they are shown as such.
 */
export async function relatedSessions(
  reader: Reader,
  session: Session,
  page: PageArguments,
): Promise<Connection<RelatedSession>> {
  const all = { first: MOST_JOINED };
  const [projects, speakers, conferences, parents, children] = await Promise.all([
    ends(reader.neighbours(HOPS.projectsOfSession, session.id, all)),
    ends(reader.neighbours(HOPS.speakersOfSession, session.id, all)),
    ends(reader.neighbours(HOPS.conferenceOfSession, session.id, all)),
    ends(reader.neighbours(HOPS.sessionAround, session.id, all)),
    ends(reader.neighbours(HOPS.sessionsWithin, session.id, all)),
  ]);
  const bonds = (
    await Promise.all([
      ...projects.map((project) => projectBond(reader, project)),
      ...speakers.map((speaker) => speakerBond(reader, speaker)),
      ...parents.map((parent) => parentBond(reader, parent)),
      ...conferences.map((conference) => conferenceBonds(reader, conference)),
    ])
  ).flat();
  const ranked = await rank(reader, {
    type: 'Session',
    bonds,
    except: [session, ...parents, ...children].map(({ id }) => id),
    floor: FLOOR,
    compare: (other, shared) => likeWords({ from: wordsOf(session), to: wordsOf(other), shared, points: POINTS }),
  });
  return rankedConnection(page, ranked);
}

async function projectBond(reader: Reader, entity: Entity): Promise<Bond> {
  const weight = rarity(POINTS.project, await reader.degree(HOPS.sessionsAboutProject, entity.id));
  return bond(entity, {
    kind: 'PROJECT',
    text: `Both cover ${entity.name}`,
    weight,
    path: [HOPS.sessionsAboutProject],
  });
}

async function speakerBond(reader: Reader, entity: Entity): Promise<Bond> {
  const weight = rarity(POINTS.speaker, await reader.degree(HOPS.sessionsOfPerson, entity.id));
  return bond(entity, { kind: 'PERSON', text: `Same speaker: ${entity.name}`, weight, path: [HOPS.sessionsOfPerson] });
}

async function parentBond(reader: Reader, entity: Entity): Promise<Bond> {
  const weight = rarity(POINTS.parent, await reader.degree(HOPS.sessionsWithin, entity.id));
  return bond(entity, { kind: 'PARENT', text: `Both part of ${entity.name}`, weight, path: [HOPS.sessionsWithin] });
}

/** The conference and its series are one reason, told by the conference where both sessions were there. */
async function conferenceBonds(reader: Reader, entity: Entity): Promise<readonly Bond[]> {
  const path = [HOPS.sessionsWithin];
  const same = bond(entity, { kind: 'CONFERENCE', text: `Both at ${entity.name}`, weight: POINTS.conference, path });
  const series = await ends(reader.neighbours(HOPS.seriesOfConference, entity.id, { first: 1 }));
  return [
    same,
    ...series.map((one) => ({
      ...bond(one, {
        kind: 'SERIES',
        text: `Both at editions of ${one.name}`,
        weight: POINTS.series,
        path: [HOPS.editionsOfSeries, HOPS.sessionsWithin],
      }),
      about: same.about,
    })),
  ];
}

function bond(entity: Entity, rest: Omit<Bond, 'anchor' | 'about' | 'entity'>): Bond {
  return { ...rest, anchor: entity.id, about: entity.id, entity };
}

async function ends(page: ReturnType<Reader['neighbours']>): Promise<readonly Entity[]> {
  return (await page).items.map(({ entity }) => entity);
}

function wordsOf({ name, aliases, text }: Session): { readonly title: string; readonly text: string } {
  return { title: [name, ...aliases].join(' '), text: text ?? '' };
}
