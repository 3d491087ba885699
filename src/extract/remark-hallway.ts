import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { HallwayError } from '../errors.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { NoteFacts } from '../model/facts.ts';
import { extract } from './extract.ts';

declare module 'vfile' {
  interface DataMap {
    /** What `remarkHallway` learned from the note. */
    hallway: NoteFacts;
  }
}

/** Options of `remarkHallway`. */
export interface RemarkHallwayOptions {
  /** Known projects, organizations and series: `shippedCatalogue()` of `hallway/catalogue`, or one's own. */
  readonly catalogue: Catalogue;
}

/**
 * A remark plugin that puts what a note says about conferences on `file.data.hallway` and leaves the tree alone.
 * @throws HallwayError BAD_USAGE without a catalogue
 *
 * @example
 * const file = await remark().use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkHallway, { catalogue }).process(note)
 * file.data.hallway.sessions
 */
export const remarkHallway: Plugin<[RemarkHallwayOptions], Root> = (options) => {
  // JavaScript callers may leave the options out.
  const catalogue = (options as RemarkHallwayOptions | undefined)?.catalogue;
  if (catalogue === undefined)
    throw new HallwayError(
      'BAD_USAGE',
      "Expected a catalogue, use remarkHallway with { catalogue: shippedCatalogue() } from 'hallway/catalogue'",
    );
  return (tree: Root, file: VFile): void => {
    file.data.hallway = extract(tree, file, catalogue);
  };
};

export default remarkHallway;
