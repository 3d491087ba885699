import type { Section } from '../document/document.ts';
import type { BlockReading, Reading } from '../reading.ts';

/** The blocks right under a heading, before its first subsection; the heading left out. */
export function ownBlocks(reading: Reading, section: Section): readonly BlockReading[] {
  let known = own.get(reading);
  if (known === undefined) {
    known = new Map();
    own.set(reading, known);
  }
  const blocks = known.get(section) ?? blocksUnder(reading, section);
  known.set(section, blocks);
  return blocks;
}

/** Many rules ask for the same. */
const own = new WeakMap<Reading, Map<Section, readonly BlockReading[]>>();

function blocksUnder(reading: Reading, section: Section): readonly BlockReading[] {
  const from = section.heading === undefined ? section.first : section.first + 1;
  const child = section.children.map((c) => reading.document.sections[c]?.first ?? section.last);
  return reading.blocks.slice(from, Math.min(section.last, ...child));
}

/** The heading's block; undefined for the whole note. */
export function headingOf(reading: Reading, section: Section): BlockReading | undefined {
  return section.heading === undefined ? undefined : reading.blocks[section.heading];
}
