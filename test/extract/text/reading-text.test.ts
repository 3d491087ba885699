import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches } from '../../../src/extract/text/matches.ts';
import { squeezed } from '../../../src/extract/text/squeezed.ts';
import { tokenize } from '../../../src/extract/text/tokens.ts';
import { nameKey } from '../../../src/model/name-key.ts';

const PIECES = [
  ...'abzABZ019 ..-_@#+\t\n,:;’‘`"“”–—éßøłđæœıİÅüſªº½²…ŉĿ漢Ω\u00A0\u0301\u2028',
  ...["'", "'s", '’s', '.NET', 'C++', 'C#', 'O’Brien', 'Node.js', '://', 'http://x.y', '\u{1F600}', '\uD800', '\u212A'],
];
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 3 })))
  .map((pieces) => pieces.join(''));

describe('tokenize', () => {
  test('splits any text where its definition does', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(tokenize(value)).toEqual(tokensByDefinition(value));
      }),
      { numRuns: 2000 },
    );
  });

  test('stops at the limit', () => {
    expect(tokenize('one two three four', 2).map((t) => t.text)).toEqual(['one', 'two']);
  });
});

describe('nameKey', () => {
  test('is the same for a name with a lone accent at its end, which no quick way takes', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(nameKey(value)).toBe(nameKey(`${value}\u0301`));
      }),
      { numRuns: 2000 },
    );
    for (let code = 0; code < 0x10000; code++) {
      const name = `a${String.fromCharCode(code)}b`;
      if (nameKey(name) !== nameKey(`${name}\u0301`)) expect.fail(`U+${code.toString(16)}`);
    }
  });
});

test('squeezed makes one blank of each stretch of white space', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(squeezed(value)).toBe(value.replace(/\s+/g, ' '));
    }),
  );
});

test.each([/\p{Lu}\S*/gu, /a*/g, /(?<=b)|c+/gu])('matches finds what matchAll finds: %s', (pattern) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (value) => {
      expect(matches(value, pattern)).toEqual([...value.matchAll(pattern)]);
    }),
  );
});

/** The definition of a word as a pattern. */
function tokensByDefinition(value: string): unknown[] {
  const word = /\.NET\b|@?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|['’.-](?=[\p{L}\p{N}]))*(?:\+\+|[#+](?![\p{L}\p{N}]))?/gu;
  const addresses = [...value.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/\S+/giu)];
  return [...value.matchAll(word)].flatMap((match) => {
    const start = match.index;
    if (addresses.some((a) => a.index <= start && start < a.index + a[0].length)) return [];
    const found = match[0].replace(/['’]s$/u, '');
    const keys = nameKey(found).split(' ').filter(Boolean);
    return keys.length === 0
      ? []
      : [{ start, end: start + found.length, text: found, keys, capital: /^@?\p{Lu}/u.test(found) }];
  });
}
