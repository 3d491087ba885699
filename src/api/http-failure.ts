import type { FastifyError, FastifyInstance } from 'fastify';
import { HallwayError } from '../errors.ts';
import { isUnexpected, publicFailure } from './public-error.ts';
import { wrong } from './wrong.ts';

/** Makes every answer that no route gave a JSON one: what is too large, not JSON, not there, or fails. No stack, no HTML. */
export function addFailureAnswers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (!(error instanceof HallwayError) && error.statusCode !== undefined && error.statusCode < 500) {
      return reply.code(error.statusCode).send(wrong(WORDS[error.statusCode] ?? 'Bad request', 'BAD_USER_INPUT'));
    }
    const { code, status, message } = publicFailure(error);
    if (isUnexpected(error)) request.log.error({ err: error }, 'A request failed');
    return reply.code(status).send(wrong(message, code));
  });
  // The address is not repeated: it is the client's own text.
  app.setNotFoundHandler((_, reply) => reply.code(404).send(wrong('Nothing here: try /graphql', 'NOT_FOUND')));
}

/** Fastify's own texts are not shown: they quote the request. */
const WORDS: Readonly<Record<number, string>> = {
  400: 'Expected a JSON body',
  413: 'Expected a smaller body: at most 100 KB',
  415: 'Expected "content-type: application/json", in UTF-8',
};
