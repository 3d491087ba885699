import { editDistance } from '../../model/edit-distance.ts';
import type { NearName } from '../../model/explanation.ts';
import { nameKey } from '../../model/name-key.ts';
import type { BlockReading } from '../reading.ts';

const SHOWN = 5;
/** Longer texts are no names. */
const LONGEST = 80;

/** Stretches of as many words as the text has that are spelled much like it, or hold it or its beginning; each once, the likest first. */
export function nearNames(text: string, blocks: readonly BlockReading[]): readonly NearName[] {
  const key = nameKey(text);
  const length = key.split(' ').length;
  if (key.length < 3 || key.length > LONGEST) return [];
  const seen = new Set<string>();
  const found: (NearName & { readonly distance: number })[] = [];
  for (const { block, tokens } of blocks) {
    for (const [i, first] of tokens.entries()) {
      const last = tokens[i + length - 1];
      if (last === undefined || last.end - first.start > key.length + LONGEST) continue;
      const words = block.text.slice(first.start, last.end).replace(/\s+/g, ' ');
      const near = nameKey(words);
      if (near === '' || seen.has(near)) continue;
      seen.add(near);
      const distance = distanceOf(key, near);
      if (distance !== undefined)
        found.push({ name: words, line: block.locate(first.start, last.end).startLine, distance });
    }
  }
  return found
    .sort((a, b) => a.distance - b.distance || a.line - b.line)
    .slice(0, SHOWN)
    .map(({ name, line }) => ({ name, line }));
}

/** How far a spelling is from a key; undefined if it is another name. */
function distanceOf(key: string, other: string): number | undefined {
  if (other.includes(key) || (other.length >= 4 && key.startsWith(other))) return 0.5;
  const most = Math.max(1, Math.floor(key.length / 4));
  const distance = editDistance(key, other, most);
  return distance <= most ? distance : undefined;
}
