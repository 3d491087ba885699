import { describe, expect, test } from 'vitest';
import type { NoteFacts, PersonFact, ProjectFact, SessionFact } from '../../../src/model/facts.ts';
import { readDecisions } from '../../../src/resolve/decisions/read-decisions.ts';
import { resolve } from '../../../src/resolve/resolve.ts';
import { suggest } from '../../../src/resolve/suggest/suggest.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { contents } from '../../store/sample-graphs.ts';
import { catalogueOf, SERIES } from '../catalogues.ts';
import { conference, facts, noteInfo, organization, person, project, seen, session, tie } from '../facts.ts';

const CATALOGUE = catalogueOf({
  projects:
    '- { name: Java, kind: language }\n- { name: JavaScript, kind: language }\n- { name: React, kind: framework }\n- { name: Nomad, kind: software }\n- { name: Terraform, kind: software }\n',
  series: SERIES,
});

/** What the graph of some notes holds. */
async function graphOf(notes: readonly NoteFacts[]) {
  const store = await openStore('sqlite::memory:');
  await store.apply(
    notes.map((note, i) => {
      const path = `${String.fromCharCode(97 + i)}.md`;
      const info = noteInfo({ ...note.note, path });
      return { kind: 'put', graph: resolve({ ...note, note: info }, { catalogue: CATALOGUE, digest: path }) };
    }),
  );
  const all = await contents(store);
  await store.close();
  return {
    entities: all.flatMap((item) => ('entity' in item ? [item.entity] : [])),
    edges: all.flatMap((item) => ('edge' in item ? [item.edge] : [])),
  };
}

async function doubts(notes: readonly NoteFacts[], yaml = '') {
  const { decisions } = readDecisions(yaml, 'hallway.yaml', CATALOGUE);
  return suggest({ ...(await graphOf(notes)), decisions: [decisions] });
}

/** `person: Jane Doe = J. Doe` for each suggestion. */
const lines = async (notes: readonly NoteFacts[], yaml = '') =>
  (await doubts(notes, yaml)).map(
    ({ kind, names, decision }) => `${decision === 'same' ? '' : 'no '}${kind}: ${names.join(' = ')}`,
  );

/** A note on a talk at FOSDEM 2016. */
function talk(title: string, by: readonly string[], about: readonly string[] = [], at = 'FOSDEM 2016'): NoteFacts {
  const people = by.map((name): PersonFact => person(name));
  const projects = about.map((name): ProjectFact => project(name));
  const told: SessionFact = session(title, { conference: at, speakers: by.map(tie), projects: about.map(tie) });
  return facts({ conferences: [conference(at)], sessions: [told], people, projects });
}

describe('people', () => {
  test.each<[string, string, string]>([
    ['an initial', 'Jane Doe', 'J. Doe'],
    ['the first name alone', 'Jane Doe', 'Jane'],
    ['the last name alone', 'Jane Doe', 'Doe'],
    ['a middle initial', 'Jane Q. Doe', 'Jane Doe'],
    ['a slip', 'Jérôme Petazzoni', 'Jérôme Petazoni'],
    ['names joined', 'Jean-Luc Picard', 'Jeanluc Picard'],
    ['an umlaut typed out', 'Jörg Müller', 'Joerg Mueller'],
    ['the other order', 'Koichi Sasada', 'Sasada Koichi'],
  ])('%s, at one conference', async (_, a, b) => {
    const found = await doubts([talk('Talk on widgets', [a]), talk('Other things entirely', [b])]);
    expect(found).toMatchObject([{ decision: 'same', kind: 'person' }]);
    expect([...(found[0]?.names ?? [])].sort()).toEqual([a, b].sort());
    expect(found[0]?.reasons.join()).toContain('both at FOSDEM 2016');
    expect(found[0]?.evidence.map(({ name, note, quote }) => [name, note, quote]).sort()).toEqual(
      [
        [a, 'note:a.md', a],
        [b, 'note:b.md', b],
      ].sort(),
    );
  });

  test('short forms need more than the name', async () => {
    const elsewhere = talk('B', ['J. Doe'], [], 'DEF CON 25');
    expect(await lines([talk('A', ['Jane Doe']), elsewhere])).toEqual([]);
    expect(
      await lines([talk('A', ['Jane Doe'], ['Widgetron']), talk('B', ['J. Doe'], ['Widgetron'], 'DEF CON 25')]),
    ).toEqual(['person: Jane Doe = J. Doe']);
    const of = (name: string) =>
      facts({ people: [person(name, { organizations: [tie('Acme')] })], organizations: [organization('Acme')] });
    expect(await lines([of('Jane Doe'), of('Jane')])).toEqual(['person: Jane Doe = Jane']);
  });

  test('a short form that may be two people is nobody’s', async () => {
    expect(await lines([talk('A1', ['Jane Doe']), talk('B2', ['Jane Roe']), talk('C3', ['Jane'])])).toEqual([]);
  });

  test('all forms of one name are one suggestion', async () => {
    expect(await lines([talk('A1', ['Jane Doe']), talk('B2', ['J. Doe']), talk('C3', ['Doe'])])).toEqual([
      'person: Jane Doe = J. Doe = Doe',
    ]);
  });

  test.each([
    ['Jane Doe', 'John Doe'],
    ['Jane Doe', 'Jane Roe'],
    ['J. Doe', 'K. Doe'],
    ['user1', 'user2'],
    ['Anna', 'Hanna'],
  ])('%s is not %s', async (a, b) => expect(await lines([talk('A1', [a]), talk('B2', [b])])).toEqual([]));
});

describe('projects', () => {
  const named = (...names: string[]) =>
    names.map((name, i) =>
      talk(i === 0 ? 'One thing' : 'Other matters', [], [name], i === 0 ? 'FOSDEM 2016' : 'DEF CON 25'),
    );

  test.each<[string, string]>([
    ['Widget Server', 'WidgetServer'],
    ['Widget', 'Widgets'],
    ['Terraform', 'Teraform'],
    ['node-red-thing', 'NodeRed Thing'],
  ])('%s may be %s', async (a, b) => {
    const [found, ...others] = await doubts(named(a, b));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'project' });
  });

  test('all spellings of a name are one suggestion', async () => {
    const notes = [...named('Widget Server', 'WidgetServer'), ...named('WidgetServr', 'Widget-Server')];
    const found = await doubts(notes);
    expect(found.map(({ names }) => names.toSorted())).toEqual([['Widget Server', 'WidgetServer', 'WidgetServr']]);
  });

  test('the catalogue’s name is the one to show', async () => {
    expect(await lines(named('Teraform', 'Terraform'))).toEqual(['project: Terraform = Teraform']);
  });

  test.each([
    ['Java', 'JavaScript'],
    ['React', 'Preact'],
    ['Nomad', 'Nomad Pack'],
    ['Widget 2', 'Widget 3'],
    ['IPv4', 'IPv6'],
    ['Vue', 'Vuex'],
    ['Angular', 'AngularJS'],
    ['log4j', 'log4k'],
    ['Ruby', 'Rubi'],
  ])('%s is not %s', async (a, b) => expect(await lines(named(a, b))).toEqual([]));
});

describe('sessions', () => {
  test('of one conference and speaker, with much the same words', async () => {
    const notes = [talk('Scaling Widgets in Production', ['Jane Doe']), talk('Scaling widgets', ['Jane Doe'])];
    expect(await lines(notes)).toEqual(['session: Scaling Widgets in Production = Scaling widgets']);
  });

  test.each([
    ['of two parts', talk('Scaling Widgets part 1', ['Jane Doe']), talk('Scaling Widgets part 2', ['Jane Doe'])],
    ['by others', talk('Scaling Widgets in Production', ['Jane Doe']), talk('Scaling Widgets', ['Bob Stone'])],
    [
      'at another conference',
      talk('Scaling Widgets now', ['Jane Doe']),
      talk('Scaling Widgets', ['Jane Doe'], [], 'DEF CON 25'),
    ],
    ['on something else', talk('Scaling Widgets', ['Jane Doe']), talk('Testing Gadgets', ['Jane Doe'])],
  ])('are not alike %s', async (_, a, b) => expect(await lines([a, b])).toEqual([]));

  test('that one note tells apart are apart', async () => {
    const one = talk('Scaling Widgets', ['Jane Doe']);
    const both = facts({
      ...one,
      sessions: [
        ...one.sessions,
        session('Scaling Widgets now', { conference: 'FOSDEM 2016', speakers: [tie('Jane Doe')] }),
      ],
    });
    expect(await lines([both])).toEqual([]);
  });
});

describe('conferences and organizations', () => {
  const events = (...names: string[]) => names.map((name) => facts({ conferences: [conference(name)] }));

  test.each([
    ['WidgetConf 2016', 'Widget Conf 2016'],
    ['Widget Days 2016', 'Widget Days Conference 2016'],
    ['Open Widget Summit Europe 2016', 'OWSE 2016'],
  ])('%s may be %s', async (a, b) => expect(await doubts(events(a, b))).toMatchObject([{ kind: 'conference' }]));

  test.each([
    ['WidgetConf 2016', 'WidgetConf 2017'],
    ['JSConf US 2016', 'JSConf EU 2016'],
    ['WidgetConf Berlin 2016', 'WidgetConf 2016'],
  ])('%s is not %s', async (a, b) => expect(await lines(events(a, b))).toEqual([]));

  test('organizations that differ by spelling', async () => {
    const of = (name: string) => facts({ organizations: [organization(name)] });
    expect(await lines([of('Widget Works'), of('WidgetWorks')])).toEqual(['organization: Widget Works = WidgetWorks']);
    expect(await lines([of('Widget Group'), of('Widget')])).toEqual([]);
  });
});

test('what no rule was sure of may be nothing', async () => {
  const weak = (name: string) =>
    facts({ projects: [project(name, { evidence: [{ ...seen(name), confidence: 0.4 }] })] });
  const found = await doubts([weak('Amelia Island')]);
  expect(found).toMatchObject([{ decision: 'ignore', kind: 'project', names: ['Amelia Island'], notes: 'a.md' }]);
  expect(await lines([weak('Amelia Island')], 'ignore:\n  - project: Amelia Island\n')).toEqual([]);
});

test('what is decided is not asked again', async () => {
  const notes = [talk('A1', ['Jane Doe']), talk('B2', ['J. Doe'])];
  expect(await lines(notes, 'different:\n  - person: [J. Doe, Jane Doe]\n')).toEqual([]);
  expect(await lines(notes, 'same:\n  - person: [J. Doe, Jane Doe]\n')).toEqual([]);
  expect(await lines(notes, 'different:\n  - project: [J. Doe, Jane Doe]\n')).toHaveLength(1);
});

test('the order of the graph does not matter', async () => {
  const { entities, edges } = await graphOf([
    talk('Scaling Widgets in Production', ['Jane Doe', 'Bob Stone'], ['Widget']),
    talk('Scaling widgets', ['J. Doe', 'Bob Stone'], ['Widgets']),
    talk('On teraform', ['Jane'], ['Teraform', 'Terraform']),
  ]);
  const found = suggest({ entities, edges, decisions: [] });
  expect(found.length).toBeGreaterThan(2);
  expect(suggest({ entities: entities.toReversed(), edges: edges.toReversed(), decisions: [] })).toEqual(found);
  expect(found.map((one) => one.strength)).toEqual(found.map((one) => one.strength).toSorted((a, b) => b - a));
});

test('time grows with the names, not with the pairs', () => {
  const syllables = ['ka', 'lo', 'mi', 'ren', 'tos', 'vu', 'wan', 'yel', 'zor', 'bi'];
  const word = (n: number) => [...String(n)].map((digit) => syllables[Number(digit)]).join('');
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      // As in life: few first names, many last names, and one family that is everywhere.
      const name = `${word(10 + (i % 80))} ${i % 20 === 0 ? 'smith' : word(i * 7919)}`;
      return { type: 'Person', id: `person:${i}`, name, aliases: [], role: 'speaker', profiles: [] } as const;
    });
  const time = (count: number) => {
    const entities = people(count);
    const start = performance.now();
    suggest({ entities, edges: [], decisions: [] });
    return performance.now() - start;
  };
  time(2000);
  const [small, large] = [Math.min(time(2500), time(2500)), Math.min(time(10_000), time(10_000))];
  // Four times the people: sixteen times the pairs.
  expect(large / small).toBeLessThan(9);
});
