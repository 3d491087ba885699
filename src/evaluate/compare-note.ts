import { type Comparison, compareLists } from './compare-lists.ts';
import { coverageOf, samePair, unsureCoverage } from './coverage.ts';
import { distinct, type Entity, entityOf, sameEntity } from './entity.ts';
import type { LabelledConference, Labels } from './labels.ts';
import { sameConference } from './same-conference.ts';
import type { FactKind, Tally } from './score.ts';
import { sessionLikeness } from './session-likeness.ts';
import { entitiesOf, type Telling, type ToldSession, tellingOf } from './telling.ts';
import { type FoundSession, foundTies, labelledTies, sameTie, type Tie, unsureTies } from './ties.ts';

/** The count of one kind of fact in one note, with the facts that are amiss, as text for people. */
export interface FactComparison extends Tally {
  /** Labelled and not found. */
  readonly missed: readonly string[];
  /** Found and not labelled. */
  readonly extra: readonly string[];
}

export type NoteComparison = Readonly<Record<FactKind, FactComparison>>;

/**
 * Compares what was found in a note with what its labels say, kind by kind.
 *
 * Ties of sessions (`presented`, `about`) are compared between sessions that match; a tie of a session that the labels do not have is a
 * fault of its own. Whatever the labels are unsure of counts neither way.
 */
export function compareNote(labels: Labels, found: Labels): NoteComparison {
  const told = tellingOf(labels);
  const read = tellingOf(found);
  const sessions = compareSessions(labels, told, read);
  const counted = read.sessions.flatMap((session, place): FoundSession[] =>
    sessions.ignored.has(place) ? [] : [{ told: session, label: sessions.matches.get(place) }],
  );
  const countedSessions = counted.map((session) => session.told);
  const ties = (field: 'speakers' | 'projects') =>
    compareAlike(labelledTies(told.sessions, field), foundTies(counted, told.sessions, field), {
      same: sameTie,
      unsure: unsureTies(labels, field),
    });
  return {
    conference: counts(compareConferences(labels, found), ({ name }) => name),
    session: counts(sessions, ({ session }) => session.title),
    speaker: counts(
      compareAlike(speakersOf(told.sessions), speakersOf(countedSessions), {
        same: sameEntity,
        unsure: unsureSpeakers(labels),
      }),
      nameOf,
    ),
    project: counts(
      compareAlike(told.projects, read.projects, { same: sameEntity, unsure: entitiesOf(labels.unsure.projects) }),
      nameOf,
    ),
    presented: counts(ties('speakers'), tieText),
    about: counts(ties('projects'), tieText),
    covered: counts(
      compareAlike(coverageOf(told), coverageOf(read, countedSessions), {
        same: samePair,
        unsure: unsureCoverage(labels, told),
      }),
      ({ speaker, project }) => `${speaker.name} covered ${project.name}`,
    ),
  };
}

/** Only the events that the note is about are asked for; others that it names are no fault. */
function compareConferences(labels: Labels, found: Labels): Comparison<LabelledConference, LabelledConference> {
  const doubtful = labels.unsure.conferences.map(
    (name): LabelledConference => ({
      name,
      aliases: [],
      series: undefined,
      year: undefined,
      start: undefined,
      mentioned: true,
    }),
  );
  return compareAlike(
    labels.conferences.filter(({ mentioned }) => !mentioned),
    found.conferences,
    { same: sameConference, unsure: [...labels.conferences.filter(({ mentioned }) => mentioned), ...doubtful] },
  );
}

function compareSessions(labels: Labels, told: Telling, read: Telling): Comparison<ToldSession, ToldSession> {
  return compareLists(told.sessions, read.sessions, {
    likeness: (label, find) => sessionLikeness(label.session, find.session),
    unsure: labels.unsure.sessions.map((session) => ({ session, speakers: [], projects: [] })),
  });
}

/** Compares things of one type, which are the same or are not. */
function compareAlike<T>(
  labelled: readonly T[],
  found: readonly T[],
  { same, unsure }: { same: (a: T, b: T) => boolean; unsure: readonly T[] },
): Comparison<T, T> {
  return compareLists(labelled, found, { likeness: (label, find) => Number(same(label, find)), unsure });
}

function speakersOf(sessions: readonly ToldSession[]): Entity[] {
  return distinct(
    sessions.flatMap(({ speakers }) => speakers),
    sameEntity,
  );
}

function unsureSpeakers({ unsure, sessions, people }: Labels): Entity[] {
  const ofSessions = sessions.flatMap((session) => session.unsure.speakers);
  const ofNoSession = people.filter((person) => person.session_unknown);
  return [
    ...entitiesOf([...unsure.people, ...unsure.speakers, ...ofSessions]),
    ...ofNoSession.map(({ name, aliases }) => entityOf(name, aliases)),
  ];
}

function counts<L, F>(comparison: Comparison<L, F>, show: (fact: L | F) => string): FactComparison {
  const { matches, missed, extra } = comparison;
  return {
    labelled: matches.size + missed.length,
    found: matches.size + extra.length,
    matched: matches.size,
    missed: missed.map(show),
    extra: extra.map(show),
  };
}

function nameOf({ name }: Entity): string {
  return name;
}

function tieText({ entity, title }: Tie): string {
  return `${entity.name} in "${title}"`;
}
