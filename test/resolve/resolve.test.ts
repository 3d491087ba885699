import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteFacts } from '../../src/model/facts.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { shippedCatalogue } from '../../src/resolve/shipped-catalogue.ts';
import { catalogueOf, SERIES } from './catalogues.ts';
import { conference, facts, link, noteInfo, organization, person, project, seen, session, tie } from './facts.ts';

const own = catalogueOf({ series: SERIES });
const catalogue = { ...shippedCatalogue(), series: own.series };
const graphOf = (rest: Partial<NoteFacts>) => resolve(facts(rest), { catalogue, digest: 'd' });
const edgesOf = (rest: Partial<NoteFacts>) => graphOf(rest).edges.map(({ type, from, to }) => `${from} ${type} ${to}`);
const idsOf = (rest: Partial<NoteFacts>) => graphOf(rest).statements.map(({ id }) => id);

describe('a note about a conference', () => {
  const note = {
    conferences: [conference('SCaLE x14', { aliases: ['SCaLE'] })],
    people: [
      person('Jérôme Petazzoni', { organizations: [tie('Docker Inc.')] }),
      person('dvonthenen', { role: 'author' as const }),
    ],
    projects: [project('Swarm', { catalogued: 'docker-swarm' }), project('Vagrant')],
    organizations: [organization('Docker Inc.')],
    sessions: [
      session('Docker LA Meetup', { kind: 'meetup', conference: 'SCaLE x14' }),
      session('Swarm', { partOf: 'Docker LA Meetup', speakers: [tie('Jérôme Petazzoni')], projects: [tie('Swarm')] }),
    ],
    links: [link('../fosdem.md'), link('https://example.org/')],
    note: noteInfo({ path: '2016/scale.md' }),
  };

  it('becomes things with readable ids', () => {
    expect(idsOf(note)).toEqual([
      'conference:scale-14x',
      'organization:docker',
      'person:dvonthenen',
      'person:jerome-petazzoni',
      'project:docker-swarm',
      'project:vagrant',
      'series:scale',
      'session:scale-14x/docker-la-meetup',
      'session:scale-14x/swarm',
    ]);
  });

  it('becomes edges, and a talk of an evening is part of the evening and of the conference', () => {
    expect(edgesOf(note)).toEqual([
      'session:scale-14x/swarm ABOUT project:docker-swarm',
      'person:jerome-petazzoni AFFILIATED_WITH organization:docker',
      'note:2016/scale.md COVERS conference:scale-14x',
      'note:2016/scale.md COVERS session:scale-14x/docker-la-meetup',
      'note:2016/scale.md COVERS session:scale-14x/swarm',
      'conference:scale-14x EDITION_OF series:scale',
      'note:2016/scale.md LINKS_TO note:fosdem.md',
      'session:scale-14x/docker-la-meetup PART_OF conference:scale-14x',
      'session:scale-14x/swarm PART_OF conference:scale-14x',
      'session:scale-14x/swarm PART_OF session:scale-14x/docker-la-meetup',
      'person:jerome-petazzoni PRESENTED session:scale-14x/swarm',
    ]);
  });

  it('shows canonical names and keeps those of the note', () => {
    const things = new Map(graphOf(note).statements.map((statement) => [statement.id, statement]));
    expect(things.get('conference:scale-14x')).toMatchObject({ name: 'SCaLE 14x', year: 2016 });
    expect(things.get('conference:scale-14x')?.aliases).toEqual(expect.arrayContaining(['SCaLE', 'SCaLE x14']));
    expect(things.get('project:docker-swarm')).toMatchObject({ name: 'Docker Swarm', kind: 'software' });
    expect(things.get('project:docker-swarm')?.aliases).toContain('Swarm');
    expect(things.get('project:vagrant')).toMatchObject({ url: 'https://vagrantup.com' });
    expect(things.get('series:scale')?.evidence).toEqual(things.get('conference:scale-14x')?.evidence);
  });
});

describe('facts that name one thing', () => {
  it('are one statement with the evidence of all, in order', () => {
    const [first, second] = [seen('K8s', 900), seen('Kubernetes', 100)];
    const graph = graphOf({
      projects: [project('K8s', { evidence: [first] }), project('Kubernetes', { evidence: [second, second] })],
    });
    expect(graph.statements).toMatchObject([
      { id: 'project:kubernetes', name: 'Kubernetes', evidence: [second, first] },
    ]);
  });
  it('are one organization without its legal form', () => {
    expect(
      idsOf({ organizations: ['Frob, Inc.', 'Frob GmbH', 'The Frob Ltd', 'Frob'].map((name) => organization(name)) }),
    ).toEqual(['organization:frob']);
  });
  it('are one person with and without titles', () => {
    expect(
      idsOf({
        people: ['Dr. Jane Doe', 'Jane Doe', 'Jane Doe, PhD', 'Prof. Dr. Jane Doe'].map((name) => person(name)),
      }),
    ).toEqual(['person:jane-doe']);
    expect(idsOf({ people: [person('Dr. Nic'), person('@drnic')] })).toEqual(['person:dr-nic', 'person:drnic']);
  });
});

describe('a session', () => {
  it('hangs on its note if it has no conference', () => {
    expect(idsOf({ sessions: [session('On Juju')], note: noteInfo({ path: 'talks/2016.md' }) })).toEqual([
      'session:talks-2016/on-juju',
    ]);
  });
  it('named only "Keynote" is told apart by who gave it', () => {
    const people = [person('Ada A'), person('Bob B')];
    const sessions = [
      session('Keynote', { key: '1', speakers: [tie('Ada A')] }),
      session('Keynote', { key: '2', speakers: [tie('Bob B')] }),
    ];
    expect(idsOf({ people, sessions }).filter((id) => id.startsWith('session:'))).toEqual([
      'session:note/keynote-ada-a',
      'session:note/keynote-bob-b',
    ]);
  });
  it('has an id of a sane length that still tells long titles apart', () => {
    const long = 'word '.repeat(60);
    const ids = idsOf({ sessions: [session(`${long} part 1`), session(`${long} part 2`)] });
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(id.length).toBeLessThan(120);
  });
  it('survives a ring of sessions that hold each other', () => {
    expect(edgesOf({ sessions: [session('A', { partOf: 'B' }), session('B', { partOf: 'A' })] })).toHaveLength(4);
  });
});

it('a conference that is only mentioned is not covered', () => {
  expect(edgesOf({ conferences: [conference('FOSDEM', { mentioned: true })] })).toEqual([
    'conference:fosdem EDITION_OF series:fosdem',
  ]);
});

it('a tie to nothing is left out', () => {
  expect(
    edgesOf({
      sessions: [session('A', { speakers: [tie('nobody')], projects: [tie('nothing')], conference: 'none' })],
    }),
  ).toEqual(['note:note.md COVERS session:note/a']);
});

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '\u202Eevil',
    '🦀',
    '★',
    '...',
    'C++',
    '\u0000',
    'a\r\nb',
    '$' + '{x}',
    "Robby'); --",
    'SCaLE 14x',
    'Go',
    '2016',
    "'16",
    '#',
    '{n}',
  ),
);

function arbitraryFacts(): fc.Arbitrary<NoteFacts> {
  const names = fc.array(hostile, { maxLength: 4 });
  return fc
    .record({ conferences: names, sessions: names, people: names, projects: names, organizations: names })
    .map((n) =>
      facts({
        conferences: n.conferences.map((name, i) => conference(name, { key: `c${i}` })),
        sessions: n.sessions.map((title, i) =>
          session(title, {
            key: `s${i}`,
            conference: 'c0',
            partOf: `s${i + 1}`,
            speakers: [tie('p0')],
            projects: [tie('j0')],
            startLine: i + 1,
          }),
        ),
        people: n.people.map((name, i) => person(name, { key: `p${i}`, organizations: [tie('o0')] })),
        projects: n.projects.map((name, i) => project(name, { key: `j${i}` })),
        organizations: n.organizations.map((name, i) => organization(name, { key: `o${i}` })),
        links: n.projects.map((name) => link(name)),
      }),
    );
}

const backwards = (given: NoteFacts): NoteFacts => ({
  note: given.note,
  conferences: given.conferences.toReversed(),
  sessions: given.sessions.toReversed(),
  people: given.people.toReversed(),
  projects: given.projects.toReversed(),
  organizations: given.organizations.toReversed(),
  links: given.links.toReversed(),
});

describe('for any facts', () => {
  const options = { catalogue, digest: 'd' };

  it('gives the same graph in any order of facts', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (given) => {
        expect(resolve(backwards(given), options)).toEqual(resolve(given, options));
      }),
      { numRuns: 300 },
    );
  });

  it('gives ordered statements and edges with evidence, whose ends are stated', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (given) => {
        const { statements, edges, note } = resolve(given, options);
        const ids = statements.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const id of ids) expect(id).toMatch(/^[a-z]+:./);
        const known = new Set([...ids, note.id]);
        for (const edge of edges) {
          expect(edge.evidence.length).toBeGreaterThan(0);
          expect(known.has(edge.from) && (known.has(edge.to) || edge.type === 'LINKS_TO')).toBe(true);
        }
        for (const { aliases, name } of statements)
          expect(aliases).toEqual([...new Set(aliases)].filter((alias) => alias !== name).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no trace on objects', () => {
    graphOf({ projects: [project('__proto__'), project('constructor')], people: [person('__proto__')] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
