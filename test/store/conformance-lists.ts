import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/model/graph.ts';
import type { Condition, ListOrder, ListRequest } from '../../src/store/list-request.ts';
import type { Listed, Store } from '../../src/store/port.ts';
import type { Conformance } from './conformance.ts';
import { edge, graph, put, says, scale } from './sample-graphs.ts';

const SESSIONS = { type: 'PRESENTED', direction: 'out' } as const;
const PRESENTERS = { type: 'PRESENTED', direction: 'in' } as const;
const ABOUT = { type: 'ABOUT', direction: 'out' } as const;
const AT = { type: 'PART_OF', direction: 'out', ends: ['Conference'] } as const;
const HELD = { type: 'PART_OF', direction: 'in' } as const;

/** What every engine lists: under conditions, in orders, by pages. */
export function lists({ open }: Conformance): void {
  describe('listing', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      const { first, second } = scale();
      const third = graph(
        'go.md',
        [
          says('conference:gophercon-2017', 'GopherCon 2017', { year: 2017 }),
          says('conference:meet', 'A meetup'),
          says('session:gophercon-2017/nomad', 'Nomad again', { kind: 'keynote' }),
          says('person:kelsey-hightower', 'Kelsey Hightower'),
          says('project:nomad', 'Nomad'),
          says('project:zig', 'Zig'),
        ],
        [
          edge('PART_OF', 'session:gophercon-2017/nomad', 'conference:gophercon-2017'),
          edge('PRESENTED', 'person:kelsey-hightower', 'session:gophercon-2017/nomad'),
          edge('ABOUT', 'session:gophercon-2017/nomad', 'project:zig'),
        ],
        { authors: ['Zoë Ö.', 'Dan'], date: '2017-07-01' },
      );
      await store.apply([put(first), put(second), put(third)]);
    });
    afterEach(async () => {
      await store.close();
    });
    const ids = async (type: EntityType, request: Omit<ListRequest, 'first'>) => {
      const { items, totalCount } = await store.list(type, { first: 50, ...request });
      expect(totalCount).toBe(items.length);
      return items.map((item) => item.id.slice(item.id.indexOf(':') + 1));
    };
    const where = (type: EntityType, filter: Condition) => ids(type, { filter });

    it('keeps to what lies at the end of hops', async () => {
      const at = (id: string) => ({ hop: AT, where: { ids: [id] } });
      expect(await where('Session', { joined: [at('conference:scale-14x')] })).toEqual([
        'scale-14x/evening',
        'scale-14x/charm',
      ]);
      expect(await where('Session', { joined: [at('conference:scale-14x')], kinds: ['tutorial', 'panel'] })).toEqual([
        'scale-14x/charm',
      ]);
      const series = { hop: { type: 'EDITION_OF', direction: 'out' }, where: { ids: ['series:scale'] } } as const;
      expect(await where('Session', { joined: [{ hop: AT, where: { joined: [series] } }] })).toHaveLength(2);
      const docker = { type: 'AFFILIATED_WITH', direction: 'out' } as const;
      expect(
        await where('Session', {
          joined: [{ hop: PRESENTERS, where: { joined: [{ hop: docker, where: { ids: ['organization:docker'] } }] } }],
        }),
      ).toEqual(['scale-14x/evening', 'gophercon-2017/nomad', 'scale-14x/nomad']);
      expect(await where('Person', { joined: [{ hop: SESSIONS, where: {} }] })).toEqual([
        'jerome-petazzoni',
        'kelsey-hightower',
      ]);
    });

    it('asks of one far end what stands in one condition, and of any what stands in several', async () => {
      const about = { hop: ABOUT, where: { ids: ['project:juju'] } };
      const in2017 = { hop: AT, where: { years: { from: 2017, to: 2017 } } };
      expect(await where('Person', { joined: [{ hop: SESSIONS, where: { joined: [about, in2017] } }] })).toEqual([]);
      expect(
        await where('Person', {
          joined: [
            { hop: SESSIONS, where: { joined: [about] } },
            { hop: SESSIONS, where: { joined: [in2017] } },
          ],
        }),
      ).toEqual(['jerome-petazzoni', 'kelsey-hightower']);
      const alone = { joined: [about], without: HELD };
      expect(await where('Session', alone)).toEqual(['scale-14x/charm']);
      expect(await where('Person', { joined: [{ hop: SESSIONS, where: alone }] })).toEqual(['kelsey-hightower']);
    });

    it('keeps to years, days, authors and words', async () => {
      expect(await where('Conference', { years: { from: 2016, to: 2016 } })).toEqual(['scale-14x']);
      expect(await where('Conference', { years: { from: 2016 } })).toEqual(['gophercon-2017', 'scale-14x']);
      expect(await where('Conference', { years: { to: 2015 } })).toEqual([]);
      expect(await where('Note', { days: { from: '2016-01-30', to: '2016-12-31' } })).toEqual(['scale.md']);
      expect(await where('Note', { days: { from: '2016-01-31' } })).toEqual(['go.md']);
      for (const author of ['zoe o', 'ZOË Ö.', 'dan']) expect(await where('Note', { author })).toEqual(['go.md']);
      for (const author of ['zo', '', 'Ann']) expect(await where('Note', { author })).toEqual([]);
      expect(await where('Session', { terms: ['nom', 'dep'] })).toEqual(['scale-14x/nomad']);
      expect(await where('Session', { terms: ['nom'], kinds: ['keynote', 'talk'] })).toEqual([
        'gophercon-2017/nomad',
        'scale-14x/nomad',
      ]);
      expect(await where('Session', { terms: [' '] })).toEqual([]);
    });

    it('holds nothing where nothing can be', async () => {
      for (const none of [{ ids: [] }, { kinds: [] }, { ids: ["x' OR 1=1", 'a\0b'] }, { terms: ['*'] }]) {
        expect(await where('Session', none)).toEqual([]);
      }
      expect(await where('Session', { joined: [{ hop: AT, where: { ids: [] } }] })).toEqual([]);
      expect(await where('Session', { joined: [{ hop: { ...AT, ends: [] }, where: {} }] })).toEqual([]);
    });

    it('orders by name, day and count, in both directions; what has no value is last, equal values are by name', async () => {
      const ordered = (type: EntityType, order: ListOrder) => ids(type, { order });
      expect(await ordered('Project', { by: 'name', direction: 'descending' })).toEqual(['zig', 'nomad', 'juju']);
      const day = { by: 'day', direction: 'ascending' } as const;
      expect(await ordered('Conference', day)).toEqual(['scale-14x', 'gophercon-2017', 'meet']);
      expect(await ordered('Conference', { ...day, direction: 'descending' })).toEqual([
        'gophercon-2017',
        'scale-14x',
        'meet',
      ]);
      expect(await ordered('Note', { ...day, direction: 'descending' })).toEqual(['go.md', 'scale.md', 'later.md']);
      expect(await ordered('Session', { ...day, direction: 'descending', hop: AT })).toEqual([
        'gophercon-2017/nomad',
        'scale-14x/evening',
        'scale-14x/charm',
        'scale-14x/nomad',
      ]);
      const count = { by: 'count', hop: { type: 'ABOUT', direction: 'in' } } as const;
      expect(await ordered('Project', { ...count, direction: 'descending' })).toEqual(['juju', 'nomad', 'zig']);
      expect(await ordered('Project', { ...count, direction: 'ascending' })).toEqual(['zig', 'juju', 'nomad']);
    });

    it('pages in every order, whatever is added meanwhile', async () => {
      const many = Array.from({ length: 11 }, (_, index) =>
        says(`conference:c${index}`, `Name ${index % 2}`, index % 3 === 0 ? {} : { year: 2000 + (index % 3) }),
      );
      await store.apply([put(graph('many.md', many))]);
      for (const by of ['name', 'day'] as const) {
        for (const direction of ['ascending', 'descending'] as const) {
          const order = { by, direction };
          const whole = await store.list('Conference', { first: 50, order });
          const seen: string[] = [];
          let after: Listed | undefined;
          for (;;) {
            const { items } = await store.list('Conference', { first: 3, order, ...(after && { after }) });
            seen.push(...items.map((item) => item.id));
            after = items.at(-1);
            if (after === undefined) break;
          }
          expect(seen).toEqual(whole.items.map((item) => item.id));
        }
      }
      const order = { by: 'day', direction: 'descending' } as const;
      const [first, second, third] = (await store.list('Conference', { first: 3, order })).items;
      await store.apply([put(graph('new.md', [says('conference:new', 'New', { year: 2030 })]))]);
      const next = await store.list('Conference', { first: 1, order, ...(second && { after: second }) });
      expect(next.items[0]?.id).toBe(third?.id);
      expect(first?.value).toBe('2017');
    });

    it('tells what sessions join, most sessions first, with the sessions', async () => {
      const talk = (id: string, projects: readonly string[]) =>
        projects.map((project) => edge('ABOUT', `session:c/${id}`, `project:${project}`));
      await store.apply([
        put(
          graph(
            'c.md',
            [
              ...['a', 'b', 'c', 'd', 'e'].map((one) => says(`project:${one}`, one.toUpperCase())),
              ...['1', '2', '3', 'evening'].map((one) => says(`session:c/${one}`, `Talk ${one}`)),
            ],
            [
              ...talk('1', ['a', 'c']),
              ...talk('2', ['a', 'b', 'c']),
              ...talk('3', ['a', 'd']),
              ...talk('evening', ['a', 'e']),
              edge('PART_OF', 'session:c/1', 'session:c/evening'),
            ],
          ),
        ),
      ]);
      const path = { toSessions: { ...ABOUT, direction: 'in' }, fromSessions: ABOUT } as const;
      const found = await store.together(path, ['project:a', 'project:e', 'project:none'], { first: 9 });
      const told = [...found].map(([anchor, page]) => [
        anchor,
        page.totalCount,
        page.items.map((item) => [item.entity.id, Number(item.value), item.sessions.map((one) => one.id)]),
      ]);
      expect(told).toEqual([
        [
          'project:a',
          3,
          [
            ['project:c', 2, ['session:c/1', 'session:c/2']],
            ['project:b', 1, ['session:c/2']],
            ['project:d', 1, ['session:c/3']],
          ],
        ],
        ['project:e', 0, []],
        ['project:none', 0, []],
      ]);
      const [first] = found.get('project:a')?.items ?? [];
      const after = { sortKey: first?.sortKey ?? '', id: first?.entity.id ?? '', value: first?.value ?? '' };
      const rest = await store.together(path, ['project:a'], { first: 1, after });
      expect(rest.get('project:a')).toMatchObject({ totalCount: 3, items: [{ entity: { id: 'project:b' } }] });
      await expect(store.together(path, ['project:a'], { first: -1 })).rejects.toBeInstanceOf(RangeError);
      const nowhere = { ...path, toSessions: { ...path.toSessions, ends: [] } };
      await expect(store.together(nowhere, ['project:a'], { first: 1 })).rejects.toBeInstanceOf(RangeError);
    });

    it('refuses what is outside of the closed lists', async () => {
      const refused = async (request: unknown) =>
        expect(store.list('Session', request as ListRequest)).rejects.toBeInstanceOf(RangeError);
      await refused({ first: 1, filter: { kinds: ['x'] } });
      await refused({ first: 1, filter: { joined: [{ hop: { type: 'X', direction: 'in' }, where: {} }] } });
      await refused({ first: 1, filter: { without: { type: 'PART_OF', direction: "in' OR" } } });
      await refused({ first: 1, filter: { years: { from: 1.5 } } });
      await refused({ first: 1, order: { by: 'digest', direction: 'ascending' } });
      await refused({ first: 1, order: { by: 'name', direction: 'up' } });
      await refused({ first: 1, order: { by: 'day', direction: 'ascending' }, after: { sortKey: 'a', id: 'b' } });
    });
  });
}
