import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { HallwayError } from '../errors.ts';
import type { HttpContext } from './apollo.ts';
import type { Limits } from './limits.ts';
import { measureOperation, type OperationSize } from './measure-operation.ts';
import { publicFailure } from './public-error.ts';

/** So many things cost one point of a client's allowance. */
const THINGS_PER_POINT = 500;

/**
 * Refuses operations that are too deep, too dear or too many in one, before anything is asked of the store, and those that a client may not
 * do or has no points left for. Tells in `extensions.cost` what the others cost.
 *
 * It runs when variables are known (validation rules do not see them, and their verdict is remembered for a document).
 */
export function limitsPlugin(limits: Limits): ApolloServerPlugin<HttpContext> {
  const sizes = new WeakMap<HttpContext, OperationSize>();
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return; // there is none only if nothing is executed
        if (operation.operation === 'mutation') checkAccess(contextValue);
        const { variables } = request;
        const size = measured(() => measureOperation(schema, { document, operation, variables }));
        sizes.set(contextValue, size);
        checkSize(size, limits);
        spendPoints(contextValue, size);
      },
      willSendResponse: async ({ contextValue, response: { body } }) => {
        const size = sizes.get(contextValue);
        if (size === undefined || body.kind !== 'single') return;
        const cost = { query: size.cost, limit: limits.cost };
        body.singleResult.extensions = { ...body.singleResult.extensions, cost };
      },
    }),
  };
}

function checkSize(size: OperationSize, limits: Limits): void {
  const checks = [
    ['DEPTH_LIMIT', 'fields inside each other', size.depth, limits.depth, 'ask in several requests'],
    ['ALIAS_LIMIT', 'aliases', size.aliases, limits.aliases, 'ask in several requests'],
    ['DIRECTIVE_LIMIT', 'directives', size.directives, limits.directives, 'leave some out'],
    ['ROOT_FIELD_LIMIT', 'fields at the top', size.rootFields, limits.rootFields, 'ask in several requests'],
    ['COST_LIMIT', 'things in the answer', size.cost, limits.cost, 'ask for fewer with "first"'],
  ] as const;
  for (const [code, what, found, limit, remedy] of checks) {
    if (found <= limit) continue;
    const measure = code === 'COST_LIMIT' ? { cost: found } : { found };
    throw refusal(400, `Expected at most ${limit} ${what}, got ${found}: ${remedy}`, { code, ...measure, limit });
  }
}

function checkAccess({ access }: HttpContext): void {
  if (access === 'granted') return;
  if (access === 'off') {
    throw refusal(403, 'Writing is off: whoever runs the server turns it on with HALLWAY_TOKEN', { code: 'FORBIDDEN' });
  }
  const message = access === 'refused' ? 'Wrong token' : 'Writing needs a token: send "authorization: Bearer TOKEN"';
  throw refusal(401, message, { code: 'UNAUTHENTICATED' }, ['www-authenticate', 'Bearer']);
}

/** The request itself was one point; a dear operation takes more. */
function spendPoints(context: HttpContext, { cost }: OperationSize): void {
  const more = Math.ceil(cost / THINGS_PER_POINT) - 1;
  const wait = context.spend(more);
  if (wait === 0) return;
  const seconds = Math.ceil(wait / 1000);
  const message = `Too many requests: try again in ${seconds} s`;
  throw refusal(429, message, { code: 'RATE_LIMITED', retryAfter: seconds }, ['retry-after', String(seconds)]);
}

function measured(measure: () => OperationSize): OperationSize {
  try {
    return measure();
  } catch (error) {
    if (!(error instanceof HallwayError)) throw error;
    const { code, status, message } = publicFailure(error);
    throw refusal(status, message, { code });
  }
}

function refusal(
  status: number,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
  header?: readonly [string, string],
): GraphQLError {
  const headers = new HeaderMap();
  if (header) headers.set(...header);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status, headers } } });
}
