import { EDGE_TYPES, ENTITY_TYPES } from '../../src/model/graph.ts';
import type { Condition, ListOrder } from '../../src/store/list-request.ts';
import { noteKeys } from '../../src/store/note-keys.ts';
import type { Anchor, Hop, Store } from '../../src/store/port.ts';
import { contents } from './sample-graphs.ts';

/** Every answer of a store to a fixed set of questions about whatever it holds, as JSON: equal stores give equal text. */
export async function answers(store: Store): Promise<string> {
  const everything = await contents(store);
  const ids = everything.flatMap((item) => ('entity' in item ? [item.entity.id] : []));
  const page = { first: 2 };
  const later = { first: 3, after: { sortKey: 'nomad', id: 'project:p' } };
  const hops: Hop[] = EDGE_TYPES.flatMap((type) => [
    { type, direction: 'out' },
    { type, direction: 'in' },
  ]);
  // Some at once: on a server each question is a round trip.
  const all = async <T, R>(of: readonly T[], ask: (one: T) => Promise<R>) => {
    const got: R[] = [];
    for (let start = 0; start < of.length; start += 6)
      got.push(...(await Promise.all(of.slice(start, start + 6).map(ask))));
    return got;
  };
  const listed = await all(ENTITY_TYPES, async (type) => [await store.list(type, page), await store.list(type, later)]);
  const orders: ListOrder[] = (['ascending', 'descending'] as const).flatMap((direction): ListOrder[] => [
    { by: 'name', direction },
    { by: 'day', direction },
    { by: 'count', direction, hop: { type: 'ABOUT', direction: 'in' } },
  ]);
  const filters: Condition[] = [
    { terms: ['no'] },
    { years: { from: 2001, to: 2002 } },
    { joined: [{ hop: { type: 'MENTIONS', direction: 'in' }, where: { author: 'Ann' } }] },
    {
      joined: [{ hop: { type: 'ABOUT', direction: 'out' }, where: {} }],
      without: { type: 'PART_OF', direction: 'in' },
    },
  ];
  const filtered = await all(ENTITY_TYPES, async (type) => [
    await all(orders, (order) => store.list(type, { first: 4, order })),
    await all(filters, (filter) => store.list(type, { first: 4, filter })),
  ]);
  const near = await all([...hops, { type: 'PART_OF', direction: 'out', ends: ['Session'] } as const], async (hop) => [
    [...(await store.neighbours(hop, ids, page))],
    [...(await store.neighbours(hop, ids, later))],
    [...(await store.degrees(hop, ids))],
  ]);
  const anchors = ids.map((id, index): Anchor => {
    const about: Hop = { type: 'MENTIONS', direction: 'in', ends: ['Note'] };
    return { id, weight: index + 1, path: index % 2 === 0 ? [about] : [{ type: 'MENTIONS', direction: 'out' }, about] };
  });
  const keys = everything.flatMap((item) => ('entity' in item ? noteKeys(item.entity) : []));
  const terms = [['nomad'], ['c+'], ['.n'], ['日'], ['𝒳', '𝒴'], ['proto'], ['O', 'q'], ['zzz']];
  const found = await all(terms, async (some) => [
    await store.search({ terms: some, limit: 3 }),
    await store.search({ terms: some, types: ['Project', 'Note'], limit: 5 }),
  ]);
  const named = await all(['nomad', 'c++', '日本語', '.net', 'a b', ''], (key) =>
    all(['Project', 'Person', 'Note'] as const, (type) => store.named(type, key)),
  );
  return JSON.stringify({
    everything,
    listed,
    filtered,
    near,
    found,
    named,
    entities: [...(await store.entities([...ids, 'project:none']))],
    together: await all([page, { ...later, after: { ...later.after, value: '0000000001' } }], async (some) => [
      ...(await store.together(
        { toSessions: { type: 'ABOUT', direction: 'in' }, fromSessions: { type: 'ABOUT', direction: 'out' } },
        ids,
        some,
      )),
    ]),
    counts: await store.counts(),
    digests: [...(await store.digests())],
    coverage: [[...(await store.coverage(ids, page))], [...(await store.coverage(ids, later))]],
    sharing: await store.sharing(
      'Note',
      [
        { anchors: [...anchors, ...keys.map((key, index) => ({ key, weight: index + 1 }))], except: ids.slice(0, 1) },
        { anchors: [], except: [] },
        { anchors: anchors.slice(2, 5), except: [] },
        { anchors: keys.map((key) => ({ key, weight: 1 })), except: [] },
      ],
      4,
    ),
    holders: [...(await store.holders([...keys, 'tag:none']))],
    addresses: [await store.notesByUrl('https://example.org/Nomad'), await store.notesByUrl('example.org/日本語/')],
  });
}
