import { nameKey } from '../../model/name-key.ts';
import type { BlockReading } from '../reading.ts';
import type { Range } from '../text/sentences.ts';

/** A place of a block where something that is looked for stands. */
export interface Occurrence extends Range {
  readonly reader: BlockReading;
}

/** What is looked for. */
export interface Wanted {
  /** Any of these names, however spelled: case, accents, white space and punctuation do not matter. */
  readonly names: readonly string[];
  /** Names that the catalogue finds in other forms ("unikernels"), by the ids of their entries. */
  readonly entries: ReadonlySet<string>;
  /** A part of a link's address. */
  readonly address?: string;
}

/** Where in some blocks the wanted names stand as whole words, in order and without overlaps; links to a wanted address too. */
export function occurrences(blocks: readonly BlockReading[], wanted: Wanted): readonly Occurrence[] {
  const names = byFirstWord(wanted.names);
  return blocks.flatMap((reader) => {
    const found = [
      ...namedIn(reader, names),
      ...reader.hits.filter((hit) => hit.known.some((k) => wanted.entries.has(k.entry.id))),
      ...reader.block.spans.filter(
        (s) => wanted.address !== undefined && s.url?.toLowerCase().includes(wanted.address) && s.start < s.end,
      ),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
    let last = 0;
    return found.flatMap(({ start, end }) => {
      if (start < last) return [];
      last = end;
      return [{ reader, start, end }];
    });
  });
}

/** Names as sequences of words, by their first word, longest first. */
function byFirstWord(names: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const key of new Set(names.flatMap((name) => [nameKey(name), `@${nameKey(name)}`]))) {
    const [first = '', ...rest] = key.split(' ');
    if (first === '' || first === '@') continue;
    found.set(first, [...(found.get(first) ?? []), [first, ...rest]]);
  }
  for (const list of found.values()) list.sort((a, b) => b.length - a.length);
  return found;
}

function namedIn({ tokens }: BlockReading, names: ReturnType<typeof byFirstWord>): readonly Range[] {
  // A token such as `Node.js` is several words; a name begins and ends with a token.
  const words = tokens.flatMap((token) =>
    token.keys.map((key, i) => ({ key, token, first: i === 0, last: i === token.keys.length - 1 })),
  );
  return words.flatMap(({ key, token, first }, at) => {
    if (!first) return [];
    for (const name of names.get(key) ?? []) {
      const end = words[at + name.length - 1];
      if (end?.last === true && name.every((word, i) => words[at + i]?.key === word))
        return [{ start: token.start, end: end.token.end }];
    }
    return [];
  });
}
