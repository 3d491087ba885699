import DataLoader from 'dataloader';
import type { Entity, EntityType } from '../model/graph.ts';
import type {
  Coverage,
  Hop,
  Neighbour,
  OrderedPageRequest,
  Page,
  PageRequest,
  SessionPath,
  Shared,
  Sharing,
  Store,
  Together,
} from '../store/port.ts';

/**
 * The store as questions see it: what is asked about single things in one turn of the event loop goes to the store as one call, and
 * nothing is asked twice. So a query costs one call per field and level, however many things are on the level.
 * For one request only: it remembers what it read.
 */
export interface Reader extends Pick<Store, 'counts' | 'list' | 'named' | 'notesByUrl' | 'search'> {
  entity(id: string): Promise<Entity | undefined>;
  neighbours(hop: Hop, anchor: string, page: PageRequest): Promise<Page<Neighbour>>;
  degree(hop: Hop, anchor: string): Promise<number>;
  coverage(anchor: string, page: PageRequest): Promise<Page<Coverage>>;
  together(path: SessionPath, anchor: string, page: OrderedPageRequest): Promise<Page<Together>>;
  sharing(type: EntityType, request: Sharing, limit: number): Promise<readonly Shared[]>;
  holders(key: string): Promise<number>;
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
  const together = groupedLoader<{ path: SessionPath; page: OrderedPageRequest }, Page<Together>>(
    ({ path, page }, anchors) => store.together(path, anchors, page),
    NOTHING,
  );
  const sharing = new DataLoader<{ type: EntityType; request: Sharing; limit: number }, readonly Shared[]>(
    async (asked) => {
      const answers = new Map<unknown, readonly Shared[]>();
      const kinds = new Map(asked.map(({ type, limit }) => [`${type} ${limit}`, { type, limit }]));
      for (const { type, limit } of kinds.values()) {
        const some = asked.filter((one) => one.type === type && one.limit === limit);
        const found = await store.sharing(
          type,
          some.map(({ request }) => request),
          limit,
        );
        some.forEach((one, index) => void answers.set(one, found[index] ?? []));
      }
      return asked.map((one) => answers.get(one) ?? []);
    },
    { cache: false },
  );
  const holders = new DataLoader<string, number>(async (keys) => {
    const found = await store.holders(keys);
    return keys.map((key) => found.get(key) ?? 0);
  });
  return {
    counts: () => store.counts(),
    list: (type, page) => store.list(type, page),
    named: (type, key) => store.named(type, key),
    notesByUrl: (url) => store.notesByUrl(url),
    search: (request) => store.search(request),
    together: (path, anchor, page) => together({ path, page }, anchor),
    sharing: (type, request, limit) => sharing.load({ type, request, limit }),
    holders: (key) => holders.load(key),
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
