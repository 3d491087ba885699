import { HallwayError } from '../../errors.ts';
import { MOST_ITEMS } from '../../query/connection.ts';
import { listAll } from '../../query/lists.ts';
import { findNote, lookUp, lookUpSpeaker } from '../../query/look-up.ts';
import { search } from '../../query/search.ts';
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
  conferences: (_, page, { reader }) => listAll(reader, 'Conference', page),
  allSeries: (_, page, { reader }) => listAll(reader, 'Series', page),
  sessions: (_, page, { reader }) => listAll(reader, 'Session', page),
  people: (_, page, { reader }) => listAll(reader, 'Person', page),
  projects: (_, page, { reader }) => listAll(reader, 'Project', page),
  organizations: (_, page, { reader }) => listAll(reader, 'Organization', page),
  notes: (_, page, { reader }) => listAll(reader, 'Note', page),
};

function checkIds(ids: readonly string[]): readonly string[] {
  if (ids.length <= MOST_ITEMS) return ids;
  throw new HallwayError(
    'BAD_INPUT',
    `Expected at most ${MOST_ITEMS} "ids", got ${ids.length}: ask in several requests`,
  );
}
