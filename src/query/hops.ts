import type { Hop } from '../store/port.ts';

/** The hops that questions take, named by what they lead to from what. */
export const HOPS = {
  /** Conference -> its sessions, or session -> the sessions that it holds. */
  sessionsWithin: { type: 'PART_OF', direction: 'in', ends: ['Session'] },
  conferenceOfSession: { type: 'PART_OF', direction: 'out', ends: ['Conference'] },
  sessionAround: { type: 'PART_OF', direction: 'out', ends: ['Session'] },
  seriesOfConference: { type: 'EDITION_OF', direction: 'out' },
  editionsOfSeries: { type: 'EDITION_OF', direction: 'in' },
  speakersOfSession: { type: 'PRESENTED', direction: 'in' },
  sessionsOfPerson: { type: 'PRESENTED', direction: 'out' },
  projectsOfSession: { type: 'ABOUT', direction: 'out' },
  sessionsAboutProject: { type: 'ABOUT', direction: 'in' },
  organizationsOfPerson: { type: 'AFFILIATED_WITH', direction: 'out' },
  peopleOfOrganization: { type: 'AFFILIATED_WITH', direction: 'in' },
  notesCovering: { type: 'COVERS', direction: 'in' },
  coveredByNote: { type: 'COVERS', direction: 'out' },
  conferencesOfNote: { type: 'COVERS', direction: 'out', ends: ['Conference'] },
  sessionsOfNote: { type: 'COVERS', direction: 'out', ends: ['Session'] },
  notesMentioning: { type: 'MENTIONS', direction: 'in' },
  mentionsOfNote: { type: 'MENTIONS', direction: 'out' },
  linksOfNote: { type: 'LINKS_TO', direction: 'out' },
  linksToNote: { type: 'LINKS_TO', direction: 'in' },
} as const satisfies Readonly<Record<string, Hop>>;
