import { HallwayError } from '../errors.ts';
import { compareText } from '../model/evidence.ts';
import { ENTITY_TYPES, type Entity } from '../model/graph.ts';
import { sortKey } from '../model/merge-statements.ts';
import { nameKey } from '../model/name-key.ts';
import { addressKey } from './address-key.ts';
import { checkHop, distinct, oneOf, whole } from './check-arguments.ts';
import { checkedChange, noteOf } from './check-change.ts';
import { checkedList, checkLastHop, isHopeless, orderedPage } from './checked-list.ts';
import type { EnginePage, StoreEngine } from './engine.ts';
import { typeOfId } from './entity-record.ts';
import { listKey } from './list-key.ts';
import type { Anchor, ApplyResult, Coverage, NoteChange, Page, PageRequest, Store } from './port.ts';
import { indexedKey, searchTerms } from './search-words.ts';

const NOTHING = { items: [], totalCount: 0 } as const;

/** The store that an engine makes: checks and folds arguments, answers what needs no engine, and puts answers into the order asked for. */
export function checkedStore(engine: StoreEngine): Store {
  return storeOf(openness(engine));
}

function storeOf(open: Openness): Store {
  return {
    revision: async () => open().revision(),
    ping: async () => open().ping(),
    apply: (changes) => applyAll(open, changes),
    digests: async () => open().digests(),
    entities: async (ids) => {
      const wanted = distinct(ids);
      return wanted.length === 0 ? new Map() : arranged(wanted, await open().entities(wanted));
    },
    named: async (type, key) => {
      oneOf(ENTITY_TYPES, type);
      const indexed = indexedKey(key);
      const found = indexed === '' ? [] : await open().withNameKey(type, indexed);
      return ownNameFirst(found, key);
    },
    notesByUrl: async (url) => {
      const key = addressKey(url);
      return key === undefined ? [] : open().notesAtAddress(key);
    },
    list: async (type, request) => {
      const asked = checkedList(type, request);
      const { items, totalCount } = isHopeless(asked.filter) ? NOTHING : await open().list(asked);
      return {
        items: items.map(({ entity, value }) => ({ ...entity, sortKey: sortKey(entity), ...valued(value) })),
        totalCount,
      };
    },
    neighbours: async (hop, anchors, page) => {
      checkHop(hop);
      return paged(anchors, (wanted) => open().neighbours(hop, wanted, enginePage(page)));
    },
    degrees: async (hop, anchors) => {
      checkHop(hop);
      const wanted = distinct(anchors);
      const found = wanted.length === 0 ? new Map<string, number>() : await open().degrees(hop, wanted);
      return new Map(wanted.map((id) => [id, found.get(id) ?? 0]));
    },
    counts: async () => open().counts(),
    coverage: async (anchors, page) => paged(anchors, (wanted) => coverageOf(open(), wanted, enginePage(page))),
    together: async (path, anchors, page) => {
      checkLastHop(path.toSessions);
      checkLastHop(path.fromSessions);
      return paged(anchors, (wanted) => open().together(path, wanted, orderedPage(page, 'count')));
    },
    sharing: async (type, requests, limit) => {
      oneOf(ENTITY_TYPES, type);
      for (const { anchors } of requests) anchors.forEach(checkAnchor);
      if (whole(limit, 'limit') === 0 || requests.every(({ anchors }) => anchors.length === 0))
        return requests.map(() => []);
      const asked = requests.map(({ anchors, except }) => ({ anchors, except: distinct(except) }));
      return open().sharing(type, asked, limit);
    },
    holders: async (keys) => {
      const wanted = distinct(keys);
      const found = wanted.length === 0 ? new Map<string, number>() : await open().holders(wanted);
      return new Map(wanted.map((key) => [key, found.get(key) ?? 0]));
    },
    search: async ({ terms, types, limit }) => {
      types?.forEach((type) => void oneOf(ENTITY_TYPES, type));
      const folded = searchTerms(terms);
      const none = folded.length === 0 || types?.length === 0;
      return none ? NOTHING : open().search(folded, types, whole(limit, 'limit'));
    },
    everything: async function* () {
      yield* open().everything();
    },
    within: (milliseconds) => {
      const moment = performance.now() + milliseconds;
      let view: StoreEngine | undefined;
      const until = () => {
        const engine = open();
        view ??= engine.until(moment);
        return view;
      };
      return storeOf(Object.assign(until, { close: open.close }));
    },
    close: () => open.close(),
  };
}

interface Openness {
  (): StoreEngine;
  close(): Promise<void>;
}

/** The engine while it is open; closing twice is no fault. */
function openness(engine: StoreEngine): Openness {
  let closing: Promise<void> | undefined;
  const open = () => {
    if (closing) throw new HallwayError('STORE_UNAVAILABLE', 'The store is closed; open it again');
    return engine;
  };
  return Object.assign(open, {
    close: () => {
      closing ??= engine.close();
      return closing;
    },
  });
}

async function applyAll(open: () => StoreEngine, changes: readonly NoteChange[]): Promise<ApplyResult> {
  const last = new Map(changes.map((change) => [noteOf(change), change])); // of several changes for one note the last one counts
  const ordered = [...last.values()].map(checkedChange).sort((a, b) => compareText(noteOf(a), noteOf(b)));
  const changed = new Set<string>();
  const fate = new Map<string, 'created' | 'deleted'>();
  const meet = (id: string, what: 'created' | 'deleted') => {
    // Gone in one batch and back in the next is no change for the caller.
    if (fate.has(id)) fate.delete(id);
    else fate.set(id, what);
  };
  const { batchSize } = open();
  for (let start = 0; start < ordered.length; start += batchSize) {
    const result = await open().applyBatch(ordered.slice(start, start + batchSize));
    for (const id of result.changed) changed.add(id);
    for (const id of result.created) meet(id, 'created');
    for (const id of result.deleted) meet(id, 'deleted');
  }
  const notes = [...last.keys()];
  const fated = (what: string) => [...fate].flatMap(([id, its]) => (its === what ? [id] : [])).sort(compareText);
  return {
    changed: notes.filter((id) => changed.has(id)),
    unchanged: notes.filter((id) => !changed.has(id)),
    created: fated('created'),
    deleted: fated('deleted'),
  };
}

async function coverageOf(engine: StoreEngine, anchors: readonly string[], page: EnginePage) {
  const found = new Map<string, Page<Omit<Coverage, 'sortKey'>>>();
  for (const of of ['Project', 'Person'] as const) {
    const ofThisKind = anchors.filter((id) => typeOfId(id) === of);
    if (ofThisKind.length === 0) continue;
    for (const [id, answer] of await engine.coverage(of, ofThisKind, page)) found.set(id, answer);
  }
  return found;
}

/** One page for each anchor in the order of anchors, each item with its sort key. */
async function paged<T extends { readonly entity: Entity }>(
  anchors: readonly string[],
  ask: (wanted: readonly string[]) => Promise<ReadonlyMap<string, Page<T>>>,
): Promise<ReadonlyMap<string, Page<T & { readonly sortKey: string }>>> {
  const wanted = distinct(anchors);
  const found = wanted.length === 0 ? new Map<string, Page<T>>() : await ask(wanted);
  return new Map(
    wanted.map((id) => {
      const { items, totalCount } = found.get(id) ?? NOTHING;
      return [id, { items: items.map((item) => ({ ...item, sortKey: sortKey(item.entity) })), totalCount }];
    }),
  );
}

function ownNameFirst(entities: readonly Entity[], key: string): readonly Entity[] {
  return entities
    .filter((entity) => [entity.name, ...entity.aliases].some((name) => nameKey(name) === key))
    .map((entity) => ({ entity, own: nameKey(entity.name) === key, order: listKey(sortKey(entity), entity.id) }))
    .sort((a, b) => Number(b.own) - Number(a.own) || compareText(a.order, b.order))
    .map(({ entity }) => entity);
}

function enginePage({ first, after }: PageRequest): EnginePage {
  return {
    first: whole(first, 'first'),
    after: after === undefined ? '' : listKey(after.sortKey, after.id).replaceAll('\0', ''),
  };
}

function arranged<V>(ids: readonly string[], found: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  return new Map(
    ids.flatMap((id) => {
      const value = found.get(id);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

function checkAnchor(anchor: Anchor): void {
  const { weight } = anchor;
  if (!Number.isSafeInteger(weight)) throw new RangeError(`Expected an integer as weight of an anchor, got ${weight}`);
  if ('key' in anchor) return;
  const { path } = anchor;
  if (path.length < 1 || path.length > 2)
    throw new RangeError(`Expected one or two hops from an anchor, got ${path.length}`);
  path.forEach(checkHop);
}

function valued(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}
