/** Deepest nesting of lists and quotes that is parsed; more is no writing, and costs remark seconds or its stack. */
export const MAX_CONTAINER_DEPTH = 100;

const FENCE = /^ {0,3}(?:`{3}|~{3})/;
const RULE = /^[ \t]*([-*+])(?:[ \t]*\1)*[ \t]*$/;

/**
 * Finds the first line that opens more than 100 lists and quotes at once (`> > > …`, `- - - …`), without parsing.
 * Nesting by indentation needs a line for each level and is left to the parser.
 */
export function containersTooDeep(source: string): { line: number; column: number } | undefined {
  let line = 0;
  let fenced = false;
  for (const text of source.split(/\r\n|\n|\r/)) {
    line += 1;
    if (FENCE.test(text)) fenced = !fenced;
    else if (!fenced && text.length > MAX_CONTAINER_DEPTH && opensTooMany(text)) return { line, column: 1 };
  }
  return undefined;
}

function opensTooMany(text: string): boolean {
  const marker = /[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let depth = 0;
  while (marker.test(text)) {
    depth += 1;
    if (depth > MAX_CONTAINER_DEPTH) return !RULE.test(text);
  }
  return false;
}
