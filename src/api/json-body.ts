import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Bodies are JSON in UTF-8 and nothing else: any other type or charset is answered with 415.
 * @param longest bytes that a request's body may have, within what the server takes at all
 */
export function acceptJsonOnly(app: FastifyInstance, longest: (request: FastifyRequest) => number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i,
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      if (body.length > longest(request)) {
        done(Object.assign(new Error('Body too large'), { statusCode: 413 }), undefined);
        return;
      }
      try {
        const value: unknown = JSON.parse(UTF8.decode(body));
        done(null, value);
      } catch (cause) {
        done(Object.assign(new Error('Expected a JSON body', { cause }), { statusCode: 400 }), undefined);
      }
    },
  );
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
