import { describe, expect, it } from 'vitest';
import { search } from '../../src/query/search.ts';
import type { ToldNote } from './build-note-graph.ts';
import { EVENING, toldReader } from './told-store.ts';

const NAMES: ToldNote = {
  path: 'a.md',
  projects: ['Go', 'Gobot', 'Google Cloud', 'Let it go', 'Golang Tools', 'C++', 'C'],
  aliases: { 'project:let-it-go': 'Gopher' },
};

async function found(text: string, note: ToldNote = NAMES, types?: readonly 'Person'[]): Promise<string[]> {
  const { nodes } = await search(await toldReader(note), { text, first: 20, ...(types && { types }) });
  return nodes.map(({ name }) => name);
}

describe('search', () => {
  it('puts the name before the start of a name, an alias and the start of a word; shorter names first', async () => {
    expect(await found('go')).toEqual(['Go', 'Gobot', 'Golang Tools', 'Google Cloud', 'Let it go']);
    expect(await found('gopher')).toEqual(['Let it go']);
  });

  it('takes several words in any order, each the start of a word', async () => {
    expect(await found('too gol')).toEqual(['Golang Tools']);
    expect(await found('golang cloud')).toEqual([]);
  });

  it('knows names by their signs, and takes query syntax as plain text', async () => {
    expect((await found('c++'))[0]).toBe('C++');
    for (const text of [
      '"',
      '*',
      'AND',
      'a OR b',
      'NEAR(',
      '{}',
      '-',
      '~x',
      '\\',
      ':',
      "'; DROP",
      'x'.repeat(10_000),
      '',
    ]) {
      expect(await found(text)).toEqual([]);
    }
  });

  it('does not mind case and accents, and keeps to the kinds asked for', async () => {
    expect(await found('JEROM', EVENING)).toContain('Jérôme Petazzoni');
    expect(await found('docker', EVENING, ['Person'])).toEqual([]);
  });

  it('counts all and pages', async () => {
    const reader = await toldReader(NAMES);
    const first = await search(reader, { text: 'go', first: 2 });
    expect(first.totalCount).toBe(5);
    const second = await search(reader, { text: 'go', first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ name }) => name)).toEqual(['Golang Tools', 'Google Cloud']);
  });
});
