import type { SessionKind } from '../model/facts.ts';
import type { Hop } from './port.ts';

/** What a list keeps to. All that is given must hold; an empty condition holds for everything. */
export interface Condition {
  /** It is one of these; none of them, nothing. */
  readonly ids?: readonly string[];
  /** It is a session of one of these kinds. */
  readonly kinds?: readonly SessionKind[];
  /** It is a conference of these years, both included. */
  readonly years?: { readonly from?: number; readonly to?: number };
  /** It is a note of these days (`YYYY-MM-DD`), both included. */
  readonly days?: { readonly from?: string; readonly to?: string };
  /** It is a note by this author; case and accents do not matter. */
  readonly author?: string;
  /** Each of these begins some word of its names, as in `SearchRequest`. No terms left after folding, nothing. Not for far ends. */
  readonly terms?: readonly string[];
  /** For each of these, one far end of the hop fulfils the condition. What must hold of one and the same far end goes into one `where`. */
  readonly joined?: readonly { readonly hop: Hop; readonly where: Condition }[];
  /** Nothing lies at this hop's far end. */
  readonly without?: Hop;
}

export type ListDirection = 'ascending' | 'descending';

/**
 * What a list is ordered by: its `value`, a text that orders like what it stands for, then (sortKey, id). Descending turns the values round, not the
 * names of those with equal values; of an order by name it turns all. What has no value is last in either direction.
 */
export type ListOrder =
  | { readonly by: 'name'; readonly direction: ListDirection }
  /** A note's or conference's first day (or the year, if no day is known); with a hop, the earliest of its far ends. */
  | { readonly by: 'day'; readonly direction: ListDirection; readonly hop?: Hop }
  /** The number of a hop's distinct far ends. */
  | { readonly by: 'count'; readonly direction: ListDirection; readonly hop: Hop };

/** Where a page of a list in some order starts and how long it is. `after` is the place of the last item seen: its `value` too, unless the order is by name. */
export interface OrderedPageRequest {
  /** 0 asks for the total only. */
  readonly first: number;
  readonly after?: { readonly sortKey: string; readonly id: string; readonly value?: string };
}

/** What a list holds, and which page of it is wanted. */
export interface ListRequest extends OrderedPageRequest {
  readonly filter?: Condition;
  /** By name, ascending, if absent. */
  readonly order?: ListOrder;
}

/** What a count's value is padded to, so that text orders like numbers. */
export const COUNT_DIGITS = 10;

/** The value of what has none: after all others. */
export function missingValue(direction: ListDirection): string {
  return direction === 'ascending' ? '~' : '';
}
