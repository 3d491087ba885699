import DataLoader from 'dataloader';
import type { Entity } from '../model/graph.ts';
import type { Coverage, Hop, Neighbour, Page, PageRequest, Store } from '../store/port.ts';

/**
 * The store as questions see it: what is asked about single things in one turn of the event loop goes to the store as one call, and
 * nothing is asked twice. So a query costs one call per field and level, however many things are on the level.
 * For one request only: it remembers what it read.
 */
export interface Reader extends Pick<Store, 'counts' | 'list' | 'named' | 'notesByUrl' | 'search' | 'sharing'> {
  entity(id: string): Promise<Entity | undefined>;
  neighbours(hop: Hop, anchor: string, page: PageRequest): Promise<Page<Neighbour>>;
  degree(hop: Hop, anchor: string): Promise<number>;
  coverage(anchor: string, page: PageRequest): Promise<Page<Coverage>>;
}

/** A reader of this store, for one request. */
export function openReader(store: Store): Reader {
  const entities = new DataLoader<string, Entity | undefined>(async (ids) => {
    const found = await store.entities(ids);
    return ids.map((id) => found.get(id));
  });
  const know = (entity: Entity) => entities.prime(entity.id, entity);
  const neighbours = groupedLoader<{ hop: Hop; page: PageRequest }, Page<Neighbour>>(async ({ hop, page }, anchors) => {
    const found = await store.neighbours(hop, anchors, page);
    for (const { items } of found.values()) for (const { entity } of items) know(entity);
    return found;
  }, NOTHING);
  const degrees = groupedLoader<Hop, number>((hop, anchors) => store.degrees(hop, anchors), 0);
  const coverage = groupedLoader<PageRequest, Page<Coverage>>(
    (page, anchors) => store.coverage(anchors, page),
    NOTHING,
  );
  return {
    counts: () => store.counts(),
    list: (type, page) => store.list(type, page),
    named: (type, key) => store.named(type, key),
    notesByUrl: (url) => store.notesByUrl(url),
    search: (request) => store.search(request),
    sharing: (type, anchors, except, limit) => store.sharing(type, anchors, except, limit),
    entity: (id) => entities.load(id),
    neighbours: (hop, anchor, page) => neighbours({ hop, page }, anchor),
    degree: (hop, anchor) => degrees(hop, anchor),
    coverage: (anchor, page) => coverage(page, anchor),
  };
}

const NOTHING = { items: [], totalCount: 0 };

/** Loads values of anchors under some question; equal questions of one turn are asked together. */
function groupedLoader<Q, V>(
  ask: (question: Q, anchors: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  none: V,
): (question: Q, anchor: string) => Promise<V> {
  const loaders = new Map<string, DataLoader<string, V>>();
  return (question, anchor) => {
    const key = JSON.stringify(question);
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = new DataLoader<string, V>(async (anchors) => {
        const found = await ask(question, anchors);
        return anchors.map((one) => found.get(one) ?? none);
      });
      loaders.set(key, loader);
    }
    return loader.load(anchor);
  };
}
