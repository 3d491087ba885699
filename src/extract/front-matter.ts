import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { readTomlMatter } from './front-matter-toml.ts';
import type { FrontMatter } from './front-matter-value.ts';
import { readYamlMatter } from './front-matter-yaml.ts';

/** Longest front matter that is read, in characters. */
const MAX_LENGTH = 16 * 1024;

/**
 * Reads the front matter of a tree (its first child, if that is a `yaml` or `toml` node). A fault becomes a fatal message on the file
 * (rule `front-matter`) at its place in the file; the result is then empty, as it is without front matter.
 */
export function readFrontMatter(tree: Root, file: VFile): FrontMatter {
  const [node] = tree.children;
  if (node?.type !== 'yaml' && node?.type !== 'toml') return new Map();
  const { matter, fault } =
    node.value.length > MAX_LENGTH
      ? { fault: { reason: `Front matter is longer than ${MAX_LENGTH / 1024} KB, shorten it`, line: 0, column: 1 } }
      : node.type === 'yaml'
        ? readYamlMatter(node.value)
        : readTomlMatter(node.value);
  if (matter !== undefined) return matter;
  const start = node.position?.start;
  // The text starts below its fence; header lines have none.
  const fenced = start?.offset === undefined || /^[-+]{3}/.test(String(file).slice(start.offset, start.offset + 3));
  const place = start && { line: start.line + fault.line - (fenced ? 0 : 1), column: fault.column };
  const message = file.message(fault.reason, { ruleId: 'front-matter', source: 'hallway', place });
  message.fatal = true;
  return new Map();
}
