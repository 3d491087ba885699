import type { EntityType, Note } from '../model/graph.ts';
import { escapeHtml } from './escape-html.ts';

/** What the first page shows. */
export interface HomePage {
  readonly counts: Readonly<Record<EntityType, number>>;
  /** Newest first. */
  readonly notes: readonly Note[];
  /** Whether `/graphql` shows the explorer. */
  readonly explorer: boolean;
}

/** The first page as HTML: what this is, what is in the graph, and the ways in. All text of notes is escaped; links are http or https only. */
export function renderHomePage({ counts, notes, explorer }: HomePage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hallway</title>
<meta name="description" content="What conference notes say, as a graph: who covered what, which sessions are related, what to read next.">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<main>
<h1>Hallway</h1>
<p class="lead">What conference notes say, as a graph: who covered what, which sessions are related, what to read next. Every fact shows the words behind it.</p>
${explorer ? '<p><a class="go" href="/graphql">Explore with GraphQL</a></p>' : ''}
<dl class="counts">
${SHOWN.map(([type, one, many]) => `<div><dt>${counts[type] === 1 ? one : many}</dt><dd>${counts[type].toLocaleString('en')}</dd></div>`).join('\n')}
</dl>
<h2>Newest notes</h2>
${notes.length === 0 ? '<p>None yet. Add some with <code>hallway ingest FOLDER</code>.</p>' : `<ul class="notes">\n${notes.map(renderNote).join('\n')}\n</ul>`}
<h2>For programs</h2>
<ul class="ways">
<li><code>POST /graphql</code> answers questions.</li>
<li><code>GET /see-also.json?url=ADDRESS</code> says what belongs under “see also” beside a post.</li>
<li><code>GET /healthz</code> and <code>GET /readyz</code> say how the service is.</li>
</ul>
</main>
</body>
</html>
`;
}

const SHOWN: readonly (readonly [EntityType, string, string])[] = [
  ['Note', 'note', 'notes'],
  ['Conference', 'conference', 'conferences'],
  ['Session', 'session', 'sessions'],
  ['Person', 'person', 'people'],
  ['Project', 'project', 'projects'],
];

function renderNote({ name, url, date }: Note): string {
  const title = escapeHtml(name);
  const day =
    date === undefined
      ? '<span class="undated">undated</span>'
      : `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`;
  const link =
    url !== undefined && /^https?:\/\//i.test(url)
      ? `<a href="${escapeHtml(url)}" rel="noopener nofollow">${title}</a>`
      : `<span>${title}</span>`;
  return `<li>${day}${link}</li>`;
}
