import { HallwayError } from '../../errors.ts';
import type { NoteWritten } from '../../model/note-written.ts';
import type { Context, Writing } from '../context.ts';

import type { MutationResolvers, NoteChangeResolvers, RateLimitResolvers } from '../schema.generated.ts';

/** What was done to which note. */
export interface NoteChange extends NoteWritten {
  readonly path: string;
}

/** What changes the graph. One after the other; what is asked about the outcome is read afterwards. */
export const mutationResolvers: MutationResolvers = {
  ingestNote: (_, { path, markdown }, context) => written(context, path, ({ writer }) => writer.ingest(path, markdown)),
  removeNote: (_, { path }, context) => written(context, path, ({ writer }) => writer.remove(path)),
};

/** Fields of a change that are not its own attributes. */
export const noteChangeResolvers: NoteChangeResolvers = {
  note: async ({ path }, _, { reader }) => {
    const found = await reader.entity(`note:${path}`);
    return found?.type === 'Note' ? found : undefined;
  },
};

/** What a client has spent, in the schema's words. */
export const rateLimitResolvers: RateLimitResolvers = {
  limit: ({ allowance }) => allowance.limit,
  remaining: ({ allowance }) => allowance.remaining,
  resetAt: ({ allowance }) => new Date(allowance.resetAt).toISOString(),
};

async function written(
  { writing }: Context,
  path: string,
  write: (writing: Writing) => Promise<NoteWritten>,
): Promise<NoteChange> {
  // Requests without the right to write do not come here over HTTP; the command line has its own ways to write.
  if (!writing) throw new HallwayError('BAD_INPUT', 'Writing is off here: use "hallway ingest" or "hallway remove"');
  const result = await write(writing);
  writing.renewReader();
  return { ...result, path };
}
