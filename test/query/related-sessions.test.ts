import { describe, expect, it } from 'vitest';
import { lookUp } from '../../src/query/look-up.ts';
import { relatedSessions } from '../../src/query/related-sessions.ts';
import type { ToldNote } from './build-note-graph.ts';
import { EVENING, toldReader } from './told-store.ts';

async function related(id: string, ...notes: readonly ToldNote[]) {
  const reader = await toldReader(...notes);
  const session = await lookUp(reader, 'Session', { id });
  if (session === undefined) throw new Error(`No session "${id}"`);
  return (await relatedSessions(reader, session, { first: 100 })).edges;
}

const SWARM = 'session:scale-14x/swarm-demo';

/** A later note: the same speaker and project elsewhere, and things that share nothing with the evening. */
const LATER: ToldNote = {
  path: 'dockercon.md',
  sessions: [
    {
      title: 'Advanced orchestration',
      conference: 'DockerCon 2016',
      speakers: ['Jérôme Petazzoni'],
      projects: ['Docker Swarm'],
    },
    { title: 'What is new in Erlang', conference: 'ElixirConf 2016', projects: ['Erlang'] },
  ],
};

describe('relatedSessions', () => {
  it('puts the other talk of the evening first, and leaves out the evening itself and the session', async () => {
    const edges = await related(SWARM, EVENING);
    expect(edges[0]?.node.name).toBe('Unikernels 101');
    expect(edges[0]?.reasons[0]).toMatchObject({ kind: 'PARENT', text: 'Both part of Docker LA Meetup' });
    expect(edges.map(({ node }) => node.id)).not.toContain(SWARM);
    expect(edges.map(({ node }) => node.name)).not.toContain('Docker LA Meetup');
  });

  it('finds the same speaker and project at another conference, before mere neighbours in the programme', async () => {
    const edges = await related(SWARM, EVENING, LATER);
    const names = edges.map(({ node }) => node.name);
    expect(names.slice(0, 2).sort()).toEqual(['Advanced orchestration', 'Unikernels 101']);
    expect(names).not.toContain('What is new in Erlang');
    const elsewhere = edges.find(({ node }) => node.name === 'Advanced orchestration');
    expect(elsewhere?.reasons.map(({ text }) => text).sort()).toEqual([
      'Both cover Docker Swarm',
      'Same speaker: Jérôme Petazzoni',
    ]);
    expect(edges.at(-1)?.reasons).toMatchObject([{ kind: 'CONFERENCE', text: 'Both at SCaLE 14x' }]);
  });

  it('gives scores that fall, are the exact sum of their reasons, and name what is shared', async () => {
    for (const { score, reasons } of await related(SWARM, EVENING, LATER)) {
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
      for (const { weight, text } of reasons) {
        expect(Number.isInteger(weight) && weight > 0).toBe(true);
        expect(text).not.toBe('');
      }
    }
    const scores = (await related(SWARM, EVENING, LATER)).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('says more of a rare project than of a popular one', async () => {
    const talks = Array.from({ length: 8 }, (_, i) => ({
      title: `Container talk number ${'abcdefgh'[i]}`,
      projects: ['Kubernetes'],
    }));
    const edges = await related('session:many-md/subject', {
      path: 'many.md',
      sessions: [
        { title: 'Subject', projects: ['Kubernetes', 'Juju'] },
        { title: 'Charming', projects: ['Juju'] },
        ...talks,
      ],
    });
    expect(edges[0]).toMatchObject({
      node: { name: 'Charming' },
      reasons: [{ text: 'Both cover Juju', weight: 1000 }],
    });
    expect(edges).toHaveLength(9);
  });

  it('does not move when notes about other things come', async () => {
    const before = await related(SWARM, EVENING, LATER);
    const after = await related(
      SWARM,
      LATER,
      { path: 'other.md', sessions: [{ title: 'Perl', conference: 'YAPC 2016', projects: ['Perl'] }] },
      EVENING,
    );
    expect(after).toEqual(before);
  });

  it('sees likeness of words, but counts the words of shared names once', async () => {
    const edges = await related('session:x-md/scheduling-containers-with-nomad', {
      path: 'x.md',
      sessions: [
        { title: 'Scheduling containers with Nomad', projects: ['Nomad'] },
        { title: 'Nomad: scheduling containers', projects: ['Nomad'] },
        { title: 'Nomad and the desert', projects: ['Nomad'] },
      ],
    });
    expect(edges[0]?.reasons.map(({ text }) => text)).toEqual([
      'Both cover Nomad',
      'Similar titles: container, scheduling',
    ]);
    expect(edges[1]?.reasons.map(({ text }) => text)).toEqual(['Both cover Nomad']);
  });

  it('another year of the same series alone is no reason', async () => {
    const at = (year: string): ToldNote => ({
      path: `${year}.md`,
      series: { [`FOSDEM ${year}`]: 'FOSDEM' },
      sessions: [{ title: `Talk ${year}`, conference: `FOSDEM ${year}` }],
    });
    expect(await related('session:fosdem-2016/talk-2016', at('2016'), at('2017'))).toEqual([]);
  });
});
