import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HallwayError } from '../errors.ts';
import { openReader } from '../query/reader.ts';
import { seeAlsoAnswer } from '../query/see-also-answer.ts';
import type { AgePreference } from '../query/see-also-options.ts';
import type { Store } from '../store/port.ts';
import { etagOf, isKnown } from './entity-tag.ts';
import type { Till } from './till.ts';

/**
 * `/see-also.json?url=|path=|note=&first=5&except-tag=…&prefer=newer|older`: what the widget shows, for pages of any origin; `except-tag` may be given
 * several times. Cacheable for a minute, with an ETag;
 * 404 for a note that was not ingested.
 */
export function addSeeAlsoRoute(
  app: FastifyInstance,
  { store, deadline, till }: { readonly store: Store; readonly deadline: number; readonly till: Till | undefined },
): void {
  app.get('/see-also.json', async (request, reply) => {
    reply.header('access-control-allow-origin', '*');
    if (till && !till.admit(request, reply)) return reply;
    const asked = readQuery(request);
    const answer = await seeAlsoAnswer(openReader(store.within(deadline)), asked, asked.first, asked);
    const body = JSON.stringify(answer);
    const etag = etagOf(body);
    reply.header('etag', etag).header('cache-control', 'public, max-age=60, stale-while-revalidate=600');
    if (isKnown(request, etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  });
}

interface SeeAlsoQuery {
  readonly url?: string;
  readonly path?: string;
  readonly id?: string;
  readonly first: number;
  readonly exceptTags: readonly string[];
  readonly prefer?: AgePreference;
}

function readQuery({ url: address }: FastifyRequest): SeeAlsoQuery {
  const query = new URL(address, 'http://localhost').searchParams;
  const [url, path, note, first] = ['url', 'path', 'note', 'first'].map((name) => query.get(name));
  if (first != null && !/^\d{1,9}$/.test(first)) {
    throw new HallwayError('BAD_INPUT', `Expected "first" to be 1 to 100, not "${first.slice(0, 40)}"`);
  }
  return {
    ...(url != null && { url }),
    // `note=` is for people who write it by hand: an id or a path.
    ...(note != null && (note.startsWith('note:') ? { id: note } : { path: note })),
    ...(path != null && { path }),
    first: first == null ? 5 : Number(first),
    exceptTags: query.getAll('except-tag'),
    ...preference(query.get('prefer')),
  };
}

function preference(text: string | null): { readonly prefer?: AgePreference } {
  if (text === null) return {};
  if (text === 'newer') return { prefer: 'NEWER' };
  if (text === 'older') return { prefer: 'OLDER' };
  throw new HallwayError('BAD_INPUT', `Expected "prefer" to be newer or older, not "${text.slice(0, 40)}"`);
}
