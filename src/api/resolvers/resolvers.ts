import type { Resolvers } from '../schema.generated.ts';
import {
  conferenceResolvers,
  noteResolvers,
  organizationResolvers,
  personResolvers,
  projectResolvers,
  seriesResolvers,
  sessionResolvers,
  timelineEntryResolvers,
} from './entity-resolvers.ts';
import { entityTypes, noteOutcomes, orderValues, sessionKinds } from './enum-values.ts';
import { evidenceResolvers, factEdgeResolvers } from './fact-resolvers.ts';
import { mutationResolvers, noteChangeResolvers, rateLimitResolvers } from './mutation-resolvers.ts';
import { queryResolvers } from './query-resolvers.ts';

/** All resolvers of `schema.graphql`. What is not here is read off the question's answer by its name. */
export const resolvers: Resolvers = {
  Query: queryResolvers,
  Mutation: mutationResolvers,
  NoteChange: noteChangeResolvers,
  NoteOutcome: noteOutcomes,
  RateLimit: rateLimitResolvers,
  Node: { __resolveType: ({ type }) => type },
  EntityType: entityTypes,
  SessionKind: sessionKinds,
  ...orderValues,
  Conference: conferenceResolvers,
  Series: seriesResolvers,
  Session: sessionResolvers,
  Person: personResolvers,
  Project: projectResolvers,
  Organization: organizationResolvers,
  Note: noteResolvers,
  TimelineEntry: timelineEntryResolvers,
  Evidence: evidenceResolvers,
  ConferenceEdge: factEdgeResolvers,
  SeriesEdge: factEdgeResolvers,
  SessionEdge: factEdgeResolvers,
  PersonEdge: factEdgeResolvers,
  ProjectEdge: factEdgeResolvers,
  OrganizationEdge: factEdgeResolvers,
  NoteEdge: factEdgeResolvers,
  MentionEdge: factEdgeResolvers,
};
