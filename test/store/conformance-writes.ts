import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/model/graph.ts';
import type { Store } from '../../src/store/port.ts';
import type { Conformance } from './conformance.ts';
import { contents, edge, graph, on, put, remove, says, scale } from './sample-graphs.ts';

/** What every engine makes of notes that come, change and go. */
export function writes({ open }: Conformance): void {
  describe('written to', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });
    const fill = async () => {
      const { first, second } = scale();
      await store.apply([put(first), put(second)]);
    };
    const names = async (type: EntityType) => (await store.list(type, { first: 100 })).items.map((item) => item.name);

    describe('apply', () => {
      it('tells what came, what went and what stayed', async () => {
        const { first, second } = scale();
        const result = await store.apply([put(second), put(first)]);
        expect(result.changed).toEqual(['note:later.md', 'note:scale.md']);
        expect(result.unchanged).toEqual([]);
        expect(result.deleted).toEqual([]);
        expect(result.created).toEqual([
          'conference:scale-14x',
          'organization:docker',
          'person:jerome-petazzoni',
          'person:kelsey-hightower',
          'project:juju',
          'project:nomad',
          'series:scale',
          'session:gophercon-2017/nomad',
          'session:scale-14x/charm',
          'session:scale-14x/evening',
          'session:scale-14x/nomad',
        ]);
        const gone = await store.apply([remove('later.md'), remove('unknown.md')]);
        expect(gone).toEqual({
          changed: ['note:later.md'],
          unchanged: ['note:unknown.md'],
          created: [],
          deleted: ['session:gophercon-2017/nomad'],
        });
      });

      it('changes nothing for a digest that it holds', async () => {
        await fill();
        const before = [await store.revision(), await contents(store)];
        const { first, second } = scale();
        const result = await store.apply([put(first), put(second)]);
        expect(result).toEqual({
          changed: [],
          unchanged: ['note:scale.md', 'note:later.md'],
          created: [],
          deleted: [],
        });
        expect([await store.revision(), await contents(store)]).toEqual(before);
      });

      it('raises the revision with every change', async () => {
        const empty = await store.revision();
        await store.apply([put(graph('a.md', []))]);
        const one = await store.revision();
        expect(one).toBeGreaterThan(empty);
        await store.apply([remove('b.md')]);
        expect(await store.revision()).toBe(one);
        await store.apply([remove('a.md')]);
        expect(await store.revision()).toBeGreaterThan(one);
        expect(await contents(store)).toEqual([]);
      });

      it('merges what several notes say, and takes back only what a removed one said', async () => {
        await fill();
        const merged = await store.entities(['project:nomad', 'session:scale-14x/nomad', 'person:jerome-petazzoni']);
        expect(merged.get('project:nomad')).toEqual({
          type: 'Project',
          id: 'project:nomad',
          name: 'Nomad',
          aliases: ['HashiCorp Nomad'],
          url: 'https://www.nomadproject.io/',
        });
        expect(merged.get('session:scale-14x/nomad')).toMatchObject({
          name: 'Nomad in Depth',
          aliases: ['Nomad in depth'],
          text: 'A second telling.\n\nAll about Nomad.',
        });
        expect(merged.get('person:jerome-petazzoni')?.name).toBe('Jerome Petazzoni');
        await store.apply([remove('later.md')]);
        const { first } = scale();
        const alone = await open();
        await alone.apply([put(first)]);
        const expected = await contents(alone);
        store = await open();
        await fill();
        await store.apply([remove('later.md')]);
        expect(await contents(store)).toEqual(expected);
      });

      it('goes by the number of notes that say so', async () => {
        await store.apply(
          ['a', 'b', 'c'].map((path) => put(graph(`${path}.md`, [says('project:x', path === 'a' ? 'Aaa' : 'Zzz')]))),
        );
        expect(await names('Project')).toEqual(['Zzz']);
        await store.apply([remove('b.md')]);
        expect(await names('Project')).toEqual(['Aaa']);
        await store.apply([put(graph('a.md', [says('project:x', 'Zzz')]))]);
        expect(await names('Project')).toEqual(['Zzz']);
      });

      it('replaces a note wholly', async () => {
        await fill();
        await store.apply([
          put(
            graph(
              'scale.md',
              [says('project:juju', 'Juju')],
              [edge('COVERS', 'note:scale.md', 'note:scale.md')].slice(1),
            ),
          ),
        ]);
        expect((await store.counts()).Conference).toBe(0);
        expect(await names('Session')).toEqual(['Nomad again', 'Nomad in depth']);
        expect(await store.search({ terms: ['charm'], limit: 9 })).toEqual({ items: [], totalCount: 0 });
        expect(await store.notesByUrl('example.org/2016/scale')).toEqual([]);
      });

      it('lets the last of several changes for one note count', async () => {
        const result = await store.apply([
          remove('a.md'),
          put(graph('a.md', [says('project:x', 'One')])),
          put(graph('a.md', [says('project:x', 'Two')])),
        ]);
        expect(result.changed).toEqual(['note:a.md']);
        expect(await names('Project')).toEqual(['Two']);
      });

      it('refuses a graph that breaks its contract, and keeps nothing of it', async () => {
        const broken = [
          graph('a.md', [says('project:x', 'X')], [edge('ABOUT', 'session:none/s', 'project:x')]),
          graph('a.md', [says('project:x', 'X', { evidence: [] })]),
          graph('a.md', [says('project:x', 'X'), says('project:x', 'Y')]),
          graph('a.md', [says('project:x', 'X', { type: 'Person' })]),
          graph('a\0.md', []),
          graph(`${'x'.repeat(3000)}.md`, []),
        ];
        for (const one of broken) await expect(store.apply([put(one)])).rejects.toBeInstanceOf(RangeError);
        expect(await contents(store)).toEqual([]);
      });

      it('takes many notes at once, and several callers', async () => {
        const graphs = Array.from({ length: 60 }, (_, index) =>
          graph(`n${index}.md`, [says('project:shared', 'Shared'), says(`project:own-${index}`, `Own ${index}`)]),
        );
        const parts = [graphs.slice(0, 40), graphs.slice(20), graphs.slice(10, 50)];
        await Promise.all(parts.map((part, index) => store.apply((index === 1 ? [...part].reverse() : part).map(put))));
        const counts = await store.counts();
        expect([counts.Note, counts.Project]).toEqual([60, 61]);
        expect(await store.degrees({ type: 'MENTIONS', direction: 'in' }, ['project:shared'])).toEqual(
          new Map([['project:shared', 60]]),
        );
        await Promise.all(graphs.map((one) => store.apply([remove(one.note.path)])));
        expect(await contents(store)).toEqual([]);
      });
    });

    describe('links between notes', () => {
      it('show once their target is there, and hide again when it goes', async () => {
        const { first, second } = scale();
        const links = async () =>
          (await contents(store)).filter((item) => 'edge' in item && item.edge.type === 'LINKS_TO').length;
        await store.apply([put(first)]);
        expect(await links()).toBe(0);
        expect(await store.degrees({ type: 'LINKS_TO', direction: 'out' }, ['note:scale.md'])).toEqual(
          new Map([['note:scale.md', 0]]),
        );
        expect(await store.entities(['note:later.md'])).toEqual(new Map());
        expect((await store.counts()).Note).toBe(1);
        await store.apply([put(second)]);
        expect(await links()).toBe(1);
        await store.apply([remove('later.md')]);
        expect(await links()).toBe(0);
        await store.apply([put(second), remove('scale.md')]);
        expect(await links()).toBe(0);
        await store.apply([remove('later.md')]);
        expect(await contents(store)).toEqual([]);
      });
    });

    it('keeps hostile names byte for byte', async () => {
      const hostile = [
        "Robby' WITH true AS i MATCH (s) DETACH DELETE s; //",
        'a`b',
        '\\u0060',
        '\\u0027',
        '$x',
        '{}',
        '__proto__',
        'constructor',
        '🐙\u200D🐙',
        '\u202Eabc',
        'a\r\nb\tc',
        '\uFEFFx',
        'e\u0301',
        '\u00e9',
        'nul\u0000nul',
        '\u0001',
      ];
      const statements = hostile.map((one, index) =>
        says(`person:h${index}`, one, { aliases: [`${one}!`], profiles: [one], evidence: [on(1, one)] }),
      );
      await store.apply([
        put(graph('"\'`$.md', statements, [], { name: hostile[0] ?? '', excerpt: hostile.join(' '), tags: hostile })),
      ]);
      const found = await store.entities(statements.map((one) => one.id));
      expect([...found.values()].map((one) => one.name)).toEqual(hostile);
      const mentions = (
        await store.neighbours({ type: 'MENTIONS', direction: 'out' }, ['note:"\'`$.md'], { first: 99 })
      ).get('note:"\'`$.md');
      expect(new Set(mentions?.items.map((item) => item.edge.evidence[0]?.quote))).toEqual(new Set(hostile));
      expect((await store.entities(['note:"\'`$.md'])).get('note:"\'`$.md')).toMatchObject({
        tags: hostile,
        excerpt: hostile.join(' '),
      });
    });

    it('mends halves of surrogate pairs, as any database would', async () => {
      await store.apply([put(graph('a.md', [says('project:x', 'cut \uD83D')], [], { excerpt: '\uDC00 cut' }))]);
      const found = await store.entities(['project:x', 'note:a.md']);
      expect([found.get('project:x')?.name, found.get('note:a.md')]).toMatchObject([
        'cut \uFFFD',
        { excerpt: '\uFFFD cut' },
      ]);
    });
  });
}
