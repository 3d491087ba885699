import type { NotedEvidence } from '../../model/evidence.ts';
import type { Entity } from '../../model/graph.ts';
import type { FactItem } from '../../query/connection.ts';
import { placesNaming } from '../../query/lists.ts';
import type { Context } from '../context.ts';
import type { EvidenceResolvers } from '../schema.generated.ts';

/** Fields of evidence that are not its own attributes. */
export const evidenceResolvers: EvidenceResolvers = {
  note: async ({ note }, _, { reader }) => {
    const found = await reader.entity(note);
    // The note may have been removed between two reads of one query: the store keeps no evidence without its note.
    if (found?.type !== 'Note') throw new TypeError(`Evidence of "${note}", which is not a note of the store`);
    return found;
  },
};

/** Fields of an edge: in a list of all, which no edge of the graph stands behind, the evidence is what names the thing. */
export const factEdgeResolvers = {
  evidence: (
    { node, evidence }: FactItem<Entity>,
    _: unknown,
    { reader }: Context,
  ): readonly NotedEvidence[] | Promise<readonly NotedEvidence[]> => evidence ?? placesNaming(reader, node),
};
