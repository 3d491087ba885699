import type { Entity, EntityType } from '../model/graph.ts';
import type { Condition, ListOrder } from './list-request.ts';
import type { Coverage, Hop, Neighbour, NoteChange, Page, Shared, Sharing, Store } from './port.ts';
import type { SessionPath, Together } from './together.ts';

/** What one transaction did. */
export interface BatchResult {
  /** Ids of the notes whose stored facts changed. */
  readonly changed: readonly string[];
  /** Ids of things (not notes) that came and went. */
  readonly created: readonly string[];
  readonly deleted: readonly string[];
}

/** A page whose start is one text made by `listKey`; lower than every key if it is empty. */
export interface EnginePage {
  readonly first: number;
  readonly after: string;
}

/** A page of a list in some order: `after` is a list key and, in orders other than by name, the value before it. */
export interface EngineOrderedPage {
  readonly first: number;
  readonly after?: { readonly key: string; readonly value: string };
}

/** A list's arguments; texts of the condition are folded. */
export interface EngineList extends EngineOrderedPage {
  readonly type: EntityType;
  readonly filter: Condition;
  readonly order: ListOrder;
}

/** An item of a list; `value` is what it is ordered by, absent in an order by name. */
export interface EngineItem {
  readonly entity: Entity;
  readonly value?: string;
}

/**
 * What an engine does. `checkedStore` makes a `Store` of it: arguments come here checked, folded and without duplicates, lists of ids are
 * never empty, and answers may come in any order of anchors. Engines throw `HallwayError` only.
 */
export interface StoreEngine
  extends Pick<Store, 'revision' | 'ping' | 'digests' | 'entities' | 'counts' | 'everything' | 'close'> {
  /** The same engine, whose reads give up at this moment of the process's own clock (`performance.now()`). */
  until(moment: number): StoreEngine;
  /** How many changes `applyBatch` takes at once. */
  readonly batchSize: number;
  /** Applies changes in one transaction: at most one for each note, ordered by note id. Nothing is written if nothing changes. */
  applyBatch(changes: readonly NoteChange[]): Promise<BatchResult>;
  /** Entities that hold this key among their name keys (cut as in `nameKeys`), in any order. */
  withNameKey(type: EntityType, key: string): Promise<readonly Entity[]>;
  /** Notes whose address has this key, in list order. */
  notesAtAddress(key: string): Promise<readonly Entity[]>;
  /** Its condition is not hopeless: no list in it is empty. */
  list(request: EngineList): Promise<Page<EngineItem>>;
  neighbours(
    hop: Hop,
    anchors: readonly string[],
    page: EnginePage,
  ): Promise<ReadonlyMap<string, Page<Omit<Neighbour, 'sortKey'>>>>;
  degrees(hop: Hop, anchors: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Anchors are ids of one kind. */
  coverage(
    of: 'Project' | 'Person',
    anchors: readonly string[],
    page: EnginePage,
  ): Promise<ReadonlyMap<string, Page<Omit<Coverage, 'sortKey'>>>>;
  together(
    path: SessionPath,
    anchors: readonly string[],
    page: EngineOrderedPage,
  ): Promise<ReadonlyMap<string, Page<Omit<Together, 'sortKey'>>>>;
  /** At least one request, some of them without anchors. */
  sharing(type: EntityType, requests: readonly Sharing[], limit: number): Promise<readonly (readonly Shared[])[]>;
  holders(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Terms are those of `searchTerms`, at least one. */
  search(terms: readonly string[], types: readonly EntityType[] | undefined, limit: number): Promise<Page<Entity>>;
}
