import { checkFirst, type PageArguments } from '../../query/connection.ts';
import { coveredBy, whoCovered } from '../../query/coverage.ts';
import { HOPS } from '../../query/hops.ts';
import { listJoined, onlyJoined } from '../../query/lists.ts';
import { relatedSessions } from '../../query/related-sessions.ts';
import { sessionSections } from '../../query/sections.ts';
import { seeAlso } from '../../query/see-also.ts';
import { projectTimeline } from '../../query/timeline.ts';
import { coSpeakers, relatedProjects, topProjects } from '../../query/together.ts';
import type {
  ConferenceResolvers,
  NoteResolvers,
  OrganizationResolvers,
  PersonResolvers,
  ProjectResolvers,
  SeriesResolvers,
  SessionResolvers,
  TimelineEntryResolvers,
} from '../schema.generated.ts';

/** Fields of a conference that are not its own attributes. */
export const conferenceResolvers: ConferenceResolvers = {
  series: ({ id }, _, { reader }) => onlyJoined(reader, id, HOPS.seriesOfConference),
  sessions: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.sessionsWithin, page }),
  topProjects: (conference, page, { reader }) => topProjects(reader, conference, page),
  notes: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.notesCovering, page }),
};

/** Fields of a series that are not its own attributes. */
export const seriesResolvers: SeriesResolvers = {
  editions: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.editionsOfSeries, page }),
};

/** Fields of a session that are not its own attributes. */
export const sessionResolvers: SessionResolvers = {
  title: ({ name }) => name,
  conference: ({ id }, _, { reader }) => onlyJoined(reader, id, HOPS.conferenceOfSession),
  parent: ({ id }, _, { reader }) => onlyJoined(reader, id, HOPS.sessionAround),
  sessions: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.sessionsWithin, page }),
  speakers: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.speakersOfSession, page }),
  projects: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.projectsOfSession, page }),
  sections: async (session, page, { reader }) => firstOf(page, await sessionSections(reader, session)),
  notes: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.notesCovering, page }),
  related: (session, page, { reader }) => relatedSessions(reader, session, page),
};

/** Fields of a person that are not the person's own attributes. */
export const personResolvers: PersonResolvers = {
  organizations: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.organizationsOfPerson, page }),
  sessions: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.sessionsOfPerson, page }),
  projects: ({ id }, page, { reader }) => coveredBy(reader, id, page),
  coSpeakers: (person, page, { reader }) => coSpeakers(reader, person, page),
  notes: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.notesMentioning, page }),
};

/** Fields of a project that are not its own attributes. */
export const projectResolvers: ProjectResolvers = {
  sessions: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.sessionsAboutProject, page }),
  speakers: ({ id }, page, { reader }) => whoCovered(reader, id, page),
  relatedProjects: (project, page, { reader }) => relatedProjects(reader, project, page),
  timeline: async (project, page, { reader }) => firstOf(page, await projectTimeline(reader, project)),
  notes: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.notesMentioning, page }),
};

/** Fields of an organization that are not its own attributes. */
export const organizationResolvers: OrganizationResolvers = {
  people: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.peopleOfOrganization, page }),
  notes: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.notesMentioning, page }),
};

/** Fields of a note that are not its own attributes. */
export const noteResolvers: NoteResolvers = {
  title: ({ name }) => name,
  conferences: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.conferencesOfNote, page }),
  sessions: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.sessionsOfNote, page }),
  mentions: ({ id }, { types, ...page }, { reader }) =>
    listJoined(reader, { id, hop: { ...HOPS.mentionsOfNote, ...(types && { ends: types }) }, page }),
  links: ({ id }, page, { reader }) => listJoined(reader, { id, hop: HOPS.linksOfNote, page }),
  seeAlso: (note, page, { reader }) => seeAlso(reader, note, page),
};

/** Fields of a timeline's entry that are not its own attributes. */
export const timelineEntryResolvers: TimelineEntryResolvers = {
  sessionCount: ({ sessions }) => sessions.length,
  sessions: ({ sessions }, page) => firstOf(page, sessions),
  speakerCount: ({ speakers }) => speakers.length,
  speakers: ({ speakers }, page) => firstOf(page, speakers),
};

function firstOf<T>(page: PageArguments, items: readonly T[]): readonly T[] {
  return items.slice(0, checkFirst(page));
}
