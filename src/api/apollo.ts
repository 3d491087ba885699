import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { Access } from './access.ts';
import type { Context } from './context.ts';
import { hallwaySchema } from './hallway-schema.ts';
import type { Limits } from './limits.ts';
import { limitsPlugin } from './limits-plugin.ts';
import { causeOf, isUnexpected, publicError, publicFailure } from './public-error.ts';

/** The context of a request over HTTP: it knows the request's own log, which carries the request id. */
export interface HttpContext extends Context {
  readonly log: FastifyBaseLogger;
  readonly access: Access;
  /** Spends further points of the client; answers with the milliseconds after which they are there, 0 if they were. */
  readonly spend: (points: number) => number;
}

/**
 * Apollo Server with what a public read API needs: bounded parsing and validation, no batches, no stored queries, no stacks, nothing that
 * calls home. Its behaviour does not depend on the environment.
 */
export function createApollo({
  limits,
  introspection,
}: {
  readonly limits: Limits;
  readonly introspection: boolean;
}): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    schema: hallwaySchema(),
    nodeEnv: 'production',
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: 2000,
    formatError: publicError,
    logger: SILENT,
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin(limits),
      failures,
    ],
  });
}

/** Logs what is not the client's fault under the request's id, and answers 503 if nothing could be answered since the store is away. */
const failures: ApolloServerPlugin<HttpContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      for (const error of errors) {
        const cause = causeOf(error);
        if (cause !== undefined && isUnexpected(cause))
          contextValue.log.error({ err: cause, path: error.path }, 'A query failed');
      }
    },
    willSendResponse: async ({ errors, response }) => {
      const away = errors?.some((error) => publicFailure(causeOf(error)).status === 503);
      const result = response.body.kind === 'single' ? response.body.singleResult : undefined;
      if (away && result && Object.values(result.data ?? {}).every((value) => value === null)) {
        // `data` of nulls says nothing; without it the status may say what is the case (GraphQL over HTTP).
        delete result.data;
        response.http.status = 503;
      }
    },
  }),
};

/** Failures are logged above, with the request's id; Apollo's own console log would have no id. */
const quiet = () => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };
