import { describe, expect, it } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import { EVENING, toldStore } from '../query/told-store.ts';
import { exampleList, exampleOperation } from './example-operations.ts';

async function run(name: string, variables: Record<string, unknown>) {
  const store = await toldStore(EVENING);
  const answer = await executeQuery(store, { query: exampleOperation(name), variables });
  await store.close();
  // biome-ignore lint/suspicious/noExplicitAny: answers of seven shapes; the assertions say which
  return answer as { data: any; errors?: readonly { extensions?: { code?: string } }[] };
}

describe('the operations that clients use', () => {
  it('all run without errors on the examples of the explorer', async () => {
    for (const { name, variables } of exampleList()) expect((await run(name, variables)).errors).toBeUndefined();
  });

  it('who-covered: speakers with sessions and evidence; a holding session makes nobody cover anything', async () => {
    const { data } = await run('who-covered', { project: 'unikernels' });
    expect(data.project.speakers.edges.map((e: { node: { name: string } }) => e.node.name)).toEqual([
      'Amir Chaudhry',
      'Richard Mortier',
    ]);
    const [edge] = data.project.speakers.edges;
    expect(edge.sessions).toEqual([
      {
        id: 'session:scale-14x/unikernels-101',
        title: 'Unikernels 101',
        kind: 'TALK',
        conference: { id: 'conference:scale-14x', name: 'SCaLE 14x' },
      },
    ]);
    expect(edge.evidence).toHaveLength(2);
    expect(edge.evidence[0]).toMatchObject({ note: { path: 'scale.md' }, rule: 'test', confidence: 0.9 });
    expect((await run('who-covered', { project: 'SWARM' })).data.project.speakers.totalCount).toBe(1);
    expect((await run('who-covered', { project: 'nomad' })).data.project).toMatchObject({
      sessions: { totalCount: 1 },
      speakers: { totalCount: 0 },
    });
    expect((await run('who-covered', { project: 'Vagrant' })).data.project.sessions.totalCount).toBe(0);
    expect((await run('who-covered', { project: 'no such' })).data.project).toBeNull();
  });

  it('who-covered: pages, and says what is wrong with a page', async () => {
    const first = await run('who-covered', { project: 'unikernel', first: 1 });
    const { endCursor: after, hasNextPage } = first.data.project.speakers.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await run('who-covered', { project: 'unikernel', first: 1, after });
    expect(second.data.project.speakers).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: false },
      edges: [{ node: { name: 'Richard Mortier' } }],
    });
    for (const wrong of [{ first: 101 }, { first: 0 }, { first: null }, { after: 'nonsense' }]) {
      const { errors } = await run('who-covered', { project: 'unikernel', ...wrong });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it('covered-by: a speaker, and null for who gave nothing', async () => {
    const { data } = await run('covered-by', { speaker: 'jerome petazzoni' });
    expect(data.speaker).toMatchObject({
      name: 'Jérôme Petazzoni',
      organizations: { nodes: [{ name: 'Docker' }] },
      projects: { edges: [{ node: { name: 'Docker Swarm' }, sessions: [{ title: 'Swarm demo' }] }] },
    });
    expect((await run('covered-by', { speaker: 'Dan Author' })).data.speaker).toBeNull();
  });

  it('conference: by any of its names, with nested sessions and their parent', async () => {
    const { data } = await run('conference', { name: 'SCaLE x14' });
    expect(data.conference).toMatchObject({
      id: 'conference:scale-14x',
      series: { name: 'SCaLE' },
      year: null,
      sessions: { totalCount: 5 },
      notes: { nodes: [{ path: 'scale.md' }] },
    });
    const swarm = data.conference.sessions.nodes.find((s: { title: string }) => s.title === 'Swarm demo');
    expect(swarm).toMatchObject({
      parent: { title: 'Docker LA Meetup' },
      projects: { edges: [{ evidence: [{ note: { path: 'scale.md' } }] }] },
    });
  });

  it('related-sessions: with reasons that name what is shared', async () => {
    const { data } = await run('related-sessions', { session: 'session:scale-14x/swarm-demo' });
    expect(data.session.related.edges[0]).toMatchObject({
      node: { title: 'Unikernels 101', conference: { name: 'SCaLE 14x' } },
      reasons: [
        { kind: 'PARENT', entity: { __typename: 'Session' } },
        { kind: 'CONFERENCE', entity: { name: 'SCaLE 14x' } },
      ],
    });
  });

  it('see-also: nothing for a note alone; node: null for an unknown id', async () => {
    expect((await run('see-also', { url: 'http://blog.example.org/2016/02/scale' })).data.note).toMatchObject({
      id: 'note:scale.md',
      seeAlso: { edges: [] },
    });
    expect((await run('see-also', { path: 'none.md' })).data.note).toBeNull();
    expect((await run('node', { id: 'project:nomad' })).data.node).toEqual({
      __typename: 'Project',
      id: 'project:nomad',
      name: 'Nomad',
      aliases: [],
    });
    expect((await run('node', { id: 'session:none/none' })).data.node).toBeNull();
  });

  it('search: by the start of a name without accents, and by kind', async () => {
    const { data } = await run('search', { text: 'jerom' });
    expect(data.search.edges[0]).toMatchObject({ score: 80, node: { __typename: 'Person', name: 'Jérôme Petazzoni' } });
    const nomad = await run('search', { text: 'nomad', types: ['PROJECT'] });
    expect(nomad.data.search).toMatchObject({
      totalCount: 1,
      edges: [{ score: 100, node: { __typename: 'Project', name: 'Nomad' } }],
    });
  });
});

describe('executeQuery', () => {
  it('tells what is wrong with a query, with the codes that the server uses', async () => {
    const store = await toldStore(EVENING);
    const codeOf = async (query: string, variables = {}) =>
      (await executeQuery(store, { query, variables })).errors?.[0]?.extensions?.['code'];
    expect(await codeOf('{')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await codeOf('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf('query ($id: ID!) { node(id: $id) { id } }')).toBe('BAD_USER_INPUT');
    expect(await codeOf('{ project { id } }')).toBe('BAD_USER_INPUT');
    await store.close();
  });

  it('gives the places that name a thing as evidence in a list of all', async () => {
    const store = await toldStore(EVENING);
    const { data } = await executeQuery(store, {
      query: '{ projects(first: 1) { totalCount edges { node { name } evidence { quote note { path } } } } }',
    });
    expect(data).toEqual({
      projects: {
        totalCount: 6,
        edges: [{ node: { name: 'Consul' }, evidence: [{ quote: 'Consul', note: { path: 'scale.md' } }] }],
      },
    });
    await store.close();
  });
});
