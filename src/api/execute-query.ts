import {
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
  validate,
} from 'graphql';
import { openReader } from '../query/reader.ts';
import type { Store } from '../store/port.ts';
import type { Context } from './context.ts';
import { hallwaySchema } from './hallway-schema.ts';
import { INTERNAL_MESSAGE, publicError } from './public-error.ts';

/** A GraphQL operation as clients send it. */
export interface QueryRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** Runs an operation on a store without HTTP: the answer that the server would give, as plain data. Never throws for what is in the request. */
export async function executeQuery(store: Store, request: QueryRequest): Promise<FormattedExecutionResult> {
  const schema = hallwaySchema();
  let document: DocumentNode;
  try {
    document = parse(request.query);
  } catch (error) {
    return { errors: [faultOf(error, 'GRAPHQL_PARSE_FAILED')] };
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return { errors: faults.map((fault) => faultOf(fault, 'GRAPHQL_VALIDATION_FAILED')) };
  const contextValue: Context = { reader: openReader(store) };
  const { variables: variableValues, operationName } = request;
  const { data, errors } = await execute({ schema, document, contextValue, variableValues, operationName });
  return {
    ...(errors && { errors: errors.map((error) => faultOf(error, 'BAD_USER_INPUT')) }),
    ...(data !== undefined && { data }),
  };
}

/** What the client is told; `code` is that of faults of the query itself at this stage. */
function faultOf(error: unknown, code: string): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : new GraphQLError(INTERNAL_MESSAGE);
  const { message, ...rest } = located.toJSON();
  return publicError({ message, ...rest, extensions: { code, ...located.extensions } }, located);
}
