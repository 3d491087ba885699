import { HallwayError } from '../errors.ts';
import type { SessionKind } from '../model/facts.ts';
import type { EntityType } from '../model/graph.ts';
import { nameKey } from '../model/name-key.ts';
import type { Condition, Hop } from '../store/port.ts';
import { HOPS } from './hops.ts';
import type { Reader } from './reader.ts';

type Optional<T> = T | null | undefined;

/** Years from one to another, both included; open where one is absent. */
export interface YearRange {
  readonly from?: Optional<number>;
  readonly to?: Optional<number>;
}

/** Days (`YYYY-MM-DD`) from one to another, both included; open where one is absent. */
export interface DayRange {
  readonly from?: Optional<string>;
  readonly to?: Optional<string>;
}

/** Which sessions; all that is given must hold. Things are given by id or by any of their names. */
export interface SessionFilter {
  readonly conference?: Optional<string>;
  readonly series?: Optional<string>;
  readonly speaker?: Optional<string>;
  readonly project?: Optional<string>;
  readonly organization?: Optional<string>;
  readonly years?: Optional<YearRange>;
  readonly kinds?: Optional<readonly SessionKind[]>;
  readonly text?: Optional<string>;
}

/** Which speakers: those with one session that fulfils all of `project`, `conference` and the rest. */
export interface SpeakerFilter {
  readonly project?: Optional<string>;
  readonly conference?: Optional<string>;
  readonly series?: Optional<string>;
  readonly organization?: Optional<string>;
  readonly years?: Optional<YearRange>;
  readonly text?: Optional<string>;
}

/** Which projects: those that one session is about that fulfils all of `conference`, `speaker` and the rest. */
export interface ProjectFilter {
  readonly conference?: Optional<string>;
  readonly series?: Optional<string>;
  readonly speaker?: Optional<string>;
  readonly years?: Optional<YearRange>;
  readonly text?: Optional<string>;
}

/** Which conferences. */
export interface ConferenceFilter {
  readonly series?: Optional<string>;
  readonly years?: Optional<YearRange>;
  readonly text?: Optional<string>;
}

/** Which notes. */
export interface NoteFilter {
  readonly conference?: Optional<string>;
  readonly author?: Optional<string>;
  readonly dates?: Optional<DayRange>;
  readonly text?: Optional<string>;
}

/** The condition that a filter of sessions stands for. */
export async function sessionCondition(reader: Reader, filter: SessionFilter): Promise<Condition> {
  const { organization, kinds } = filter;
  const given: Joined[] = [];
  const speaker = await idsOf(reader, 'Person', filter.speaker);
  const employed = await joinedTo(reader, HOPS.organizationsOfPerson, 'Organization', organization);
  if (speaker) given.push({ hop: HOPS.speakersOfSession, where: { ids: speaker } });
  if (employed) given.push({ hop: HOPS.speakersOfSession, where: { joined: [employed] } });
  return {
    ...(kinds && { kinds }),
    ...textOf(filter),
    joined: [
      ...present(await joinedTo(reader, HOPS.projectsOfSession, 'Project', filter.project)),
      ...(await setting(reader, filter)),
      ...given,
    ],
  };
}

/** The condition that a filter of speakers stands for: persons who gave a session. Covering a project means what it means everywhere. */
export async function speakerCondition(reader: Reader, filter: SpeakerFilter): Promise<Condition> {
  const covered = await joinedTo(reader, HOPS.projectsOfSession, 'Project', filter.project);
  const where: Condition = {
    joined: [...present(covered), ...(await setting(reader, filter))],
    ...(covered && { without: HOPS.sessionsWithin }),
  };
  const employed = await joinedTo(reader, HOPS.organizationsOfPerson, 'Organization', filter.organization);
  return { ...textOf(filter), joined: [{ hop: HOPS.sessionsOfPerson, where }, ...present(employed)] };
}

/** The condition that a filter of projects stands for; no filter, all projects that notes name. */
export async function projectCondition(reader: Reader, filter: ProjectFilter): Promise<Condition> {
  const covering = await joinedTo(reader, HOPS.speakersOfSession, 'Person', filter.speaker);
  const told = [...present(covering), ...(await setting(reader, filter))];
  const where: Condition = { joined: told, ...(covering && { without: HOPS.sessionsWithin }) };
  return { ...textOf(filter), ...(told.length > 0 && { joined: [{ hop: HOPS.sessionsAboutProject, where }] }) };
}

/** The condition that a filter of conferences stands for. */
export async function conferenceCondition(reader: Reader, filter: ConferenceFilter): Promise<Condition> {
  const series = await joinedTo(reader, HOPS.seriesOfConference, 'Series', filter.series);
  return { ...textOf(filter), ...yearsOf(filter), joined: present(series) };
}

/** The condition that a filter of notes stands for. */
export async function noteCondition(reader: Reader, filter: NoteFilter): Promise<Condition> {
  const { author } = filter;
  const told = await joinedTo(reader, HOPS.conferencesOfNote, 'Conference', filter.conference);
  return {
    ...textOf(filter),
    ...(author != null && { author }),
    ...daysOf(filter),
    joined: present(told),
  };
}

type Joined = NonNullable<Condition['joined']>[number];

/** What a session's conference must be: one of these, of this series and these years. */
async function setting(
  reader: Reader,
  filter: Pick<SessionFilter, 'conference' | 'series' | 'years'>,
): Promise<readonly Joined[]> {
  const ids = await idsOf(reader, 'Conference', filter.conference);
  const series = await joinedTo(reader, HOPS.seriesOfConference, 'Series', filter.series);
  const where: Condition = { ...(ids && { ids }), ...yearsOf(filter), ...(series && { joined: [series] }) };
  return Object.keys(where).length === 0 ? [] : [{ hop: HOPS.conferenceOfSession, where }];
}

async function joinedTo(
  reader: Reader,
  hop: Hop,
  type: EntityType,
  thing: Optional<string>,
): Promise<Joined | undefined> {
  const ids = await idsOf(reader, type, thing);
  return ids && { hop, where: { ids } };
}

/** The thing that is meant, as lookups mean it: by its id, or the first that goes by the name. None: a list of no ids. */
async function idsOf(
  reader: Reader,
  type: EntityType,
  thing: Optional<string>,
): Promise<readonly string[] | undefined> {
  if (thing == null) return undefined;
  if (thing.startsWith(`${type.toLowerCase()}:`)) return [thing];
  const key = nameKey(thing);
  const named = key === '' ? [] : await reader.named(type, key);
  return named.slice(0, 1).map(({ id }) => id);
}

function yearsOf({ years }: { readonly years?: Optional<YearRange> }): Pick<Condition, 'years'> {
  return years ? { years: rangeOf(years, 'years', (year) => Number.isInteger(year) && year >= 0 && year <= 9999) } : {};
}

function daysOf({ dates }: { readonly dates?: Optional<DayRange> }): Pick<Condition, 'days'> {
  return dates ? { days: rangeOf(dates, 'dates', (day) => /^\d{4}-\d\d-\d\d$/.test(day)) } : {};
}

function rangeOf<T>(
  { from, to }: { readonly from?: Optional<T>; readonly to?: Optional<T> },
  name: keyof typeof FORMS,
  isOne: (value: T) => boolean,
): { readonly from?: T; readonly to?: T } {
  for (const value of [from, to]) {
    if (value != null && !isOne(value)) {
      throw new HallwayError('BAD_INPUT', `Expected "${name}" to be from and to ${FORMS[name]}, got "${value}"`);
    }
  }
  return { ...(from != null && { from }), ...(to != null && { to }) };
}

const FORMS = { years: 'a year such as 2016', dates: 'a day such as 2016-01-30' } as const;

function textOf({ text }: { readonly text?: Optional<string> }): Pick<Condition, 'terms'> {
  return text == null ? {} : { terms: [text] };
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
