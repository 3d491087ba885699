import type { Root, RootContent, Yaml } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { containersTooDeep, MAX_CONTAINER_DEPTH } from './container-depth.ts';
import { cutIntoParts } from './cut-into-parts.ts';
import { type Definitions, knowDefinitions } from './know-definitions.ts';
import { readOpening } from './read-opening.ts';
import { shiftPositions } from './shift-positions.ts';
import type { Toml } from './toml.ts';

/** A note as a tree, and the file that its positions and messages are about. */
export interface ParsedNote {
  /** CommonMark with GitHub's extensions and front matter (`yaml` or `toml` node, first child). Empty if a message is fatal. */
  readonly tree: Root;
  /** Its `value` is the source without a byte order mark. A message with `fatal: true` says why the note was rejected. */
  readonly file: VFile;
}

/**
 * Parses a note as remark does (remark-parse, remark-gfm, remark-frontmatter), in parts: remark's time grows with the square of
 * the length where short lists and paragraphs alternate, so long notes are cut where the cut cannot change the meaning. Definitions
 * of the whole note are known in every part and positions are those of the whole file.
 *
 * Beyond remark, front matter is found after leading blank lines and as header lines without fences (Pelican, MultiMarkdown), and a
 * template tag may be the address of a definition (Hugo, Jekyll).
 * Never throws. A note that cannot be parsed has a fatal message: front matter that is too long, not closed or in another language,
 * nesting that is too deep. Time is not limited here: parse notes of strangers in a worker with a deadline.
 */
export function parseNote(path: string, source: string): ParsedNote {
  const value = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const file = new VFile({ path, value });
  const deep = containersTooDeep(value);
  if (deep !== undefined) {
    const reason = `Unexpected nesting of more than ${MAX_CONTAINER_DEPTH} lists or quotes, write it flatter`;
    return rejected(file, reason, 'too-deep', deep);
  }
  const opening = readOpening(value);
  if (opening.fault !== undefined) {
    return rejected(file, opening.fault.reason, 'front-matter', opening.fault.place);
  }
  try {
    return { tree: parseParts(value, opening.node, opening.end, opening.line), file };
  } catch (error) {
    const reason =
      error instanceof RangeError
        ? 'Unexpected deep nesting, write it flatter'
        : `Markdown cannot be parsed: ${error instanceof Error ? error.message : String(error)}`;
    return rejected(file, reason, error instanceof RangeError ? 'too-deep' : 'parse');
  }
}

function parseParts(value: string, opening: Yaml | Toml | undefined, start: number, startLine: number): Root {
  const definitions: Definitions = { links: [], footnotes: [] };
  const processor = unified().use(remarkParse).use(remarkGfm).use(knowDefinitions, definitions).freeze();
  const children: RootContent[] = opening === undefined ? [] : [opening];
  let end = opening?.position?.end ?? { line: 1, column: 1, offset: 0 };
  const extensions = processor.data('micromarkExtensions') ?? [];
  const text = withJoinedTags(value);
  for (const part of cutIntoParts(text, { offset: start, line: startLine }, extensions)) {
    const tree = processor.parse(text.slice(part.start, part.end));
    if (part.start > 0) shiftPositions(tree, part.line - 1, part.start);
    for (const child of tree.children) children.push(child);
    if (tree.position !== undefined && part.end > part.start) end = tree.position.end;
  }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: { ...end } } };
}

/** A definition whose address is a template tag: `[1]: {{< relref "other.md" >}}`. */
const TAGGED_DEFINITION = /^( {0,3}\[[^\]\n]{1,200}\]:[ \t]*)(\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\})/gm;

/**
 * The text with no-break spaces for the blanks of such tags. To CommonMark an address ends at a blank, and a line that is no definition takes
 * all definitions below it with it; the site generator replaces the tag before it reads markdown.
 */
function withJoinedTags(text: string): string {
  if (!text.includes(']: {') && !text.includes(']:{')) return text;
  return text.replace(TAGGED_DEFINITION, (_, label: string, tag: string) => label + tag.replace(/[ \t]/g, '\u00a0'));
}

function rejected(file: VFile, reason: string, ruleId: string, place?: { line: number; column: number }): ParsedNote {
  const message = file.message(reason, { ruleId, source: 'hallway', place });
  message.fatal = true;
  return { tree: { type: 'root', children: [] }, file };
}
