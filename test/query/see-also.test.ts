import { describe, expect, it } from 'vitest';
import { findNote } from '../../src/query/look-up.ts';
import { seeAlso } from '../../src/query/see-also.ts';
import { seeAlsoAnswer } from '../../src/query/see-also-answer.ts';
import type { ToldNote } from './build-note-graph.ts';
import { EVENING, toldReader } from './told-store.ts';

async function beside(path: string, ...notes: readonly ToldNote[]) {
  const reader = await toldReader(...notes);
  const note = await findNote(reader, { path });
  if (note === undefined) throw new Error(`No note "${path}"`);
  return (await seeAlso(reader, note, { first: 100 })).edges;
}

const JUJU_LATER: ToldNote = {
  path: 'juju.md',
  title: 'A day of charms',
  url: 'https://example.org/juju',
  date: '2017-01-01',
  sessions: [{ title: 'Charming at scale', conference: 'Config Camp 2017', projects: ['Juju'] }],
};

describe('seeAlso', () => {
  it('shows a note whose sessions are about the same rare project, and says so', async () => {
    const edges = await beside('scale.md', EVENING, JUJU_LATER);
    expect(edges).toMatchObject([
      { node: { path: 'juju.md' }, score: 1000, reasons: [{ kind: 'PROJECT', text: 'Both cover Juju', weight: 1000 }] },
    ]);
  });

  it('shows nothing for a note that is alone, or shares only a mention', async () => {
    expect(await beside('scale.md', EVENING)).toEqual([]);
    expect(await beside('scale.md', EVENING, { path: 'vagrant.md', projects: ['Vagrant'] })).toEqual([]);
  });

  it('does not take one conference for enough, unless both titles name it', async () => {
    const at = (path: string, title: string): ToldNote => ({
      path,
      title,
      conferences: ['FOSDEM 2013'],
      series: { 'FOSDEM 2013': 'FOSDEM' },
    });
    expect(await beside('a.md', at('a.md', 'Perl in Brussels'), at('b.md', 'Embedded boards'))).toEqual([]);
    const [edge] = await beside(
      'a.md',
      at('a.md', 'FOSDEM 2013, the Perl side'),
      at('b.md', 'Embedded at FOSDEM 2013'),
    );
    expect(edge?.reasons.map(({ kind }) => kind)).toContain('CONFERENCE');
  });

  it('knows links in both directions', async () => {
    const notes: readonly ToldNote[] = [
      { path: 'a.md', title: 'One', links: ['b.md'] },
      { path: 'b.md', title: 'Other' },
    ];
    expect((await beside('a.md', ...notes))[0]?.reasons).toMatchObject([
      { kind: 'LINK', text: 'This note links to it' },
    ]);
    expect((await beside('b.md', ...notes))[0]?.reasons).toMatchObject([
      { kind: 'LINK', text: 'It links to this note' },
    ]);
  });

  it('says once that two notes link to each other', async () => {
    const [edge] = await beside(
      'a.md',
      { path: 'a.md', title: 'One', links: ['b.md'] },
      { path: 'b.md', title: 'Other', links: ['a.md'] },
    );
    expect(edge?.reasons).toMatchObject([{ kind: 'LINK', text: 'They link to each other' }]);
  });

  it('finds notes by tags and telling words alone, and does not call one thing by two reasons', async () => {
    const terms = ['restore', 'archive', 'segment'].map((word) => ({ word, weight: 500 }));
    const note = (path: string): ToldNote => ({ path, tags: ['Nomad'], terms, projects: ['Nomad'] });
    const [edge] = await beside('a.md', note('a.md'), note('b.md'));
    expect(edge?.reasons.map(({ text }) => text)).toEqual([
      'Similar words: archive, restore, segment',
      'Both are about Nomad',
    ]);
  });

  it('knows the same session told twice and the same speaker', async () => {
    const again: ToldNote = {
      path: 'again.md',
      sessions: [
        { title: 'Swarm demo', conference: 'SCaLE 14x', speakers: ['Jérôme Petazzoni'], projects: ['Docker Swarm'] },
      ],
    };
    const [edge] = await beside('scale.md', EVENING, again);
    expect(edge?.reasons.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Both tell of “Swarm demo”',
        'Same speaker: Jérôme Petazzoni',
        'Both cover Docker Swarm',
        'Both tell of SCaLE 14x',
      ]),
    );
    expect(edge?.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(edge?.score);
  });

  it('counts tags, but not those that every note about an event has', async () => {
    const note = (path: string, tags: readonly string[]): ToldNote => ({ path, tags, projects: ['Nomad', 'Consul'] });
    const [edge] = await beside(
      'a.md',
      note('a.md', ['HashiCorp', 'conference']),
      note('b.md', ['hashicorp', 'conference']),
    );
    expect(edge?.reasons).toContainEqual({ kind: 'TAGS', text: 'Both tagged HashiCorp', weight: 250 });
  });

  it('gives the same list whatever the order in which notes came', async () => {
    const notes = [EVENING, JUJU_LATER, { path: 'c.md', sessions: [{ title: 'Juju again', projects: ['Juju'] }] }];
    expect(await beside('juju.md', ...notes)).toEqual(await beside('juju.md', ...[...notes].reverse()));
  });
});

describe('seeAlsoAnswer', () => {
  it('is plain data with null for what is unknown', async () => {
    const reader = await toldReader(EVENING, JUJU_LATER);
    expect(await seeAlsoAnswer(reader, { path: 'scale.md' }, 5)).toEqual({
      note: 'scale.md',
      seeAlso: [
        {
          path: 'juju.md',
          title: 'A day of charms',
          url: 'https://example.org/juju',
          date: '2017-01-01',
          score: 1000,
          reasons: [{ kind: 'PROJECT', text: 'Both cover Juju', weight: 1000 }],
        },
      ],
    });
    await expect(seeAlsoAnswer(reader, { path: 'none.md' }, 5)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(seeAlsoAnswer(reader, { path: 'none.md' }, 0)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
