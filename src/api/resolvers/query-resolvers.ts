import { HallwayError } from '../../errors.ts';
import { MOST_ITEMS } from '../../query/connection.ts';
import {
  conferenceCondition,
  noteCondition,
  projectCondition,
  sessionCondition,
  speakerCondition,
} from '../../query/list-filters.ts';
import { listOrder, ORDERS } from '../../query/list-orders.ts';
import { listAll } from '../../query/lists.ts';
import { findNote, lookUp, lookUpSpeaker } from '../../query/look-up.ts';
import { search } from '../../query/search.ts';
import { stats } from '../../query/stats.ts';
import type { QueryResolvers } from '../schema.generated.ts';

/** Where questions start: each field asks one question of `src/query`. */
export const queryResolvers: QueryResolvers = {
  node: (_, { id }, { reader }) => reader.entity(id),
  nodes: (_, { ids }, { reader }) => Promise.all(checkIds(ids).map((id) => reader.entity(id))),
  conference: (_, by, { reader }) => lookUp(reader, 'Conference', by),
  series: (_, by, { reader }) => lookUp(reader, 'Series', by),
  session: (_, by, { reader }) => lookUp(reader, 'Session', by),
  speaker: (_, by, { reader }) => lookUpSpeaker(reader, by),
  person: (_, by, { reader }) => lookUp(reader, 'Person', by),
  project: (_, by, { reader }) => lookUp(reader, 'Project', by),
  organization: (_, by, { reader }) => lookUp(reader, 'Organization', by),
  note: (_, by, { reader }) => findNote(reader, by),
  search: (_, request, { reader }) => search(reader, request),
  stats: (_, _arguments, { reader }) => stats(reader),
  conferences: async (_, { filter, orderBy, ...page }, { reader }) =>
    listAll(reader, 'Conference', page, {
      filter: await conferenceCondition(reader, filter ?? {}),
      order: listOrder(ORDERS.Conference, orderBy),
    }),
  allSeries: (_, { orderBy, ...page }, { reader }) =>
    listAll(reader, 'Series', page, { order: listOrder(ORDERS.Series, orderBy) }),
  sessions: async (_, { filter, orderBy, ...page }, { reader }) =>
    listAll(reader, 'Session', page, {
      filter: await sessionCondition(reader, filter ?? {}),
      order: listOrder(ORDERS.Session, orderBy),
    }),
  people: (_, { orderBy, ...page }, { reader }) =>
    listAll(reader, 'Person', page, { order: listOrder(ORDERS.Person, orderBy) }),
  speakers: async (_, { filter, orderBy, ...page }, { reader }) =>
    listAll(reader, 'Person', page, {
      filter: await speakerCondition(reader, filter ?? {}),
      order: listOrder(ORDERS.Person, orderBy),
    }),
  projects: async (_, { filter, orderBy, ...page }, { reader }) =>
    listAll(reader, 'Project', page, {
      filter: await projectCondition(reader, filter ?? {}),
      order: listOrder(ORDERS.Project, orderBy),
    }),
  organizations: (_, { orderBy, ...page }, { reader }) =>
    listAll(reader, 'Organization', page, { order: listOrder(ORDERS.Organization, orderBy) }),
  notes: async (_, { filter, orderBy, ...page }, { reader }) =>
    listAll(reader, 'Note', page, {
      filter: await noteCondition(reader, filter ?? {}),
      order: listOrder(ORDERS.Note, orderBy),
    }),
  rateLimit: (_, __, { spending }) => spending,
};

function checkIds(ids: readonly string[]): readonly string[] {
  if (ids.length <= MOST_ITEMS) return ids;
  throw new HallwayError(
    'BAD_INPUT',
    `Expected at most ${MOST_ITEMS} "ids", got ${ids.length}: ask in several requests`,
  );
}
