import type { FastifyInstance } from 'fastify';

/** Bodies are JSON in UTF-8 and nothing else: any other type or charset is answered with 415. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i,
    { parseAs: 'buffer' },
    (_, body: Buffer, done) => {
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
