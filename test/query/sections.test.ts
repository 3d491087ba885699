import { expect, it } from 'vitest';
import { openReader } from '../../src/query/reader.ts';
import { sessionSections } from '../../src/query/sections.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { openStore } from '../../src/store/open-store.ts';
import { catalogueOf } from '../resolve/catalogues.ts';
import { conference, facts, noteInfo, seen, session } from '../resolve/facts.ts';

it('tells what each note says of a session, where, and under which words', async () => {
  const told = (path: string, title: string, said: Parameters<typeof session>[1]) =>
    resolve(
      facts({
        note: noteInfo({ path, title }),
        conferences: [conference('SCaLE 14x')],
        sessions: [session('Juju charms', { conference: 'SCaLE 14x', ...said })],
      }),
      { catalogue: catalogueOf({}), digest: path },
    );
  const store = await openStore('sqlite::memory:');
  const words = 'Charms are  written\nin any language. '.repeat(20);
  const graphs = [
    told('long.md', 'B: at length', { evidence: [seen('Juju charms', 10)], startLine: 10, endLine: 14, text: words }),
    told('unnamed.md', 'C: in passing', {
      evidence: [seen('Juju', 3)],
      startLine: 20,
      endLine: 21,
      text: 'It went on.',
    }),
    told('short.md', 'A: the title only', { evidence: [seen('Juju charms', 7)], startLine: 7, endLine: 7, text: '' }),
  ];
  await store.apply(graphs.map((graph) => ({ kind: 'put', graph })));
  const reader = openReader(store);
  const juju = await reader.entity('session:scale-14x/juju-charms');
  if (juju?.type !== 'Session') throw new TypeError('The session is there');
  const sections = await sessionSections(reader, juju);
  expect(sections.map(({ note, ...rest }) => [note.path, rest])).toEqual([
    ['short.md', { heading: 'Juju charms', startLine: 7, endLine: 7, excerpt: 'Juju charms' }],
    [
      'long.md',
      {
        heading: 'Juju charms',
        startLine: 10,
        endLine: 14,
        excerpt: expect.stringMatching(/^Charms are written in any/),
      },
    ],
    ['unnamed.md', { heading: undefined, startLine: 20, endLine: 21, excerpt: 'It went on.' }],
  ]);
  expect(sections[1]?.excerpt.length).toBeLessThanOrEqual(300);
  expect(sections[1]?.excerpt).toMatch(/\S$/);
  await store.close();
});
