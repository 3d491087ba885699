import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../src/extract/document/build-document.ts';
import { linkTarget } from '../../../src/extract/document/link-target.ts';
import { parseNote } from '../../../src/note/parse-note.ts';

describe('linkTarget', () => {
  it.each([
    ['https://a.example/x?y#z', 'https://a.example/x?y#z'],
    ['HTTP://a.example', 'HTTP://a.example'],
    [' http://a.example\n', 'http://a.example'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['../notes/a.md#x', '../notes/a.md#x'],
    ['/a', '/a'],
    ['#x', '#x'],
    ['?a=b:c', '?a=b:c'],
    ['./a:b', './a:b'],
    ['//a.example/x', 'https://a.example/x'],
    ['2016/a b.md', '2016/a b.md'],
  ])('keeps %j as %j', (raw, kept) => expect(linkTarget(raw)).toBe(kept));

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' \u0001javascript:alert(1)'],
    ['java\tscript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['javascript\t:alert(1)'],
    ['data:text/html,x'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['blob:x'],
    ['https:'],
    ['http://'],
    ['//'],
    ['\\\\'],
    [''],
    [' '],
  ])('drops %j', (raw) => expect(linkTarget(raw)).toBeUndefined());

  it('never gives a target that a browser would run', () => {
    const part = fc.constantFrom(
      'javascript',
      'data',
      ':',
      '\t',
      '\n',
      '\u0000',
      ' ',
      '/',
      '\\',
      'x',
      '//',
      'HTTP',
      '&colon;',
      '%3A',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const url = linkTarget(parts.join(''));
        if (url === undefined || !URL.canParse(url, 'https://base.example/')) return;
        expect(['http:', 'https:', 'mailto:']).toContain(new URL(url, 'https://base.example/').protocol);
      }),
      { numRuns: 1000 },
    );
  });
});

it.each([
  ['[x](&#74;avascript:alert(1))'],
  ['[x](javascript&colon;alert(1))'],
  ['[x](java&Tab;script:alert(1))'],
  ['[x]\n\n[x]: JaVaScRiPt:alert(1)'],
  ['<javascript:alert(1)>'],
  ['a <a href="&#x6A;avascript:alert(1)">x</a>'],
  ['<p><a href="java&#9;script:alert(1)" onclick="y">x</a></p>'],
  ['<iframe src="javascript:alert(1)"></iframe>'],
  ['[![x](y)](data:text/html,z)'],
])('a note with %j has no such link', (source) => {
  const { blocks } = buildDocument(parseNote('note.md', source).tree, source);
  expect(blocks.flatMap((block) => block.spans.filter((span) => span.kind === 'link'))).toEqual([]);
});
