import { describe, expect, test } from 'vitest';
import type { NoteFacts } from '../../../src/model/facts.ts';
import { decide } from '../../../src/resolve/decisions/decide.ts';
import { readDecisions } from '../../../src/resolve/decisions/read-decisions.ts';
import { resolve } from '../../../src/resolve/resolve.ts';
import { catalogueOf, SERIES } from '../catalogues.ts';
import { conference, facts, noteInfo, organization, person, project, seen, session, tie } from '../facts.ts';

const BASE = catalogueOf({
  projects:
    '- { name: Go, kind: language, aliases: [Golang], ambiguous: true }\n- { name: Docker Swarm, kind: software, shortNames: [Swarm], aliases: [Swarm Mode] }\n- { name: Nomad, kind: software }\n',
  organizations: '- { name: HashiCorp, aliases: [Hashi] }\n',
  series: SERIES,
});

function decided(yaml: string, given: NoteFacts) {
  const { decisions, catalogue } = readDecisions(yaml, 'hallway.yaml', BASE);
  const { facts: result, used } = decide(given, { decisions, catalogue });
  const ids = () => resolve(result, { catalogue, digest: '' });
  return { facts: result, used: [...used], ids };
}

const edges = (graph: ReturnType<typeof resolve>, type: string) =>
  graph.edges.flatMap((edge) => (edge.type === type ? [`${edge.from} -> ${edge.to}`] : []));
const told = (evidence: readonly { readonly rule: string }[]) => evidence.some((piece) => piece.rule === 'decision');

describe('same', () => {
  test('names of one person are one person, under the first of them, and say why', () => {
    const note = facts({
      people: [person('J. Doe', { profiles: ['@jd'] }), person('Jane Doe'), person('Bob Stone')],
      sessions: [
        session('A', { speakers: [tie('J. Doe')] }),
        session('B', { speakers: [tie('Jane Doe'), tie('Bob Stone')] }),
      ],
    });
    const { facts: result, used } = decided('same:\n  - person: [Jane Doe, J. Doe]\n', note);
    expect(result.people.map((p) => [p.name, p.aliases])).toEqual([
      ['Jane Doe', ['J. Doe']],
      ['Bob Stone', []],
    ]);
    expect(result.people[0]).toMatchObject({ profiles: ['@jd'], role: 'speaker' });
    const [a, b] = result.sessions;
    expect(a?.speakers[0]?.key).toBe(b?.speakers[0]?.key);
    expect(a?.speakers[0]?.evidence.at(-1)).toEqual({
      ...{ rule: 'decision', confidence: 1, file: 'hallway.yaml', quote: 'person: [Jane Doe, J. Doe]' },
      ...{ startLine: 2, startColumn: 5, endLine: 2, endColumn: 31 },
    });
    expect(told(result.people[1]?.evidence ?? [])).toBe(false);
    expect(used).toEqual([0]);
  });

  test('a project is shown by the first name and keeps the id that this name has', () => {
    const note = facts({ projects: [project('Go', { catalogued: 'go' }), project('Nomads')] });
    const { ids } = decided('same:\n  - project: [Golang, Go]\n  - project: [Herders, Nomads]\n', note);
    expect(ids().statements.map(({ id, name }) => [id, name])).toEqual([
      ['project:go', 'Golang'],
      ['project:herders', 'Herders'],
    ]);
  });

  test('a conference by another name becomes an edition of the right series', () => {
    const note = facts({
      conferences: [conference('Linux in LA 2016', { series: 'Linux in LA', year: 2016 })],
      sessions: [session('A', { conference: 'Linux in LA 2016' })],
    });
    const { ids } = decided('same:\n  - conference: [SCaLE 14x, Linux in LA 2016]\n', note);
    expect(edges(ids(), 'PART_OF')).toEqual(['session:scale-14x/a -> conference:scale-14x']);
    expect(edges(ids(), 'EDITION_OF')).toEqual(['conference:scale-14x -> series:scale']);
  });

  test('a series by another name, known or not, gives its editions one id', () => {
    const editions = ['Linux in LA 2016', 'WidgetConf 2015', 'WConf 2015'].map((name) => conference(name));
    const yaml = 'same:\n  - series: [SCaLE, Linux in LA]\n  - series: [WidgetConf, WConf]\n';
    const { ids } = decided(yaml, facts({ conferences: editions }));
    expect(edges(ids(), 'EDITION_OF')).toEqual([
      'conference:scale-14x -> series:scale',
      'conference:widgetconf-2015 -> series:widgetconf',
    ]);
  });

  test('titles of one session are one session', () => {
    const sessions = [
      session('Nomad 101', { speakers: [tie('Jane Doe')] }),
      session('Nomad, an introduction', { kind: 'tutorial' }),
    ];
    const note = facts({ sessions, people: [person('Jane Doe')] });
    const { facts: result } = decided('same:\n  - session: ["Nomad, an introduction", Nomad 101]\n', note);
    expect(result.sessions).toMatchObject([
      { title: 'Nomad, an introduction', aliases: ['Nomad 101'], kind: 'tutorial', speakers: [{ key: 'Jane Doe' }] },
    ]);
  });

  test('organizations too', () => {
    const note = facts({
      organizations: [organization('Acme Rockets'), organization('Acme')],
      people: [person('Jane Doe', { organizations: [tie('Acme Rockets'), tie('Acme')] })],
    });
    const { ids } = decided('same:\n  - organization: [Acme, Acme Rockets]\n', note);
    expect(edges(ids(), 'AFFILIATED_WITH')).toEqual(['person:jane-doe -> organization:acme']);
  });
});

describe('different', () => {
  test('undoes what the catalogue and the note take for one thing', () => {
    const evidence = [seen('Docker Swarm'), seen('Swarm')];
    const note = facts({
      projects: [project('Docker Swarm', { catalogued: 'docker-swarm', aliases: ['Swarm'], evidence })],
      sessions: [
        session('A', { projects: [{ key: 'Docker Swarm', evidence: evidence.slice(0, 1) }] }),
        session('B', { projects: [{ key: 'Docker Swarm', evidence: evidence.slice(1) }] }),
      ],
    });
    const { ids, facts: result } = decided('different:\n  - project: [Docker Swarm, Swarm]\n', note);
    expect(edges(ids(), 'ABOUT')).toEqual([
      'session:note/a -> project:docker-swarm',
      'session:note/b -> project:swarm',
    ]);
    expect(result.projects.map((p) => told(p.evidence))).toEqual([false, true]);
  });

  test('keeps a thing that went by the other name only', () => {
    const note = facts({
      projects: [project('Go', { catalogued: 'go', aliases: ['Golang'], evidence: [seen('Golang')] })],
    });
    const { ids } = decided('different:\n  - project: [Go, Golang]\n', note);
    expect(ids().statements.map(({ id }) => id)).toEqual(['project:golang']);
  });

  test('tells people apart whom their titles do not', () => {
    const people = [person('Dr. Jane Doe'), person('Jane Doe')];
    const { ids } = decided('different:\n  - person: [Jane Doe, Dr. Jane Doe]\n', facts({ people }));
    expect(ids().statements.map(({ id, name }) => [id, name])).toEqual([
      ['person:dr-jane-doe', 'Dr. Jane Doe'],
      ['person:jane-doe', 'Jane Doe'],
    ]);
  });

  test('tells the people of a note apart whom a first name had joined', () => {
    const evidence = [seen('Jane Doe'), seen('Jane')];
    const note = facts({
      people: [person('Jane Doe', { aliases: ['Jane'], evidence })],
      sessions: [session('A', { speakers: [{ key: 'Jane Doe', evidence: evidence.slice(1) }] })],
    });
    const { ids, facts: result } = decided('different:\n  - person: [Jane Doe, Jane]\n', note);
    expect(edges(ids(), 'PRESENTED')).toEqual(['person:jane -> session:note/a']);
    expect(result.people.map(({ name, role }) => [name, role])).toEqual([
      ['Jane Doe', 'mentioned'],
      ['Jane', 'speaker'],
    ]);
  });

  test('in some notes a name means another thing', () => {
    const note = facts({
      people: [person('Jane Doe')],
      sessions: [session('A', { speakers: [tie('Jane Doe')] })],
      note: noteInfo({ path: '2016/a.md', authors: ['Jane Doe'] }),
    });
    const yaml = 'different:\n  - { person: Jane Doe, notes: "2016/*", as: Jane Doe (Acme) }\n';
    expect(edges(decided(yaml, note).ids(), 'PRESENTED')).toEqual(['person:jane-doe-acme -> session:2016-a/a']);
    expect(decided(yaml, note).facts.note.authors).toEqual(['Jane Doe (Acme)']);
    const other = { ...note, note: noteInfo({ path: '2017/a.md' }) };
    expect(decided(yaml, other)).toMatchObject({ facts: other, used: [] });
  });

  test('series of which one has an alias of the other', () => {
    const editions = ['Southern California Linux Expo 2016', 'SCaLE 2016'].map((name) => conference(name));
    const yaml = 'different:\n  - series: [SCaLE, Southern California Linux Expo]\n';
    const { ids } = decided(yaml, facts({ conferences: editions }));
    expect(edges(ids(), 'EDITION_OF').map((edge) => edge.split(' -> ')[1])).toEqual([
      'series:scale',
      'series:southern-california-linux-expo',
    ]);
  });
});

describe('ignore', () => {
  const note = facts({
    people: [person('Jane Doe'), person('Code Red')],
    projects: [project('Nomad', { catalogued: 'nomad' })],
    organizations: [organization('Acme')],
    conferences: [conference('FOSDEM 2016', { year: 2016 })],
    sessions: [
      session('Evening', { conference: 'FOSDEM 2016', kind: 'meetup', speakers: [tie('Code Red')] }),
      session('Inner', { partOf: 'Evening', speakers: [tie('Jane Doe')], projects: [tie('Nomad')] }),
    ],
  });

  test('a thing goes with all that ties it', () => {
    const { facts: result } = decided('ignore:\n  - person: Code Red\n  - project: [Nomad]\n', note);
    expect(result).toMatchObject({ people: [{ name: 'Jane Doe' }], projects: [] });
    expect(result.sessions).toMatchObject([{ speakers: [] }, { projects: [] }]);
  });

  test('a session goes, and what it holds takes its place', () => {
    const { ids, facts: result } = decided('ignore:\n  - session: evening\n', note);
    expect(edges(ids(), 'PART_OF')).toEqual(['session:fosdem-2016/inner -> conference:fosdem-2016']);
    // Who gave only what is no session is no speaker.
    expect(result.people).toMatchObject([{ role: 'speaker' }, { name: 'Code Red', role: 'mentioned' }]);
  });

  test('a conference without its edition is every edition', () => {
    expect(decided('ignore:\n  - conference: FOSDEM\n', note).facts.conferences).toEqual([]);
    expect(decided('ignore:\n  - conference: FOSDEM 2017\n', note).facts).toBe(note);
  });

  test('only in the notes named', () => {
    expect(decided('ignore:\n  - { project: Nomad, notes: other.md }\n', note).facts).toBe(note);
    expect(decided('ignore:\n  - { project: Nomad, notes: ["other.md", "note.md"] }\n', note).facts.projects).toEqual(
      [],
    );
  });

  test('the other name of a thing is no thing, and the thing stays', () => {
    const evidence = [seen('Jane Doe'), seen('Doe')];
    const people = [person('Jane Doe', { aliases: ['Doe'], evidence })];
    const { facts: result } = decided('ignore:\n  - person: Doe\n', facts({ people }));
    expect(result.people).toMatchObject([{ name: 'Jane Doe', aliases: [], evidence: [{ quote: 'Jane Doe' }] }]);
  });
});

describe('set', () => {
  const note = facts({
    note: noteInfo({ authors: ['Ann Lee'], date: '2016-02-02' }),
    people: [
      person('Ann Lee', { role: 'author', evidence: [{ ...seen('Ann Lee'), rule: 'front-matter' }] }),
      person('Jane Doe'),
    ],
    conferences: [conference('FOSDEM 2016', { year: 2016 }), conference('DEF CON 25', { mentioned: true })],
    sessions: [
      session('Talk', { conference: 'FOSDEM 2016', speakers: [tie('Jane Doe')] }),
      session('Keynote', { startLine: 10, endLine: 12 }),
      session('Keynote', { key: 'second', startLine: 20, endLine: 22 }),
    ],
  });
  const set = (fields: string, given = note) => decided(`set:\n  - { note: note.md, ${fields} }\n`, given);

  test('the conference that a note is about', () => {
    const { ids, facts: result } = set('conference: SCaLE');
    // SCaLE in the year of the note.
    expect([...new Set(edges(ids(), 'PART_OF').map((edge) => edge.split(' -> ')[1]))]).toEqual([
      'conference:scale-14x',
    ]);
    expect(result.conferences.map(({ name, mentioned }) => [name, mentioned])).toEqual([
      ['FOSDEM 2016', true],
      ['DEF CON 25', true],
      ['SCaLE 14x', false],
    ]);
    expect(result.sessions.every(({ evidence }) => told(evidence))).toBe(true);
  });

  test('a conference without its edition is the one that the note names', () => {
    const { facts: result } = set('conference: DEF CON');
    expect(result.conferences).toMatchObject([{ mentioned: true }, { name: 'DEF CON 25', mentioned: false }]);
  });

  test('the authors', () => {
    const { facts: result } = set('authors: [Jane Doe, New One]');
    expect(result.note.authors).toEqual(['Jane Doe', 'New One']);
    expect(result.people.map(({ name, role }) => [name, role])).toEqual([
      ['Jane Doe', 'speaker'],
      ['New One', 'author'],
    ]);
  });

  test('all of a session', () => {
    const { ids, facts: result } = set(
      'session: talk, title: Real Talk, kind: keynote, speakers: [Bob Stone], projects: [golang, Widgetron], url: "https://example.org/t", conference: DEF CON 25',
    );
    const [talk] = result.sessions;
    expect(talk).toMatchObject({
      title: 'Real Talk',
      aliases: ['Talk'],
      kind: 'keynote',
      url: 'https://example.org/t',
    });
    const graph = ids();
    expect(edges(graph, 'PRESENTED')).toEqual(['person:bob-stone -> session:def-con-25/real-talk']);
    expect(edges(graph, 'ABOUT')).toEqual([
      'session:def-con-25/real-talk -> project:go',
      'session:def-con-25/real-talk -> project:widgetron',
    ]);
    // Every tie that is there by decision shows its words.
    for (const { type, evidence } of graph.edges) {
      if (type === 'PRESENTED') expect(evidence).toMatchObject([{ rule: 'decision', quote: 'speakers: [Bob Stone]' }]);
      if (type === 'ABOUT') expect(evidence).toMatchObject([{ quote: 'projects: [golang, Widgetron]' }]);
    }
    expect(result.people.find((p) => p.name === 'Jane Doe')?.role).toBe('mentioned');
  });

  test('a session that the note does not hold', () => {
    const { facts: result, ids } = set('session: The hallway itself, speakers: [Jane Doe], line: 30');
    expect(result.sessions.at(-1)).toMatchObject({ title: 'The hallway itself', kind: 'talk', startLine: 30 });
    expect(edges(ids(), 'PART_OF')).toContain('session:fosdem-2016/the-hallway-itself -> conference:fosdem-2016');
  });

  test('one of two sessions of a title, by its line', () => {
    const { facts: result } = set('session: Keynote, line: 21, speakers: [Jane Doe]');
    expect(result.sessions.map((s) => s.speakers.length)).toEqual([1, 0, 1]);
  });

  test('no speakers', () => expect(set('session: Talk, speakers: []').facts.sessions[0]?.speakers).toEqual([]));

  test('names that are the same as others are those', () => {
    const yaml =
      'same:\n  - person: [Jane Doe, J. Doe]\nset:\n  - { note: note.md, session: Keynote, speakers: [J. Doe] }\n';
    expect(decided(yaml, note).facts.sessions[1]?.speakers).toMatchObject([{ key: 'Jane Doe' }]);
  });
});
