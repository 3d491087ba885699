import type { Opening } from './opening.ts';

const HEADER = /^([A-Za-z][A-Za-z0-9_-]{0,40})[ \t]*:(?:[ \t]+(.*?))?[ \t]*$/;
const KNOWN = new Set(
  'title date slug author authors tags tag category categories summary modified status lang url permalink layout keywords subtitle description'.split(
    ' ',
  ),
);

/**
 * Reads header lines that stand at the top without fences, up to a blank line (Pelican, MultiMarkdown) or `---` (Hexo). They are
 * headers if the first has a known key and there is a title or a second known key: `Note: read this first` is a sentence.
 * Their node holds YAML with every value quoted (`Title: PyCon: day 1` is no YAML), line for line, unless `---` ends them: then they are YAML.
 */
export function readHeaderLines(source: string, start: number, line: number): Opening | undefined {
  const lines: string[] = [];
  const keys = new Set<string>();
  const lineEnd = /\r\n|\n|\r/g;
  let offset = start;
  let end = start;
  let fenced = false;
  while (offset < source.length) {
    lineEnd.lastIndex = offset;
    const found = lineEnd.exec(source);
    const text = source.slice(offset, found?.index ?? source.length);
    fenced = lines.length > 0 && /^---[ \t]*$/.test(text);
    if (fenced || text.trim() === '') break;
    const key = HEADER.exec(text)?.[1]?.toLowerCase();
    if (lines.length === 0 && (key === undefined || !KNOWN.has(key))) return undefined;
    if (key === undefined && !/^(?:[ \t]+|-[ \t])\S/.test(text)) return undefined;
    if (key !== undefined) keys.add(key);
    lines.push(text);
    end = offset + text.length;
    offset = found === null ? source.length : lineEnd.lastIndex;
    if (lines.length > 60) return undefined;
  }
  const known = [...keys].filter((key) => KNOWN.has(key)).length;
  if (known === 0 || (known === 1 && !keys.has('title'))) return undefined;
  if (!fenced && lines.some((text) => text.startsWith('-'))) return undefined;
  const last = lines.length - 1;
  if (fenced) end = offset + (/^---[ \t]*/.exec(source.slice(offset, offset + 40))?.[0].length ?? 3);
  const endLine = line + last + (fenced ? 1 : 0);
  const column = fenced ? end - offset + 1 : (lines[last]?.length ?? 0) + 1;
  const position = { start: { line, column: 1, offset: start }, end: { line: endLine, column, offset: end } };
  return { node: { type: 'yaml', value: fenced ? lines.join('\n') : quoted(lines), position }, end, line: endLine };
}

/** One line of YAML for each header; a repeated key keeps its first value; indented lines go on with the value before. */
function quoted(lines: readonly string[]): string {
  const seen = new Set<string>();
  const values: { key: string; value: string; at: number }[] = [];
  for (const [at, text] of lines.entries()) {
    const [, key, value = ''] = HEADER.exec(text) ?? [];
    const last = values.at(-1);
    if (key === undefined) {
      if (last !== undefined) last.value += ` ${text.trim()}`;
    } else if (!seen.has(key.toLowerCase())) {
      seen.add(key.toLowerCase());
      values.push({ key, value, at });
    }
  }
  const output = lines.map(() => '');
  for (const { key, value, at } of values) output[at] = `${key}: ${JSON.stringify(unquoted(value.trim()))}`;
  return output.join('\n');
}

function unquoted(value: string): string {
  return /^"[^"]*"$|^'[^']*'$/.test(value) ? value.slice(1, -1) : value;
}
