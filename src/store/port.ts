import type { EdgeType, Entity, EntityType, NoteGraph, StoredEdge } from '../model/graph.ts';
import type { ListRequest, OrderedPageRequest } from './list-request.ts';
import type { SessionPath, Together } from './together.ts';

export type { Condition, ListDirection, ListOrder, ListRequest, OrderedPageRequest } from './list-request.ts';
export type { SessionPath, Together } from './together.ts';

/**
 * What to do with one note. Each is applied wholly or not at all. A graph must keep the contract of `NoteGraph`, and no id may be longer
 * than 2,000 bytes of UTF-8 (what every engine can index) or hold a NUL character; half surrogate pairs in texts become U+FFFD.
 */
export type NoteChange =
  | { readonly kind: 'put'; readonly graph: NoteGraph }
  | { readonly kind: 'remove'; readonly note: string };

/** What a call of `apply` did to the graph. */
export interface ApplyResult {
  /**
   * Notes whose stored facts changed, in the order given. A put whose digest the store already holds changes nothing, nor does the removal
   * of a note that it does not hold.
   */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Ids of things (not notes) that came and went, ordered. */
  readonly created: readonly string[];
  readonly deleted: readonly string[];
}

/** A page of a longer, stable list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly totalCount: number;
}

/** Where a page starts and how long it is. `after` is the (sortKey, id) of the last item seen, so cursors stay valid while data is added. */
export interface PageRequest {
  /** 0 asks for the total only. */
  readonly first: number;
  readonly after?: { readonly sortKey: string; readonly id: string };
}

/** An item of a list. `value` is what the list is ordered by; absent in an order by name. */
export type Listed = Entity & { readonly sortKey: string; readonly value?: string };

/** Which edges to follow: from the anchors along `type`, out (anchor is `from`) or in (anchor is `to`). */
export interface Hop {
  readonly type: EdgeType;
  readonly direction: 'out' | 'in';
  /** Keep only far ends of these kinds (PART_OF ends in conferences and sessions). */
  readonly ends?: readonly EntityType[];
}

/** A far end with the edge that led to it. */
export interface Neighbour {
  readonly entity: Entity;
  readonly sortKey: string;
  readonly edge: StoredEdge;
}

/** Who covered what: a person and a project joined by sessions that hold no other session. */
export interface Coverage {
  readonly entity: Entity;
  readonly sortKey: string;
  /** Sessions that the person gave and that are about the project, by (sortKey, id). */
  readonly sessions: readonly Entity[];
  /** The PRESENTED and ABOUT edges of those sessions, by (type, from, to). */
  readonly edges: readonly StoredEdge[];
}

/** Something that speaks for relatedness, and how much it is worth; integers, so that sums are equal on every engine. */
export type Anchor = NodeAnchor | KeyAnchor;

/** A node that candidates may hang on. */
export interface NodeAnchor {
  readonly id: string;
  readonly weight: number;
  /** How candidates hang on the anchor: one hop or two from the anchor to the candidate. Two may lead back to where they came from. */
  readonly path: readonly Hop[];
}

/** What notes may hold: `tag:` with the `nameKey` of a tag or category, or `term:` with one of their terms. */
export interface KeyAnchor {
  readonly key: string;
  readonly weight: number;
}

/** One question for what is related to something. */
export interface Sharing {
  readonly anchors: readonly Anchor[];
  /** Ids that must not be among the candidates. */
  readonly except: readonly string[];
}

/** A candidate that shares anchors. */
export interface Shared {
  readonly id: string;
  /** Sum of the weights of the anchors that it shares. */
  readonly weight: number;
  /** Indexes into the anchors given, ascending. */
  readonly anchors: readonly number[];
}

/** What search looks for. Terms are folded by `nameKey` and split at blanks; every term must begin some word of the entity's names (not all of the
 * same name). Terms after the sixteenth are not looked at. No terms, no candidates. */
export interface SearchRequest {
  readonly terms: readonly string[];
  /** All kinds if absent. */
  readonly types?: readonly EntityType[];
  /** At most this many candidates, shortest sort key first, then (sortKey, id). */
  readonly limit: number;
}

/**
 * The port of the graph: the same writes give the same answers, in the same order, with the same cursors, on every engine.
 * Lists are ordered by (sortKey, id), compared by UTF-16 code units. Unknown ids are absent from answers, never errors.
 * Every method may throw `HallwayError` with a STORE_ code or TIMEOUT. Beyond that it throws only for faults of the program: RangeError for
 * arguments outside of their description, `HallwayError` INTERNAL for a query that the engine did not accept.
 */
export interface Store {
  /** A number that grows with every change of the graph, and only then. */
  revision(): Promise<number>;
  /** Answers if the store can answer now; throws if not. */
  ping(): Promise<void>;

  /**
   * Replaces and removes notes. Order of changes and of calls does not matter for the outcome, but of several changes for one note in a call
   * the last one counts. Notes are written in transactions of some each: if one fails, earlier ones stay, and the same call may be made again.
   */
  apply(changes: readonly NoteChange[]): Promise<ApplyResult>;
  /** Digests of the notes held, by note id. */
  digests(): Promise<ReadonlyMap<string, string>>;

  /** Entities by id, in the order of the ids. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, Entity>>;
  /** Entities of a kind that go by a name or alias with this `nameKey`: those whose own name it is first, then (sortKey, id). */
  named(type: EntityType, key: string): Promise<readonly Entity[]>;
  /** Notes whose address is this one, compared without scheme, `www.`, last slash, query and fragment. */
  notesByUrl(url: string): Promise<readonly Entity[]>;
  /** Entities of a kind: all, or those that fulfil a condition, by name or in another order. */
  list(type: EntityType, request: ListRequest): Promise<Page<Listed>>;
  /** Far ends of a hop, a page for each anchor. An anchor without any has an empty page. */
  neighbours(hop: Hop, anchors: readonly string[], page: PageRequest): Promise<ReadonlyMap<string, Page<Neighbour>>>;
  /** How many distinct far ends a hop has, for each anchor. */
  degrees(hop: Hop, anchors: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How many entities there are of each kind. */
  counts(): Promise<Readonly<Record<EntityType, number>>>;
  /** For projects: the speakers that covered each. For persons: the projects that each covered. For other anchors: empty pages. */
  coverage(anchors: readonly string[], page: PageRequest): Promise<ReadonlyMap<string, Page<Coverage>>>;
  /** What sessions that hold no other join to each anchor, most sessions first, then (sortKey, id); the anchor itself is left out. */
  together(
    path: SessionPath,
    anchors: readonly string[],
    page: OrderedPageRequest,
  ): Promise<ReadonlyMap<string, Page<Together>>>;
  /**
   * For each request: the nodes of a kind that share most weight of its anchors, best first, then by id; at most `limit`. An anchor counts once
   * for a candidate, however many ways lead from one to the other.
   */
  sharing(type: EntityType, requests: readonly Sharing[], limit: number): Promise<readonly (readonly Shared[])[]>;
  /** How many notes hold each key (see `KeyAnchor`). */
  holders(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  search(request: SearchRequest): Promise<Page<Entity>>;

  /**
   * The whole graph in a stable order: entities by type and id, then edges by (type, from, to), types by code unit like the rest. For exports.
   * SQLite gives the graph of one moment; Neo4j has no such snapshot, so notes ingested meanwhile may show in part.
   */
  everything(): AsyncIterable<{ readonly entity: Entity } | { readonly edge: StoredEdge }>;

  /**
   * The same store for a request that has so many milliseconds left: reads that begin later throw `HallwayError` TIMEOUT, and those under way
   * give up then, as far as the engine can. Writes are not cut short. Closing it closes the store itself.
   */
  within(milliseconds: number): Store;

  close(): Promise<void>;
}
