import type { Block, Section } from './document.ts';

/** The tree of headings over blocks: the first section is the whole note, each further one starts with its heading. */
export function buildSections(blocks: readonly Block[]): Section[] {
  interface Draft {
    readonly index: number;
    readonly heading?: number;
    readonly depth: number;
    readonly parent?: number;
    readonly children: number[];
    readonly first: number;
    last: number;
  }
  const root: Draft = { index: 0, depth: 0, children: [], first: 0, last: blocks.length };
  const sections: Draft[] = [root];
  const open: Draft[] = [root];
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    let parent = open.at(-1) ?? root;
    while (parent !== root && parent.depth >= block.depth) {
      parent.last = block.index;
      open.pop();
      parent = open.at(-1) ?? root;
    }
    const index = sections.length;
    const { depth } = block;
    const section: Draft = {
      index,
      heading: block.index,
      depth,
      parent: parent.index,
      children: [],
      first: block.index,
      last: blocks.length,
    };
    parent.children.push(index);
    sections.push(section);
    open.push(section);
  }
  return sections;
}
