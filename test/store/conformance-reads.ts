import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/model/graph.ts';
import type { Anchor, Store } from '../../src/store/port.ts';
import type { Conformance } from './conformance.ts';
import { contents, edge, graph, on, put, remove, says, scale } from './sample-graphs.ts';

/** What every engine answers. */
export function reads({ open }: Conformance): void {
  describe('asked', () => {
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

    describe('lookups', () => {
      it('find entities by id, and leave out unknown ones', async () => {
        await fill();
        const found = await store.entities(['project:juju', 'project:none', 'note:later.md', 'project:juju', 'x\0y']);
        expect([...found.keys()]).toEqual(['project:juju', 'note:later.md']);
        expect(await store.entities([])).toEqual(new Map());
      });

      it('find entities by any name, own names first', async () => {
        await store.apply([
          put(
            graph('a.md', [
              says('project:k8s', 'Kubernetes', { aliases: ['K8s'] }),
              says('project:k8s-other', 'k8s'),
              says('project:cpp', 'C++'),
              says('project:csharp', 'C#'),
              says('project:c', 'C'),
              says('organization:k8s', 'K8S'),
            ]),
          ),
        ]);
        const ids = async (type: EntityType, key: string) => (await store.named(type, key)).map((one) => one.id);
        expect(await ids('Project', 'k8s')).toEqual(['project:k8s-other', 'project:k8s']);
        expect(await ids('Organization', 'k8s')).toEqual(['organization:k8s']);
        expect(await ids('Project', 'kubernetes')).toEqual(['project:k8s']);
        expect(await ids('Project', 'c')).toEqual(['project:c']);
        expect(await ids('Project', 'c++')).toEqual(['project:cpp']);
        expect(await ids('Project', 'c#')).toEqual(['project:csharp']);
        expect(await ids('Project', 'kube')).toEqual([]);
        expect(await ids('Project', '')).toEqual([]);
      });

      it('find notes by any form of their address', async () => {
        await fill();
        for (const url of [
          'https://example.org/2016/scale',
          'http://www.example.org/2016/scale/?a#b',
          '//EXAMPLE.org/2016/scale',
          'example.org/2016/scale/',
        ]) {
          expect((await store.notesByUrl(url)).map((note) => note.id)).toEqual(['note:scale.md']);
        }
        for (const url of ['https://example.org/', 'https://example.org/2016/Scale', '', 'mailto:a@b.c', 'http://[']) {
          expect(await store.notesByUrl(url)).toEqual([]);
        }
      });
    });

    describe('lists', () => {
      it('are ordered by name without case and accents, then id', async () => {
        await store.apply([
          put(
            graph('a.md', [
              says('project:1', 'Élan'),
              says('project:2', 'eagle'),
              says('project:3', 'Zeta'),
              says('project:4', '日本'),
              says('project:5', 'eagle'),
              says('project:6', '***'),
            ]),
          ),
        ]);
        const { items, totalCount } = await store.list('Project', { first: 10 });
        expect(items.map((item) => [item.sortKey, item.id])).toEqual([
          ['eagle', 'project:2'],
          ['eagle', 'project:5'],
          ['elan', 'project:1'],
          ['project:6', 'project:6'],
          ['zeta', 'project:3'],
          ['日本', 'project:4'],
        ]);
        expect(totalCount).toBe(6);
      });

      it('page through all of them, whatever is added before the cursor', async () => {
        const many = Array.from({ length: 23 }, (_, index) => says(`project:p${index}`, `Name ${index % 5}`));
        await store.apply([put(graph('a.md', many))]);
        const seen: string[] = [];
        let after: { sortKey: string; id: string } | undefined;
        for (let step = 0; ; step += 1) {
          const { items, totalCount } = await store.list(
            'Project',
            after === undefined ? { first: 4 } : { first: 4, after },
          );
          if (items.length === 0) break;
          expect(totalCount).toBe(23 + Math.min(step, 1));
          seen.push(...items.map((item) => item.id));
          after = items.at(-1);
          if (step === 0) await store.apply([put(graph('b.md', [says('project:early', 'Aaa')]))]);
        }
        expect(seen).toHaveLength(23);
        expect(new Set(seen)).toEqual(new Set(many.map((one) => one.id)));
      });

      it('give totals without items, and refuse nonsense', async () => {
        await fill();
        expect(await store.list('Session', { first: 0 })).toEqual({ items: [], totalCount: 4 });
        await expect(store.list('Session', { first: -1 })).rejects.toBeInstanceOf(RangeError);
        await expect(store.list('Session) DETACH' as EntityType, { first: 1 })).rejects.toBeInstanceOf(RangeError);
      });
    });

    describe('hops', () => {
      it('lead to far ends with the evidence of every note, once each', async () => {
        await fill();
        const hop = { type: 'PRESENTED', direction: 'in' } as const;
        const found = await store.neighbours(hop, ['session:scale-14x/nomad', 'session:none'], { first: 5 });
        expect(found.get('session:none')).toEqual({ items: [], totalCount: 0 });
        const page = found.get('session:scale-14x/nomad');
        expect(page?.totalCount).toBe(1);
        expect(page?.items[0]).toMatchObject({
          sortKey: 'jerome petazzoni',
          entity: { id: 'person:jerome-petazzoni' },
        });
        expect(page?.items[0]?.edge).toMatchObject({
          type: 'PRESENTED',
          from: 'person:jerome-petazzoni',
          to: 'session:scale-14x/nomad',
        });
        expect(page?.items[0]?.edge.evidence.map((one) => [one.note, one.startLine])).toEqual([
          ['note:later.md', 7],
          ['note:scale.md', 2],
        ]);
      });

      it('keep the file of words that are not the note’s own, and put the note’s own first', async () => {
        const decided = { ...on(1, 'speakers: [Ann]', 1), file: 'ü/hallway.yaml' };
        const session = says('session:c/s', 'S');
        const told = { ...edge('PRESENTED', 'person:a', 'session:c/s'), evidence: [on(5, 'Ann'), decided] };
        const mention = says('person:a', 'Ann', { evidence: [decided] });
        await store.apply([put(graph('a.md', [mention, session], [told]))]);
        const page = await store.neighbours({ type: 'PRESENTED', direction: 'out' }, ['person:a'], { first: 1 });
        const note = 'note:a.md';
        expect(page.get('person:a')?.items[0]?.edge.evidence).toEqual([
          { note, ...on(5, 'Ann') },
          { note, ...decided },
        ]);
        const named = await store.neighbours({ type: 'MENTIONS', direction: 'in' }, ['person:a', 'session:c/s'], {
          first: 1,
        });
        expect([...named.values()].map((one) => one.items[0]?.edge.evidence[0]?.file)).toEqual([
          'ü/hallway.yaml',
          undefined,
        ]);
      });

      it('keep to the kinds of ends asked for', async () => {
        await fill();
        const within = async (ends: EntityType[]) => {
          const found = await store.neighbours(
            { type: 'PART_OF', direction: 'out', ends },
            ['session:scale-14x/nomad', 'session:scale-14x/charm'],
            { first: 5 },
          );
          return [...found.values()].map((page) => page.items.map((item) => item.entity.id));
        };
        expect(await within(['Session'])).toEqual([['session:scale-14x/evening'], []]);
        expect(await within(['Conference'])).toEqual([[], ['conference:scale-14x']]);
        expect(await within(['Conference', 'Session'])).toEqual([
          ['session:scale-14x/evening'],
          ['conference:scale-14x'],
        ]);
        expect(await within([])).toEqual([[], []]);
      });

      it('page for each anchor by itself', async () => {
        await fill();
        const hop = { type: 'MENTIONS', direction: 'out' } as const;
        const anchors = ['note:scale.md', 'note:later.md'];
        const whole = await store.neighbours(hop, anchors, { first: 50 });
        for (const anchor of anchors) {
          const all = whole.get(anchor)?.items.map((item) => item.entity.id) ?? [];
          const third = whole.get(anchor)?.items[2];
          const rest = await store.neighbours(
            hop,
            [anchor],
            third === undefined ? { first: 3 } : { first: 3, after: { sortKey: third.sortKey, id: third.entity.id } },
          );
          expect(rest.get(anchor)?.items.map((item) => item.entity.id)).toEqual(all.slice(3, 6));
          expect(rest.get(anchor)?.totalCount).toBe(all.length);
        }
        expect(await store.degrees(hop, [...anchors, 'note:none'])).toEqual(
          new Map([
            ['note:scale.md', 10],
            ['note:later.md', 4],
            ['note:none', 0],
          ]),
        );
      });
    });

    describe('coverage', () => {
      it('joins speakers and projects by sessions that hold no other', async () => {
        await fill();
        const found = await store.coverage(
          ['project:nomad', 'project:juju', 'person:kelsey-hightower', 'person:none', 'series:scale'],
          { first: 9 },
        );
        const ids = [...found].map(([anchor, page]) => [anchor, page.items.map((item) => item.entity.id)]);
        expect(ids).toEqual([
          ['project:nomad', ['person:jerome-petazzoni']],
          ['project:juju', ['person:kelsey-hightower']],
          ['person:kelsey-hightower', ['project:juju']],
          ['person:none', []],
          ['series:scale', []],
        ]);
        const nomad = found.get('project:nomad')?.items[0];
        expect(nomad?.sessions.map((one) => one.id)).toEqual([
          'session:gophercon-2017/nomad',
          'session:scale-14x/nomad',
        ]);
        expect(nomad?.edges.map((one) => [one.type, one.from, one.evidence.length])).toEqual([
          ['ABOUT', 'session:gophercon-2017/nomad', 1],
          ['ABOUT', 'session:scale-14x/nomad', 2],
          ['PRESENTED', 'person:jerome-petazzoni', 1],
          ['PRESENTED', 'person:jerome-petazzoni', 2],
        ]);
      });

      it('pages', async () => {
        const people = ['c', 'a', 'b'].map((one) => says(`person:${one}`, one));
        const edges = people.map((one) => edge('PRESENTED', one.id, 'session:x/s'));
        await store.apply([
          put(
            graph(
              'a.md',
              [...people, says('session:x/s', 'S'), says('project:p', 'P')],
              [...edges, edge('ABOUT', 'session:x/s', 'project:p')],
            ),
          ),
        ]);
        const page = (await store.coverage(['project:p'], { first: 1, after: { sortKey: 'a', id: 'person:a' } })).get(
          'project:p',
        );
        expect(page?.items.map((item) => item.entity.id)).toEqual(['person:b']);
        expect(page?.totalCount).toBe(3);
      });
    });

    describe('sharing', () => {
      const asked = async (type: EntityType, anchors: readonly Anchor[], except: readonly string[], limit: number) =>
        (await store.sharing(type, [{ anchors, except }], limit))[0];

      it('adds up the weights of shared anchors, best first', async () => {
        await fill();
        const about = { type: 'ABOUT', direction: 'in' } as const;
        const presented = { type: 'PRESENTED', direction: 'out' } as const;
        const anchors = [
          { id: 'project:nomad', weight: 5, path: [about] },
          { id: 'person:jerome-petazzoni', weight: 3, path: [presented] },
          { id: 'project:juju', weight: 1, path: [about] },
          { id: 'project:none', weight: 9, path: [about] },
        ];
        expect(await asked('Session', anchors, [], 10)).toEqual([
          { id: 'session:gophercon-2017/nomad', weight: 8, anchors: [0, 1] },
          { id: 'session:scale-14x/nomad', weight: 8, anchors: [0, 1] },
          { id: 'session:scale-14x/evening', weight: 4, anchors: [1, 2] },
          { id: 'session:scale-14x/charm', weight: 1, anchors: [2] },
        ]);
        expect(await asked('Session', anchors, ['session:gophercon-2017/nomad'], 1)).toEqual([
          { id: 'session:scale-14x/nomad', weight: 8, anchors: [0, 1] },
        ]);
        expect(await asked('Note', anchors, [], 10)).toEqual([]);
        expect(await asked('Session', [], [], 10)).toEqual([]);
      });

      it('finds notes by their tags, categories and terms, together with what they hang on', async () => {
        const terms = [{ word: 'charm', weight: 800 }];
        await store.apply([
          put(graph('a.md', [says('project:juju', 'Juju')], [], { tags: ['Dev Ops', 'juju'], terms })),
          put(graph('b.md', [], [], { categories: ['dev-ops'], terms })),
          put(graph('c.md', [says('project:juju', 'Juju')], [], { terms: [{ word: 'juju', weight: 9 }] })),
        ]);
        const anchors: Anchor[] = [
          { key: 'tag:dev ops', weight: 4 },
          { key: 'term:charm', weight: 3 },
          { id: 'project:juju', weight: 2, path: [{ type: 'MENTIONS', direction: 'in' }] },
          { key: 'tag:none', weight: 9 },
        ];
        const found = [
          { id: 'note:a.md', weight: 9, anchors: [0, 1, 2] },
          { id: 'note:b.md', weight: 7, anchors: [0, 1] },
          { id: 'note:c.md', weight: 2, anchors: [2] },
        ];
        expect(await asked('Note', anchors, [], 5)).toEqual(found);
        expect(await asked('Project', anchors, [], 5)).toEqual([]);
        const requests = [
          { anchors, except: ['note:a.md'] },
          { anchors: [], except: [] },
          { anchors: anchors.slice(1), except: [] },
        ];
        expect(await store.sharing('Note', requests, 1)).toEqual([
          found.slice(1, 2),
          [],
          [{ id: 'note:a.md', weight: 5, anchors: [0, 1] }],
        ]);
        const keys = ['tag:dev ops', 'term:charm', 'term:juju', 'tag:none', 'juju'];
        expect([...(await store.holders(keys)).values()]).toEqual([2, 2, 1, 0, 0]);
        await store.apply([remove('a.md'), put(graph('b.md', [], [], { tags: ['new'] }))]);
        expect([...(await store.holders([...keys, 'tag:new'])).values()]).toEqual([0, 0, 1, 0, 0, 1]);
        expect(await asked('Note', anchors, [], 5)).toEqual([{ id: 'note:c.md', weight: 2, anchors: [2] }]);
      });

      it('follows two hops, back to where it came from too', async () => {
        await fill();
        const path = [
          { type: 'ABOUT', direction: 'out' },
          { type: 'ABOUT', direction: 'in' },
        ] as const;
        expect(await asked('Session', [{ id: 'session:scale-14x/nomad', weight: 2, path }], [], 10)).toEqual([
          { id: 'session:gophercon-2017/nomad', weight: 2, anchors: [0] },
          { id: 'session:scale-14x/nomad', weight: 2, anchors: [0] },
        ]);
        await store.apply([remove('later.md')]);
        expect(await asked('Session', [{ id: 'session:scale-14x/nomad', weight: 2, path }], [], 10)).toEqual([
          { id: 'session:scale-14x/nomad', weight: 2, anchors: [0] },
        ]);
      });
    });

    describe('search', () => {
      it('finds by beginnings of words in any of the names, shortest first', async () => {
        await fill();
        const ids = async (...terms: string[]) =>
          (await store.search({ terms, limit: 20 })).items.map((item) => item.id);
        expect(await ids('noma')).toEqual(['project:nomad', 'session:gophercon-2017/nomad', 'session:scale-14x/nomad']);
        expect(await ids('JÉR', 'jpet')).toEqual(['person:jerome-petazzoni']);
        expect(await ids('first charm')).toEqual(['session:scale-14x/charm']);
        expect(await ids('california')).toEqual(['series:scale']);
        expect(await ids('omad')).toEqual([]);
        expect(
          (await store.search({ terms: ['scale'], types: ['Series', 'Note'], limit: 20 })).items.map((item) => item.id),
        ).toEqual(['series:scale', 'note:scale.md']);
        expect(await store.search({ terms: ['n'], limit: 1 })).toMatchObject({
          items: [{ id: 'project:nomad' }],
          totalCount: 3,
        });
        expect(await store.search({ terms: ['n'], types: [], limit: 1 })).toEqual({ items: [], totalCount: 0 });
      });

      it('takes every query syntax as plain text', async () => {
        await store.apply([
          put(
            graph('a.md', [
              says('project:net', '.NET'),
              says('project:cpp', 'C++'),
              says('project:and', 'AND OR NOT'),
              says('person:at', '@handle'),
            ]),
          ),
        ]);
        const hostile = [
          '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /',
          'AND',
          'NOT',
          '',
          ' ',
          '\0',
          '*',
          '"',
          "'; DROP TABLE entity; --",
          '`',
          '$x',
          '{}',
          'x'.repeat(10_000),
          'a '.repeat(5_000),
          '\uD83D',
        ];
        for (const term of hostile) await store.search({ terms: [term], limit: 5 });
        const first = async (term: string) =>
          (await store.search({ terms: [term], limit: 5 })).items.map((item) => item.id);
        expect(await first('AND')).toEqual(['project:and']);
        expect(await first('c++')).toEqual(['project:cpp']);
        expect(await first('.net')).toEqual(['project:net']);
        expect(await first('@hand')).toEqual(['person:at']);
      });

      it('finds very long words and names', async () => {
        const long = 'x'.repeat(5_000);
        await store.apply([put(graph('a.md', [says('project:long', `${long} tail`)]))]);
        expect((await store.search({ terms: [long], limit: 5 })).totalCount).toBe(1);
        expect((await store.search({ terms: ['xxx', 'tai'], limit: 5 })).totalCount).toBe(1);
        expect((await store.named('Project', `${long} tail`)).length).toBe(1);
        expect((await store.named('Project', `${long} tails`)).length).toBe(0);
      });
    });

    it('gives the whole graph by type and id, then edges by type, from and to', async () => {
      await fill();
      const keys = (await contents(store)).map((item) =>
        'entity' in item
          ? `0 ${item.entity.type} ${item.entity.id}`
          : `1 ${item.edge.type} ${item.edge.from} ${item.edge.to}`,
      );
      expect(keys).toEqual([...keys].sort());
      expect(keys).toHaveLength(13 + 31);
      const some = [];
      for await (const item of store.everything()) {
        some.push(item);
        if (some.length === 3) break; // stopping early leaves nothing open
      }
      expect(await store.revision()).toBeGreaterThan(0);
    });

    it('answers while it is open, and says so when it is closed', async () => {
      await store.ping();
      await store.close();
      await store.close();
      await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    });
  });
}
