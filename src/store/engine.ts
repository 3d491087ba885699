import type { Entity, EntityType } from '../model/graph.ts';
import type { Anchor, Coverage, Hop, Neighbour, NoteChange, Page, Shared, Store } from './port.ts';

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

/**
 * What an engine does. `checkedStore` makes a `Store` of it: arguments come here checked, folded and without duplicates, lists of ids are
 * never empty, and answers may come in any order of anchors. Engines throw `HallwayError` only.
 */
export interface StoreEngine
  extends Pick<Store, 'revision' | 'ping' | 'digests' | 'entities' | 'counts' | 'everything' | 'close'> {
  /** How many changes `applyBatch` takes at once. */
  readonly batchSize: number;
  /** Applies changes in one transaction: at most one for each note, ordered by note id. Nothing is written if nothing changes. */
  applyBatch(changes: readonly NoteChange[]): Promise<BatchResult>;
  /** Entities that hold this key among their name keys (cut as in `nameKeys`), in any order. */
  withNameKey(type: EntityType, key: string): Promise<readonly Entity[]>;
  /** Notes whose address has this key, in list order. */
  notesAtAddress(key: string): Promise<readonly Entity[]>;
  list(type: EntityType, page: EnginePage): Promise<Page<Entity>>;
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
  sharing(
    type: EntityType,
    anchors: readonly Anchor[],
    except: readonly string[],
    limit: number,
  ): Promise<readonly Shared[]>;
  /** Terms are those of `searchTerms`, at least one. */
  search(terms: readonly string[], types: readonly EntityType[] | undefined, limit: number): Promise<Page<Entity>>;
}
