import type { EntityTypeResolvers, SessionKindResolvers } from '../schema.generated.ts';

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
