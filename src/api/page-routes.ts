import { existsSync, readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { newestNotes } from '../query/newest-notes.ts';
import { openReader } from '../query/reader.ts';
import type { Store } from '../store/port.ts';
import { renderHomePage } from '../web/home-page.ts';
import { PAGE_ICON } from '../web/page-icon.ts';
import { PAGE_STYLE } from '../web/page-style.ts';
import { etagOf, isKnown } from './entity-tag.ts';

/** Where `npm run build` puts what the explorer's page loads; the same from `src` and from `dist`. */
const EXPLORER = new URL('../../dist/web/explorer/', import.meta.url);

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Own scripts only; the editor sets styles from script, which needs `unsafe-inline` for styles (never for scripts). */
const EXPLORER_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/`: what this is and what is in the graph. Rendered anew only when the graph has changed. */
export function addHomePage(
  app: FastifyInstance,
  { store, deadline, explorer }: { readonly store: Store; readonly deadline: number; readonly explorer: boolean },
): void {
  let rendered: { readonly revision: number; readonly html: string } | undefined;
  app.get('/', async (_, reply) => {
    const request = store.within(deadline);
    const revision = await request.revision();
    if (rendered?.revision !== revision) {
      const [counts, notes] = await Promise.all([request.counts(), newestNotes(openReader(request), 10)]);
      rendered = { revision, html: renderHomePage({ counts, notes, explorer }) };
    }
    return sendPage(reply, rendered.html, PAGE_POLICY);
  });
  addFile(app, '/favicon.svg', { body: Buffer.from(PAGE_ICON), type: 'image/svg+xml' });
  addFile(app, '/page.css', { body: Buffer.from(PAGE_STYLE), type: 'text/css; charset=utf-8' });
}

/** The explorer's files under `/explorer/`, read once. Returns what shows the explorer itself. */
export function addExplorer(app: FastifyInstance): (reply: FastifyReply) => FastifyReply {
  const index = new URL('index.html', EXPLORER);
  if (!existsSync(index)) return (reply) => sendPage(reply, NOT_BUILT, PAGE_POLICY);
  const html = readFileSync(index, 'utf8');
  for (const [name, type] of [
    ['explorer.js', 'text/javascript; charset=utf-8'],
    ['explorer.css', 'text/css; charset=utf-8'],
  ] as const) {
    addFile(app, `/explorer/${name}`, { body: readFileSync(new URL(name, EXPLORER)), type });
  }
  return (reply) => sendPage(reply, html, EXPLORER_POLICY);
}

/** A file that changes with the version only: kept by browsers, asked for anew by its ETag. */
function addFile(
  app: FastifyInstance,
  url: string,
  { body, type }: { readonly body: Buffer; readonly type: string },
): void {
  const etag = etagOf(body);
  app.get(url, (request, reply) => {
    reply.header('etag', etag).header('cache-control', 'no-cache');
    return isKnown(request, etag) ? reply.code(304).send() : reply.type(type).send(body);
  });
}

function sendPage(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(html);
}

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>Hallway</title><p>The explorer is not built: run <code>npm run build</code>. Queries work without it.</p></html>';
