import type { FastifyError, FastifyInstance } from 'fastify';
import { HallwayError } from '../errors.ts';
import { wrong } from './graphql-route.ts';
import { isUnexpected, publicFailure } from './public-error.ts';

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
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(wrong(`Nothing at "${request.url.slice(0, 200)}": try /graphql`, 'NOT_FOUND')),
  );
}

/** Fastify's own texts are not shown: they quote the request. */
const WORDS: Readonly<Record<number, string>> = {
  400: 'Expected a JSON body',
  413: 'Expected a body of at most 100 kB',
  415: 'Expected "content-type: application/json", in UTF-8',
};
