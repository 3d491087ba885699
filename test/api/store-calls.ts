import { describe, expect, it } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import type { Store } from '../../src/store/port.ts';
import { buildNoteGraph, type ToldNote } from '../query/build-note-graph.ts';
import { exampleOperation } from './example-operations.ts';

interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly most: number;
}

/** What clients use; the explorer's examples hold the text. */
const USED: readonly Omit<Operation, 'query'>[] = [
  { name: 'who-covered', variables: { project: 'Common' }, most: 6 },
  { name: 'covered-by', variables: { speaker: 'Common Person' }, most: 7 },
  { name: 'conference', variables: { name: 'Conf 1' }, most: 8 },
  { name: 'node', variables: { id: 'project:common' }, most: 1 },
  { name: 'related-sessions', variables: { session: 'session:conf-1/talk-1' }, most: 16 },
  { name: 'search', variables: { text: 'common' }, most: 1 },
  { name: 'see-also', variables: { path: 'note-1.md' }, most: 14 },
];

/** What goes deep. */
const DEEP: readonly Operation[] = [
  {
    name: 'a conference, down to who else covered what its speakers covered',
    query: `{ conference(name: "Conf 1") { sessions { nodes { speakers { nodes { sessions { nodes {
        projects { nodes { speakers { nodes { organizations { nodes { name } } } } } } } } } } } } } }`,
    variables: {},
    most: 7,
  },
  {
    name: 'projects, what is covered with them, when, and who wrote of it',
    query: `{ projects(filter: { series: "Conf" }, first: 30) { nodes { relatedProjects { nodes {
        timeline { year sessions { notes { edges { node { path } evidence { note { title } } } } } } } } } } }`,
    variables: {},
    most: 9,
  },
  {
    name: 'speakers, with whom they spoke, and why we know',
    query: `{ speakers(first: 30, orderBy: { field: SESSIONS, direction: DESC }) { nodes { coSpeakers { nodes {
        projects { edges { evidence { note { conferences { nodes { series { name } } } } } } } } } } } }`,
    variables: {},
    most: 6,
  },
  {
    name: 'notes, what to read next, and what to look at after their sessions',
    query: `{ notes(first: 30) { nodes { seeAlso { nodes { sessions { nodes { related { nodes { conference { name } } } } } } } } } }`,
    variables: {},
    most: 24,
  },
  {
    name: 'a series, its editions, their projects and who covered those',
    query: `{ series(name: "Conf") { editions(first: 30) { nodes { topProjects { edges { sessions { title parent { title } } node {
        speakers { edges { sessions { conference { name } } node { organizations { nodes { name } } } } } } } } } } } }`,
    variables: {},
    most: 7,
  },
];

/**
 * Operations, and the most calls of the store that they may cost, however much the answer holds: one for each question on each level. Questions of a
 * level go out together. Related sessions and see-also ask a good dozen, in three waves.
 */
const OPERATIONS: readonly Operation[] = [
  ...USED.map((one) => ({ ...one, query: exampleOperation(one.name) })),
  ...DEEP,
];

/** The store, and how often each of its methods was called. */
function counted(store: Store): { readonly store: Store; readonly calls: () => readonly string[] } {
  const made: string[] = [];
  const watched = new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        made.push(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
  return { store: watched, calls: () => made };
}

/**
 * Notes on as many conferences of one series: each with a session of its own by two people on two projects, one of each known to all. The first
 * conference has as many sessions again.
 */
function history(count: number): readonly ToldNote[] {
  return Array.from({ length: count }, (_, index) => ({
    path: `note-${index + 1}.md`,
    title: `Looking back at Conf ${index + 1}`,
    series: { [`Conf ${index + 1}`]: 'Conf' },
    sessions: [
      {
        title: `Talk ${index + 1}`,
        conference: `Conf ${index + 1}`,
        speakers: ['Common Person', `Person ${index + 1}`],
        projects: ['Common', `Project ${index + 1}`],
      },
      {
        title: `Further talk ${index + 1}`,
        conference: 'Conf 1',
        speakers: [`Person ${index + 1}`],
        projects: ['Common'],
      },
    ],
    organizations: { [`Person ${index + 1}`]: `Org ${index + 1}` },
  }));
}

/** What holds on every engine: the number of store calls of an operation depends on its fields, not on how much they lead to. */
export function storeCalls(engine: string, open: () => Promise<Store>): void {
  describe(`${engine} is asked`, () => {
    it('as often for two dozen of everything as for one, and no oftener than listed', async () => {
      const callsOf = async (count: number) => {
        const store = await open();
        await store.apply(history(count).map((note) => ({ kind: 'put', graph: buildNoteGraph(note) })));
        const all: (readonly string[])[] = [];
        for (const { query, variables } of OPERATIONS) {
          const watched = counted(store);
          const { errors } = await executeQuery(watched.store, { query, variables });
          expect(errors).toBeUndefined();
          all.push(watched.calls());
        }
        await store.close();
        return all;
      };
      const [few, many] = [await callsOf(12), await callsOf(24)];
      OPERATIONS.forEach(({ name, most }, index) => {
        expect([name, many[index]?.length]).toEqual([name, few[index]?.length]);
        expect(many[index]?.length, name).toBeLessThanOrEqual(most);
      });
    });
  });
}
