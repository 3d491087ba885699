import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { compareText, type Evidence } from '../../src/model/evidence.ts';
import type { Edge, EdgeType, Entity, Note, NoteGraph, Statement, StoredEdge } from '../../src/model/graph.ts';
import type { NoteChange, Store } from '../../src/store/port.ts';

/** Evidence on a line. */
export function on(line: number, quote = `line ${line}`, confidence = 0.9): Evidence {
  return { startLine: line, startColumn: 1, endLine: line, endColumn: 9, quote, rule: 'sample', confidence };
}

/** A statement of any kind from its id and what matters. */
export function says(id: string, name: string, more: Readonly<Record<string, unknown>> = {}): Statement {
  const type = (id[0] ?? '').toUpperCase() + id.slice(1, id.indexOf(':'));
  const kind = type === 'Session' ? { kind: 'talk' } : type === 'Person' ? { role: 'speaker', profiles: [] } : {};
  return { id, type, name, aliases: [], evidence: [on(1, name)], ...kind, ...more } as unknown as Statement; // shaped by its id
}

/** An edge with evidence on a line. */
export function edge(type: EdgeType, from: string, to: string, line = 2): Edge {
  return { type, from, to, evidence: [on(line, `${from} ${type} ${to}`)] };
}

/** A note's graph; the digest is made of all that it holds. */
export function graph(
  path: string,
  statements: readonly Statement[],
  edges: readonly Edge[] = [],
  note: Partial<Note> = {},
): NoteGraph {
  const whole = {
    note: {
      id: `note:${path}`,
      type: 'Note',
      name: path,
      aliases: [],
      path,
      authors: [],
      tags: [],
      categories: [],
      excerpt: '',
      digest: '',
      ...note,
    } satisfies Note,
    statements: [...statements].sort((a, b) => compareText(a.id, b.id)),
    edges: [...edges].sort((a, b) => compareText(`${a.type} ${a.from} ${a.to}`, `${b.type} ${b.from} ${b.to}`)),
  };
  return {
    ...whole,
    note: { ...whole.note, digest: note.digest ?? createHash('sha256').update(JSON.stringify(whole)).digest('hex') },
  };
}

/** The change that ingests a graph. */
export const put = (of: NoteGraph): NoteChange => ({ kind: 'put', graph: of });

/** The change that forgets a note. */
export const remove = (path: string): NoteChange => ({ kind: 'remove', note: `note:${path}` });

/** Everything that a store holds. */
export async function contents(store: Store): Promise<({ entity: Entity } | { edge: StoredEdge })[]> {
  const all: ({ entity: Entity } | { edge: StoredEdge })[] = [];
  for await (const item of store.everything()) all.push(item);
  return all;
}

/** Two notes on one conference: a meetup evening with two talks, a talk told twice, a project that both name. */
export function scale(): { readonly first: NoteGraph; readonly second: NoteGraph } {
  const conference = says('conference:scale-14x', 'SCaLE 14x', {
    year: 2016,
    startDate: '2016-01-21',
    place: 'Pasadena',
  });
  const series = says('series:scale', 'SCaLE', { aliases: ['Southern California Linux Expo'] });
  const evening = says('session:scale-14x/evening', 'Evening', { kind: 'meetup' });
  const nomad = says('session:scale-14x/nomad', 'Nomad in Depth', { text: 'All about Nomad.' });
  const charm = says('session:scale-14x/charm', 'Writing your first Juju charm', { kind: 'tutorial' });
  const first = graph(
    'scale.md',
    [
      conference,
      series,
      evening,
      nomad,
      charm,
      says('person:jerome-petazzoni', 'Jérôme Petazzoni', {
        aliases: ['jpetazzo'],
        profiles: ['https://github.com/jpetazzo'],
      }),
      says('person:kelsey-hightower', 'Kelsey Hightower'),
      says('project:nomad', 'Nomad', { url: 'https://www.nomadproject.io/' }),
      says('project:juju', 'Juju'),
      says('organization:docker', 'Docker'),
    ],
    [
      edge('COVERS', 'note:scale.md', 'conference:scale-14x'),
      edge('EDITION_OF', 'conference:scale-14x', 'series:scale'),
      edge('PART_OF', 'session:scale-14x/evening', 'conference:scale-14x'),
      edge('PART_OF', 'session:scale-14x/nomad', 'session:scale-14x/evening'),
      edge('PART_OF', 'session:scale-14x/charm', 'conference:scale-14x'),
      edge('PRESENTED', 'person:jerome-petazzoni', 'session:scale-14x/nomad'),
      edge('PRESENTED', 'person:jerome-petazzoni', 'session:scale-14x/evening'),
      edge('PRESENTED', 'person:kelsey-hightower', 'session:scale-14x/evening'),
      edge('PRESENTED', 'person:kelsey-hightower', 'session:scale-14x/charm'),
      edge('ABOUT', 'session:scale-14x/nomad', 'project:nomad'),
      edge('ABOUT', 'session:scale-14x/evening', 'project:juju'),
      edge('ABOUT', 'session:scale-14x/charm', 'project:juju'),
      edge('AFFILIATED_WITH', 'person:jerome-petazzoni', 'organization:docker'),
      edge('LINKS_TO', 'note:scale.md', 'note:later.md'),
    ],
    { url: 'https://www.example.org/2016/scale/', name: 'Looking back at SCaLE', tags: ['go'], date: '2016-01-30' },
  );
  const second = graph(
    'later.md',
    [
      says('session:scale-14x/nomad', 'Nomad in depth', { text: 'A second telling.' }),
      says('session:gophercon-2017/nomad', 'Nomad again'),
      says('person:jerome-petazzoni', 'Jerome Petazzoni'),
      says('project:nomad', 'Nomad', { aliases: ['HashiCorp Nomad'] }),
    ],
    [
      edge('PRESENTED', 'person:jerome-petazzoni', 'session:scale-14x/nomad', 7),
      edge('ABOUT', 'session:scale-14x/nomad', 'project:nomad', 8),
      edge('PRESENTED', 'person:jerome-petazzoni', 'session:gophercon-2017/nomad', 9),
      edge('ABOUT', 'session:gophercon-2017/nomad', 'project:nomad', 9),
      edge('COVERS', 'note:later.md', 'session:scale-14x/nomad'),
    ],
    { name: 'Later', url: 'http://example.org/later' },
  );
  return { first, second };
}

const NAMES = [
  'Nomad',
  'nomad',
  'Ünïkernel',
  '.NET',
  'C++',
  '日本語',
  '𝒳 𝒴',
  '__proto__',
  'שלום',
  '🐙',
  'a\nb',
  '"q" OR *',
];
const PATHS = ['a.md', 'b.md', 'ü/c.md', '\uFB01.md', '𝒳.md', '__proto__', 'x y.md', 'd.md'];
const THINGS = [
  'project:p',
  'project:q',
  'person:a',
  'person:𝒳',
  'session:c/s',
  'session:c/\uFB1D',
  'session:c/u',
  'conference:c',
  'series:z',
  'organization:o',
];
const EDGES: readonly (readonly [EdgeType, string, string])[] = [
  ['ABOUT', 'session', 'project'],
  ['PRESENTED', 'person', 'session'],
  ['PART_OF', 'session', 'conference'],
  ['PART_OF', 'session', 'session'],
  ['EDITION_OF', 'conference', 'series'],
  ['AFFILIATED_WITH', 'person', 'organization'],
  ['COVERS', 'note', 'conference'],
  ['COVERS', 'note', 'session'],
];

/** Small graphs over a small, hostile vocabulary, so that notes speak of the same things and contradict each other. */
export function anyGraph(): fc.Arbitrary<NoteGraph> {
  const statement = fc.record({
    id: fc.constantFrom(...THINGS),
    name: fc.constantFrom(...NAMES),
    aliases: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    year: fc.option(fc.integer({ min: 2000, max: 2003 }), { nil: undefined }),
    lines: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
    confidence: fc.constantFrom(1, 0.5, 0.75),
    file: fc.option(fc.constantFrom('hallway.yaml', 'ü/hallway.yml', '__proto__'), { nil: undefined, freq: 3 }),
  });
  return fc
    .record({
      path: fc.constantFrom(...PATHS),
      title: fc.constantFrom(...NAMES),
      said: fc.uniqueArray(statement, { selector: (one) => one.id, minLength: 0, maxLength: 7 }),
      keep: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      links: fc.uniqueArray(fc.constantFrom(...PATHS), { maxLength: 2 }),
      tags: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 }),
      terms: fc.uniqueArray(fc.constantFrom('nomad', 'c++', 'node.js', '日本', 'proto'), { maxLength: 3 }),
    })
    .map(({ path, title, said, keep, links, tags, terms }) => {
      const statements = said.map(({ id, name, aliases, year, lines, confidence, file }) =>
        says(id, name, {
          aliases: aliases.filter((alias) => alias !== name).sort(compareText),
          evidence: lines.map((line, index) => ({
            ...on(line, name, confidence),
            // Some of a thing's evidence is elsewhere, the rest in the note.
            ...(file === undefined || index === 0 ? {} : { file }),
          })),
          ...(id.startsWith('conference') && year !== undefined ? { year } : {}),
        }),
      );
      const ids = [`note:${path}`, ...said.map(({ id }) => id)];
      const possible = EDGES.flatMap(([type, from, to]) =>
        ids
          .filter((id) => id.startsWith(`${from}:`))
          .flatMap((a) => ids.filter((id) => id.startsWith(`${to}:`) && id !== a).map((b) => edge(type, a, b))),
      );
      const edges = [
        ...possible.filter((_, index) => keep[index % keep.length]),
        ...links.map((to) => edge('LINKS_TO', `note:${path}`, `note:${to}`)),
      ];
      return graph(path, statements, edges, {
        name: title,
        url: `https://example.org/${encodeURIComponent(title)}/`,
        tags,
        terms: terms.map((word, index) => ({ word, weight: 700 - index })),
      });
    });
}

/** Histories of edits: notes put, changed and removed. */
export function anyHistory(): fc.Arbitrary<NoteChange[][]> {
  const change = fc.oneof(
    { weight: 4, arbitrary: anyGraph().map(put) },
    { weight: 1, arbitrary: fc.constantFrom(...PATHS).map(remove) },
  );
  return fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
}
