// Its types say which data the plugin below adds to.
import type {} from 'remark-parse';
import type { Data, Processor } from 'unified';

/** Normalised labels of a note's link and footnote definitions, as micromark collects them. */
export interface Definitions {
  links: string[];
  footnotes: string[];
}

type Extension = NonNullable<Data['micromarkExtensions']>[number];

/**
 * A unified plugin: lets the parser know definitions that stand elsewhere. Whether `[words]` is a link depends on a definition
 * anywhere in the note; without this, a part of a note would not see those of the other parts.
 */
export function knowDefinitions(this: Processor, definitions: Definitions): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(definitionsExtension(definitions));
}

/**
 * A construct that never matches: it is called before the first line is read, and puts the definitions where the constructs for
 * links and footnotes look for them (both look only after all blocks are read).
 */
function definitionsExtension(definitions: Definitions): Extension {
  return {
    document: {
      null: {
        name: 'knownDefinitions',
        tokenize(_effects, _ok, nok) {
          const { parser } = this;
          if (parser.defined !== definitions.links) {
            parser.defined = definitions.links;
            // A footnote at the very start has been read before this is asked.
            definitions.footnotes.push(...(parser.gfmFootnotes ?? []));
            parser.gfmFootnotes = definitions.footnotes;
          }
          return nok;
        },
      },
    },
  };
}
