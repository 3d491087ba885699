import type { Resolvers } from '../schema.generated.ts';
import {
  conferenceResolvers,
  noteResolvers,
  organizationResolvers,
  personResolvers,
  projectResolvers,
  seriesResolvers,
  sessionResolvers,
} from './entity-resolvers.ts';
import { entityTypes, sessionKinds } from './enum-values.ts';
import { evidenceResolvers, factEdgeResolvers } from './fact-resolvers.ts';
import { queryResolvers } from './query-resolvers.ts';

/** All resolvers of `schema.graphql`. What is not here is read off the question's answer by its name. */
export const resolvers: Resolvers = {
  Query: queryResolvers,
  Node: { __resolveType: ({ type }) => type },
  EntityType: entityTypes,
  SessionKind: sessionKinds,
  Conference: conferenceResolvers,
  Series: seriesResolvers,
  Session: sessionResolvers,
  Person: personResolvers,
  Project: projectResolvers,
  Organization: organizationResolvers,
  Note: noteResolvers,
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
