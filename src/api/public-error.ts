import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, HallwayError } from '../errors.ts';

/**
 * Codes that clients see in `extensions.code` for failures, beside those of GraphQL servers (GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, …)
 * and those of refusals (DEPTH_LIMIT, COST_LIMIT, RATE_LIMITED, UNAUTHENTICATED, …; see `docs/api.md`).
 */
export type PublicCode = 'BAD_USER_INPUT' | 'NOT_FOUND' | 'UNAVAILABLE' | 'INTERNAL_SERVER_ERROR';

/** What every fault that is not the client's own is called to the client; the log has the rest. */
export const INTERNAL_MESSAGE = 'Internal server error';

/** The code and HTTP status that a failure has for clients. */
export function publicFailure(error: unknown): {
  readonly code: PublicCode;
  readonly status: number;
  readonly message: string;
} {
  const code = error instanceof HallwayError ? PUBLIC_CODES[error.code] : undefined;
  if (code === undefined || !(error instanceof HallwayError))
    return { code: 'INTERNAL_SERVER_ERROR', status: 500, message: INTERNAL_MESSAGE };
  return { code, status: STATUS[code], message: code === 'UNAVAILABLE' ? UNAVAILABLE_MESSAGE : error.message };
}

/**
 * What a client is told of an error of a GraphQL operation. Errors of the query itself (syntax, validation, variables) are told as they are;
 * expected failures with their code; anything else is "Internal server error".
 */
export function publicError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = causeOf(error);
  if (cause === undefined) return formatted;
  const { code, message } = publicFailure(cause);
  const { locations, path } = formatted;
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
}

/** What was thrown while fields were resolved; `undefined` for an error of the query itself. */
export function causeOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { code } = error.extensions;
  if (error.originalError === undefined || error.originalError instanceof GraphQLError) {
    // Raised by graphql-js or Apollo Server. With a path it arose in execution (a null in a non-null place): our fault, not the client's.
    return error.path === undefined || code !== undefined ? undefined : error;
  }
  return error.originalError;
}

/** Whether the service's owner must hear of an error: it is no fault of the client. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof HallwayError) || publicFailure(error).status >= 500;
}

/** Nothing of the store's whereabouts: clients cannot mend it. */
const UNAVAILABLE_MESSAGE = 'The store does not answer; try again in a moment';

const PUBLIC_CODES: Partial<Record<ErrorCode, PublicCode>> = {
  BAD_INPUT: 'BAD_USER_INPUT',
  BAD_CURSOR: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  STORE_UNAVAILABLE: 'UNAVAILABLE',
  STORE_UNAUTHORIZED: 'UNAVAILABLE',
  STORE_BUSY: 'UNAVAILABLE',
  TIMEOUT: 'UNAVAILABLE',
};

const STATUS: Record<PublicCode, number> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};
