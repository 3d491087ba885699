import { HallwayError } from '../errors.ts';
import { checkFirst } from './connection.ts';
import { findNote, type NoteSelector } from './look-up.ts';
import type { Reader } from './reader.ts';
import { seeAlso } from './see-also.ts';
import type { SeeAlsoOptions } from './see-also-options.ts';

/** What the widget shows under one post: the body of `/see-also.json` and of `hallway see-also --json`. Scores and weights are points. */
export interface SeeAlsoAnswer {
  /** The note's path. */
  readonly note: string;
  readonly seeAlso: readonly {
    readonly path: string;
    readonly title: string;
    readonly url: string | null;
    readonly date: string | null;
    readonly score: number;
    readonly reasons: readonly { readonly kind: string; readonly text: string; readonly weight: number }[];
  }[];
}

/**
 * What belongs under "see also" beside the note with this path, address or id.
 * @throws HallwayError NOT_FOUND if there is no such note, BAD_INPUT unless exactly one of the three is given, `first` is 1 to 100 and the options are right
 */
export async function seeAlsoAnswer(
  reader: Reader,
  by: NoteSelector,
  first: number,
  options: SeeAlsoOptions = {},
): Promise<SeeAlsoAnswer> {
  checkFirst({ first });
  const note = await findNote(reader, by);
  if (note === undefined) {
    throw new HallwayError(
      'NOT_FOUND',
      `Unknown note "${by.path ?? by.url ?? by.id}": ingest it first, with "hallway ingest"`,
    );
  }
  const { edges } = await seeAlso(reader, note, { ...options, first });
  return {
    note: note.path,
    seeAlso: edges.map(({ node, score, reasons }) => ({
      path: node.path,
      title: node.name,
      url: node.url ?? null,
      date: node.date ?? null,
      score,
      reasons: reasons.map(({ kind, text, weight }) => ({ kind, text, weight })),
    })),
  };
}
