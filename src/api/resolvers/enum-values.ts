import type {
  ConferenceOrderFieldResolvers,
  EntityTypeResolvers,
  NoteOrderFieldResolvers,
  NoteOutcomeResolvers,
  OrderDirectionResolvers,
  OrganizationOrderFieldResolvers,
  PersonOrderFieldResolvers,
  ProjectOrderFieldResolvers,
  SeriesOrderFieldResolvers,
  SessionKindResolvers,
  SessionOrderFieldResolvers,
} from '../schema.generated.ts';

/** The model's words for the schema's kinds of things. */
export const entityTypes = {
  CONFERENCE: 'Conference',
  SERIES: 'Series',
  SESSION: 'Session',
  PERSON: 'Person',
  PROJECT: 'Project',
  ORGANIZATION: 'Organization',
  NOTE: 'Note',
} as const satisfies EntityTypeResolvers;

/** The model's words for the schema's kinds of sessions. */
export const sessionKinds = {
  TALK: 'talk',
  KEYNOTE: 'keynote',
  PANEL: 'panel',
  WORKSHOP: 'workshop',
  TUTORIAL: 'tutorial',
  LIGHTNING: 'lightning',
  BOF: 'bof',
  MEETUP: 'meetup',
  OTHER: 'other',
} as const satisfies SessionKindResolvers;

/** The store's words for the schema's orders. */
export const orderValues = {
  OrderDirection: { ASC: 'ascending', DESC: 'descending' } satisfies OrderDirectionResolvers,
  ConferenceOrderField: {
    NAME: 'name',
    DATE: 'date',
    SESSIONS: 'sessions',
  } satisfies ConferenceOrderFieldResolvers,
  SeriesOrderField: { NAME: 'name', CONFERENCES: 'conferences' } satisfies SeriesOrderFieldResolvers,
  SessionOrderField: { TITLE: 'title', DATE: 'date' } satisfies SessionOrderFieldResolvers,
  PersonOrderField: { NAME: 'name', SESSIONS: 'sessions' } satisfies PersonOrderFieldResolvers,
  ProjectOrderField: { NAME: 'name', SESSIONS: 'sessions', NOTES: 'notes' } satisfies ProjectOrderFieldResolvers,
  OrganizationOrderField: { NAME: 'name', PEOPLE: 'people' } satisfies OrganizationOrderFieldResolvers,
  NoteOrderField: { TITLE: 'title', DATE: 'date', SESSIONS: 'sessions' } satisfies NoteOrderFieldResolvers,
} as const;

/** The words of the code for what writing did to a note. */
export const noteOutcomes = {
  ADDED: 'added',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  REJECTED: 'rejected',
  REMOVED: 'removed',
  UNKNOWN: 'unknown',
} as const satisfies NoteOutcomeResolvers;
