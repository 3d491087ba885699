import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../src/extract/document/build-document.ts';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

function build(source: string) {
  return buildDocument(processor.parse(source), source);
}

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '\n',
      '\n\n',
      '- ',
      '> ',
      '  ',
      '*',
      '**',
      '[a](b)',
      '![c](d)',
      '<b>',
      '</b>',
      '<a href="x">',
      '</a>',
      '<p>',
      '<li>',
      '<td>',
      '<tr>',
    ],
    ...[
      '&amp;',
      '\\',
      '`',
      '{{ x }}',
      '{%',
      ':tada:',
      '#',
      '## ',
      '| a | b |\n|--|--|\n| c | d |\n',
      'word',
      'Ünï 🎉',
      '\t',
      '\r\n',
      '__proto__',
      'www.a.example',
    ],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('gives well-formed blocks that lie in the source', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, (source) => {
        const { blocks, sections } = build(source);
        const lines = source.split(/\r\n|\n|\r/);
        for (const [index, block] of blocks.entries()) {
          expect(block.index).toBe(index);
          if (block.kind !== 'row') expect(block.text).toBe(block.text.trim());
          expect(block.text).not.toMatch(/ {2}|[\r\f\v]/);
          for (const span of block.spans) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(block.text.length);
          }
          if (block.parent !== undefined) expect(block.parent).toBeLessThan(index);
          for (const place of [block.place, block.locate(0, block.text.length), block.locate(1, 2)]) {
            expect(place.startLine).toBeLessThanOrEqual(place.endLine);
            expect(place.endLine).toBeLessThanOrEqual(lines.length);
            expect(place.startColumn).toBeGreaterThan(0);
            expect(place.endColumn - 1).toBeLessThanOrEqual(lines[place.endLine - 1]?.length ?? 0);
          }
        }
        expect(sections[0]).toMatchObject({ first: 0, last: blocks.length });
      }),
      { numRuns: 500 },
    );
  });

  it('finds every word that stands on one line where it says', { timeout: 60_000 }, () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    const mark = fc.constantFrom('*', '**', '`', '~~', '');
    const marked = fc.tuple(mark, word).map(([sign, letters]) => `${sign}${letters}${sign}`);
    const gap = fc.constantFrom(' ', '\n', ' &amp; ', ' \\* ', ' <br> ', ' :tada: ', ' {{ x }} ');
    const prefix = fc.constantFrom('', '> ', '- ', '# ', '<p>');
    fc.assert(
      fc.property(prefix, fc.array(fc.tuple(marked, gap), { minLength: 1, maxLength: 12 }), (start, parts) => {
        const body = parts.flat().join('').trim();
        const source = start === '# ' ? start + body.replaceAll('\n', ' ') : start + body;
        const lines = source.split('\n');
        for (const block of build(source).blocks) {
          for (const { 0: found, index } of block.text.matchAll(/[a-z]{3,}/g)) {
            const { startLine, startColumn, endLine, endColumn } = block.locate(index, index + found.length);
            expect(endLine).toBe(startLine);
            expect(lines[startLine - 1]?.slice(startColumn - 1, endColumn - 1)).toBe(found);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
