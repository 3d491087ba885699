import type { Node } from 'mdast';
import type { Place } from '../../model/evidence.ts';

/** Where a node stands; `undefined` for nodes without a position. */
export function placeOf({ position }: Pick<Node, 'position'>): Place | undefined {
  if (position === undefined) return undefined;
  const { start, end } = position;
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
