import type { Opening } from './opening.ts';
import { readHeaderLines } from './read-header-lines.ts';

/** Longest front matter, in characters between its fences. */
export const MAX_FRONT_MATTER = 16 * 1024;

const FENCES = [
  { type: 'yaml', fence: '---' },
  { type: 'toml', fence: '+++' },
] as const;

/**
 * Reads front matter: between `---` (YAML) or `+++` (TOML) as remark-frontmatter does, also after blank lines, and header lines
 * without fences (`Title: …`), which become a `yaml` node. A fence that is never closed is a fault if keys follow it: the text would
 * otherwise turn into headings and rules without a word.
 */
export function readOpening(source: string): Opening {
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(source)?.[0] ?? '';
  const line = countLines(blank) + 1;
  const start = blank.length;
  for (const { type, fence } of FENCES) {
    if (source.startsWith(fence, start)) return readFenced(source, { start, line, type, fence });
  }
  return readHeaderLines(source, start, line) ?? { end: 0, line: 1 };
}

interface Fenced {
  readonly start: number;
  readonly line: number;
  readonly type: 'yaml' | 'toml';
  readonly fence: string;
}

function readFenced(source: string, { start, line, type, fence }: Fenced): Opening {
  const none: Opening = { end: 0, line: 1 };
  const opened = /^(?:---|\+\+\+)([^\r\n]*)(?:\r\n|\n|\r|$)/.exec(source.slice(start, start + 200));
  const language = opened?.[1]?.trim();
  if (opened === null || language === undefined) return none;
  if (/^[a-z]{2,12}$/i.test(language)) {
    const reason = `Unexpected front matter in "${language}", expected YAML between \`---\` or TOML between \`+++\``;
    return { ...none, fault: { reason, place: { line, column: 1 } } };
  }
  if (language !== '') return none;
  const from = start + opened[0].length;
  const closing = fence === '---' ? /^---[ \t]*$/gm : /^\+\+\+[ \t]*$/gm;
  closing.lastIndex = from;
  const closed = from >= source.length ? null : closing.exec(source);
  if (closed === null) return unclosed(source.slice(from), line, fence);
  const value = source.slice(from, closed.index).replace(/(?:\r\n|\n|\r)$/, '');
  if (value.length > MAX_FRONT_MATTER) {
    const reason = `Front matter has ${Math.ceil(value.length / 1024)} KB, at most ${MAX_FRONT_MATTER / 1024} KB are read, shorten it`;
    return { ...none, fault: { reason, place: { line, column: 1 } } };
  }
  const fenceLine = line + countLines(source.slice(start, closed.index));
  const closedEnd = closed.index + closed[0].length;
  const position = {
    start: { line, column: 1, offset: start },
    end: { line: fenceLine, column: closed[0].length + 1, offset: closedEnd },
  };
  return { node: { type, value, position }, end: closedEnd, line: fenceLine };
}

/** Three dashes alone may as well be a rule; they open front matter if the next line has a key. */
function unclosed(rest: string, line: number, fence: string): Opening {
  const key = fence === '---' ? /^[\w-]+[ \t]*:(?:[ \t]|\r|\n|$)/ : /^[\w-]+[ \t]*=/;
  if (!key.test(rest)) return { end: 0, line: 1 };
  const reason = `Front matter is not closed, expected a line \`${fence}\` after its last key`;
  return { end: 0, line: 1, fault: { reason, place: { line, column: 1 } } };
}

function countLines(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
