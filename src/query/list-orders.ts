import type { ListDirection, ListOrder } from '../store/port.ts';
import { HOPS } from './hops.ts';

/** How callers say an order: what by, and which way round. */
export interface Ordering<F extends string> {
  readonly field: F;
  /** Ascending if absent. */
  readonly direction?: ListDirection;
}

export type ConferenceOrderField = 'name' | 'date' | 'sessions';
export type SeriesOrderField = 'name' | 'conferences';
export type SessionOrderField = 'title' | 'date';
export type PersonOrderField = 'name' | 'sessions';
export type ProjectOrderField = 'name' | 'sessions' | 'notes';
export type OrganizationOrderField = 'name' | 'people';
export type NoteOrderField = 'title' | 'date' | 'sessions';

/** What each order counts or reads. `name` is the order of lists without any. */
export const ORDERS = {
  Conference: { name: { by: 'name' }, date: { by: 'day' }, sessions: { by: 'count', hop: HOPS.sessionsWithin } },
  Series: { name: { by: 'name' }, conferences: { by: 'count', hop: HOPS.editionsOfSeries } },
  Session: { title: { by: 'name' }, date: { by: 'day', hop: HOPS.conferenceOfSession } },
  Person: { name: { by: 'name' }, sessions: { by: 'count', hop: HOPS.sessionsOfPerson } },
  Project: {
    name: { by: 'name' },
    sessions: { by: 'count', hop: HOPS.sessionsAboutProject },
    notes: { by: 'count', hop: HOPS.notesMentioning },
  },
  Organization: { name: { by: 'name' }, people: { by: 'count', hop: HOPS.peopleOfOrganization } },
  Note: { title: { by: 'name' }, date: { by: 'day' }, sessions: { by: 'count', hop: HOPS.sessionsOfNote } },
} as const satisfies {
  readonly Conference: Readonly<Record<ConferenceOrderField, OrderSubject>>;
  readonly Series: Readonly<Record<SeriesOrderField, OrderSubject>>;
  readonly Session: Readonly<Record<SessionOrderField, OrderSubject>>;
  readonly Person: Readonly<Record<PersonOrderField, OrderSubject>>;
  readonly Project: Readonly<Record<ProjectOrderField, OrderSubject>>;
  readonly Organization: Readonly<Record<OrganizationOrderField, OrderSubject>>;
  readonly Note: Readonly<Record<NoteOrderField, OrderSubject>>;
};

type OrderSubject = ListOrder extends infer O ? (O extends ListOrder ? Omit<O, 'direction'> : never) : never;

/** The store's order for a caller's; by name if none is given. */
export function listOrder<F extends string>(
  subjects: Readonly<Record<F, OrderSubject>>,
  ordering: Ordering<F> | null | undefined,
): ListOrder {
  if (!ordering) return { by: 'name', direction: 'ascending' };
  // The subject and the direction are the two parts of an order.
  return { ...subjects[ordering.field], direction: ordering.direction ?? 'ascending' } as ListOrder;
}
