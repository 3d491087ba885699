import { EDGE_TYPES, ENTITY_TYPES } from '../../src/model/graph.ts';
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
  const near = await all([...hops, { type: 'PART_OF', direction: 'out', ends: ['Session'] } as const], async (hop) => [
    [...(await store.neighbours(hop, ids, page))],
    [...(await store.neighbours(hop, ids, later))],
    [...(await store.degrees(hop, ids))],
  ]);
  const anchors = ids.map((id, index): Anchor => {
    const about: Hop = { type: 'MENTIONS', direction: 'in', ends: ['Note'] };
    return { id, weight: index + 1, path: index % 2 === 0 ? [about] : [{ type: 'MENTIONS', direction: 'out' }, about] };
  });
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
    near,
    found,
    named,
    entities: [...(await store.entities([...ids, 'project:none']))],
    counts: await store.counts(),
    digests: [...(await store.digests())],
    coverage: [[...(await store.coverage(ids, page))], [...(await store.coverage(ids, later))]],
    sharing: await store.sharing('Note', anchors, ids.slice(0, 1), 4),
    addresses: [await store.notesByUrl('https://example.org/Nomad'), await store.notesByUrl('example.org/日本語/')],
  });
}
