import { expect, test } from 'vitest';
import { fitsPattern, isPattern } from '../../../src/resolve/decisions/note-pattern.ts';

test.each([
  ['a.md', 'a.md', true],
  ['a.md', './a.md', true],
  ['a.md', 'b.md', false],
  ['2016/a.md', '*.md', false],
  ['2016/a.md', '2016/*', true],
  ['2016/x/a.md', '2016/*', false],
  ['2016/x/a.md', '2016/', true],
  ['2016/x/a.md', '2016/**', true],
  ['2016/x/a.md', '**/a.md', true],
  ['a.md', '**/a.md', true],
  ['a.md', '**', true],
  ['2016/x/a.md', '**/x/*.md', true],
  ['2016/fosdem-2016.md', '*/fosdem-20??.md', true],
  ['ü/😀.md', 'ü/?.md', true],
  ['a+b(c).md', 'a+b(c).md', true],
  ['aXmd', 'a.md', false],
  ['', '*', true],
])('%j fits %j: %s', (path, pattern, fits) => expect(fitsPattern(path, pattern)).toBe(fits));

test('a pattern made to choke takes no time', () => {
  expect(fitsPattern(`${'a'.repeat(3000)}`, `${'*a'.repeat(140)}b`)).toBe(false);
  expect(fitsPattern('a/'.repeat(1000), `${'**/a/'.repeat(60)}b`)).toBe(false);
});

test('paths are no patterns', () => {
  expect(['a.md', '2016/a.md'].some(isPattern)).toBe(false);
  expect(['*.md', 'a?.md', '2016/'].every(isPattern)).toBe(true);
});
