import { afterAll, describe, expect, it } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import { EVENING, toldStore } from '../query/told-store.ts';

const store = await toldStore(EVENING, {
  path: 'go.md',
  title: 'GopherCon',
  date: '2017-07-20',
  series: { 'GopherCon 2017': 'GopherCon' },
  sessions: [
    { title: 'Nomad again', conference: 'GopherCon 2017', speakers: ['Amir Chaudhry'], projects: ['Nomad', 'Go'] },
    { title: 'Go and Consul', conference: 'GopherCon 2017', speakers: ['Ann Lee'], projects: ['Go', 'Consul'] },
  ],
});
afterAll(() => store.close());

async function ask(query: string) {
  const answer = await executeQuery(store, { query });
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes; the assertions say which
  return answer as { data: any; errors?: readonly { message: string; extensions?: { code?: string } }[] };
}

async function names(field: string, name = 'name'): Promise<readonly string[]> {
  const { data, errors } = await ask(`{ list: ${field} { totalCount nodes { ${name} } } }`);
  expect(errors).toBeUndefined();
  expect(data.list.totalCount).toBe(data.list.nodes.length);
  return data.list.nodes.map((node: Record<string, string>) => node[name]);
}

describe('lists with filters', () => {
  it('of sessions: what is given holds together, by id or any name', async () => {
    const sessions = (filter: string) => names(`sessions(filter: { ${filter} })`, 'title');
    expect(await sessions('conference: "scale X14", speaker: "jerome petazzoni"')).toEqual(['Swarm demo']);
    expect(await sessions('conference: "conference:gophercon-2017"')).toEqual(['Go and Consul', 'Nomad again']);
    expect(await sessions('series: "GopherCon", project: "nomad"')).toEqual(['Nomad again']);
    expect(await sessions('organization: "docker"')).toEqual(['Swarm demo']);
    expect(await sessions('project: "Consul", kinds: [TALK]')).toEqual([
      'Go and Consul',
      'Nomad - An introduction to Cluster Schedulers',
    ]);
    expect(await sessions('text: "noma intro"')).toEqual(['Nomad - An introduction to Cluster Schedulers']);
    expect(await sessions('project: "no such"')).toEqual([]);
    expect(await sessions('kinds: [PANEL]')).toEqual([]);
    expect(await sessions('project: null, text: null')).toHaveLength(7);
  });

  it('of speakers: one session of theirs fulfils all of it; a holding session covers nothing', async () => {
    const speakers = (filter: string) => names(`speakers(filter: { ${filter} })`);
    expect(await speakers('')).toEqual(['Amir Chaudhry', 'Ann Lee', 'Jérôme Petazzoni', 'Richard Mortier']);
    expect(await speakers('project: "unikernels"')).toEqual(['Amir Chaudhry', 'Richard Mortier']);
    expect(await speakers('project: "unikernels", conference: "GopherCon 2017"')).toEqual([]);
    expect(await speakers('conference: "GopherCon 2017"')).toEqual(['Amir Chaudhry', 'Ann Lee']);
    expect(await speakers('organization: "Docker"')).toEqual(['Jérôme Petazzoni']);
    expect(await speakers('text: "jer"')).toEqual(['Jérôme Petazzoni']);
  });

  it('of projects and notes', async () => {
    const projects = (filter: string) => names(`projects(filter: { ${filter} })`);
    expect(await projects('conference: "GopherCon 2017"')).toEqual(['Consul', 'Go', 'Nomad']);
    expect(await projects('conference: "GopherCon 2017", speaker: "Ann Lee"')).toEqual(['Consul', 'Go']);
    expect(await projects('speaker: "Jérôme Petazzoni"')).toEqual(['Docker Swarm']);
    const notes = (filter: string) => names(`notes(filter: { ${filter} })`, 'path');
    expect(await notes('dates: { from: "2017-01-01" }')).toEqual(['go.md']);
    expect(await notes('dates: { to: "2016-12-31" }, text: "looking"')).toEqual(['scale.md']);
    expect(await notes('author: "nobody"')).toEqual([]);
  });

  it('in the order asked for, and page on in it', async () => {
    const order = 'orderBy: { field: SESSIONS, direction: DESC }';
    expect(await names(`speakers(${order})`)).toEqual([
      'Amir Chaudhry',
      'Ann Lee',
      'Jérôme Petazzoni',
      'Richard Mortier',
    ]);
    expect((await names(`projects(${order})`)).slice(0, 4)).toEqual(['Consul', 'Docker Swarm', 'Go', 'Nomad']);
    expect(await names('notes(orderBy: { field: DATE, direction: DESC })', 'path')).toEqual(['go.md', 'scale.md']);
    expect(await names('notes(orderBy: { field: TITLE })', 'path')).toEqual(['go.md', 'scale.md']);
    const page = '{ nodes { name } pageInfo { endCursor hasNextPage } }';
    const first = await ask(`{ projects(first: 3, ${order}) ${page} }`);
    const { endCursor } = first.data.projects.pageInfo;
    const second = await ask(`{ projects(first: 2, after: "${endCursor}", ${order}) ${page} }`);
    expect(second.data.projects.nodes.map((node: { name: string }) => node.name)).toEqual(['Nomad', 'Unikernel']);
    const wrong = await ask(`{ projects(first: 2, after: "${endCursor}") ${page} }`);
    expect(wrong.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('say what is wrong with a range', async () => {
    const answer = await ask('{ sessions(filter: { years: { from: -1 } }) { totalCount } }');
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    const day = await ask('{ notes(filter: { dates: { from: "soon" } }) { totalCount } }');
    expect(day.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});

describe('answers that count', () => {
  it('stats', async () => {
    const { data } = await ask(
      '{ stats { conferences series sessions people speakers projects organizations notes } }',
    );
    expect(data.stats).toEqual({
      conferences: 2,
      series: 2,
      sessions: 7,
      people: 5,
      speakers: 4,
      projects: 7,
      organizations: 1,
      notes: 2,
    });
  });

  it('projects covered together, and those of a conference; a holding session joins nothing', async () => {
    const fields = '{ totalCount edges { sessionCount node { name } sessions { title } } pageInfo { endCursor } }';
    const { data, errors } = await ask(`{
      go: project(name: "Go") { relatedProjects ${fields} }
      swarm: project(name: "Swarm") { relatedProjects ${fields} }
      conference(name: "GopherCon 2017") { topProjects(first: 1) ${fields} }
    }`);
    expect(errors).toBeUndefined();
    expect(data.go.relatedProjects.edges).toEqual([
      { sessionCount: 1, node: { name: 'Consul' }, sessions: [{ title: 'Go and Consul' }] },
      { sessionCount: 1, node: { name: 'Nomad' }, sessions: [{ title: 'Nomad again' }] },
    ]);
    expect(data.swarm.relatedProjects.totalCount).toBe(0);
    const { topProjects } = data.conference;
    expect(topProjects).toMatchObject({ totalCount: 3, edges: [{ sessionCount: 2, node: { name: 'Go' } }] });
    const next = await ask(
      `{ conference(name: "GopherCon 2017") { topProjects(after: "${topProjects.pageInfo.endCursor}") ${fields} } }`,
    );
    expect(next.data.conference.topProjects.edges.map((one: { node: object }) => one.node)).toEqual([
      { name: 'Consul' },
      { name: 'Nomad' },
    ]);
  });

  it('co-speakers', async () => {
    const { data } = await ask(
      '{ speaker(name: "Amir Chaudhry") { coSpeakers { edges { sessionCount node { name } } } } }',
    );
    expect(data.speaker.coSpeakers.edges).toEqual([{ sessionCount: 1, node: { name: 'Richard Mortier' } }]);
  });

  it('a timeline by year and series', async () => {
    const { data, errors } = await ask(`{ project(name: "Nomad") { timeline {
      year series { name } sessionCount sessions { title } speakerCount speakers { name }
    } } }`);
    expect(errors).toBeUndefined();
    expect(data.project.timeline).toEqual([
      {
        year: null,
        series: { name: 'GopherCon' },
        sessionCount: 1,
        sessions: [{ title: 'Nomad again' }],
        speakerCount: 1,
        speakers: [{ name: 'Amir Chaudhry' }],
      },
      {
        year: null,
        series: { name: 'SCaLE' },
        sessionCount: 1,
        sessions: [{ title: 'Nomad - An introduction to Cluster Schedulers' }],
        speakerCount: 0,
        speakers: [],
      },
    ]);
  });
});
