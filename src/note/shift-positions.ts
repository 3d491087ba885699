import type { Nodes, Root } from 'mdast';

/** Moves every position of a tree down by `lines` and on by `offset` characters. Columns stay: parts start at line starts. */
export function shiftPositions(tree: Root, lines: number, offset: number): void {
  const pending: Nodes[] = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.position !== undefined) {
      for (const point of [node.position.start, node.position.end]) {
        point.line += lines;
        if (point.offset !== undefined) point.offset += offset;
      }
    }
    if ('children' in node) for (const child of node.children) pending.push(child);
  }
}
