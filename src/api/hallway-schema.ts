import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { gql } from 'graphql-tag';
import { resolvers } from './resolvers/resolvers.ts';

let schema: GraphQLSchema | undefined;

/** The schema that runs: the package's own `schema.graphql` with the resolvers; made once. A resolver without a field in it is an error. */
export function hallwaySchema(): GraphQLSchema {
  schema ??= makeExecutableSchema({
    typeDefs: gql(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')),
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return schema;
}
