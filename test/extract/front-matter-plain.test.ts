import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainYaml } from '../../src/extract/front-matter-plain.ts';
import { readYamlMatter } from '../../src/extract/front-matter-yaml.ts';

const VALUES = [
  ...['hello', '"a b"', "'it'", '[a, b]', '[a,b c, 1]', '[ a]', '[a,]', '[]', '[null, a]', '[a, [b]]', '[C++, .NET]'],
  ...['null', '~', 'NULL', '"null"', 'true', '1.10', '0x1F', '2016-01-01', '2016-01-01 10:00:00 +0000', '12:30:45'],
  ...['a: b', 'a:b', 'a:', 'x #c', 'x#c', '"q" z', '"a: b"', '"\\n"', 'a, b', 'a]', '{a: b}', '|', '>', '*x', '&x a'],
  ...['!t', '@a', '`a`', '- a', '? a', '%a', '--- a', '...', 'a\tb', 'é', 'a\u00A0', '\u{1F600} x', "a'b", 'a"b', ''],
];
const KEYS = ['title', 'date', 'a-b', 'null', 'tags', 'author', 'y'];
const OTHERS = ['', '  - x', '- y', '# c', '---', ' z', '\r'];
const line = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...KEYS),
        fc.constantFrom(':', ': ', ':  '),
        fc.constantFrom(...VALUES),
        fc.constantFrom('', ' '),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
);

test('what it reads, the parser reads alike', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const text = lines.join('\n');
      const plain = readPlainYaml(text);
      if (plain === undefined) return;
      read += 1;
      // Comments are the parser's.
      expect(readYamlMatter(`${text}\n# end`)).toEqual({ matter: plain });
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});

test('reads what most notes have', () => {
  const text =
    'layout: post\ntitle: "FOSDEM: two days"\ndate: 2016-02-02 10:00:00\ntags: [go, C++]\nurl: https://example.org/a\ndraft:';
  expect([...(readPlainYaml(text) ?? [])]).toEqual([
    ['layout', 'post'],
    ['title', 'FOSDEM: two days'],
    ['date', '2016-02-02 10:00:00'],
    ['tags', ['go', 'C++']],
    ['url', 'https://example.org/a'],
    ['draft', ''],
  ]);
});
