import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../src/note/parse-note.ts';

const remark = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze();

function plain(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree));
}

function expectAsRemark(source: string): void {
  expect(plain(parseNote('note.md', source).tree)).toEqual(plain(remark.parse(source)));
}

function fatal(source: string) {
  const { tree, file } = parseNote('note.md', source);
  const message = file.messages.find((candidate) => candidate.fatal);
  return { rule: message?.ruleId, line: message?.line, reason: message?.reason, empty: tree.children.length === 0 };
}

/** Blocks that can go wrong at a cut, each followed by a blank line. */
const BLOCKS = [
  'A paragraph of some length that says nothing in particular about anything, but says it at length, to fill the parts.\n\n',
  '- one\n- two\n\n',
  '- loose\n\n- items\n\n  with a second paragraph\n\n',
  '1. first\n2. second\n   - nested\n\n',
  '3) other\n\n',
  '* star\n\n\n',
  '> quote\nlazy\n\n> another\n\n',
  '> - list in a quote\n>\n>   more\n\n',
  '```js\ncode\n\nnot a paragraph\n\n- not a list\n```\n\n',
  '- ```\n  open in an item\n\n',
  '- <!--\n  open in an item\n\n',
  '- ```\n  fenced in an item\n\n  more\n\nafter the item\n\n',
  '~~~\nopen until the next tildes\n\n',
  '~~~\n\n',
  '    indented\n\n    code\n\n',
  '<div>\n\n*text*\n\n</div>\n\n',
  '<!-- a comment\n\nover paragraphs -->\n\n',
  '<pre>\n\n*no text*\n\n</pre>\n\n',
  '<script>\n\nlet a\n\n',
  '</script>\n\n',
  'Setext\n===\n\n',
  '---\n\n',
  '+++\n\n',
  '***\n\n',
  '# Heading [ref] and [Other Ref][OTHER ref]\n\n',
  '[ref]: https://example.org/ref "T"\n[other  ref]: <https://example.org/other>\n\n',
  '[ref]: https://example.org/second-one-does-not-count\n\n',
  'A footnote[^1] and [^none] and [no ref].\n\n',
  '[^1]: The footnote\n\n    goes on\n\n',
  '| a | b |\n|---|---|\n| [ref] | ~~x~~ |\n\n',
  'www.example.org and https://example.org/a_b and a@example.org\n\n',
  '   three blanks\n\n',
  'trailing blanks  \nhard break\\\nbreak\n\n',
  '\ttab\n\n',
  '\uFEFFmark in the middle\n\n',
];

describe('parseNote', () => {
  it('gives what remark gives, whatever blocks stand at the cuts', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BLOCKS), { minLength: 100, maxLength: 200 }), (blocks) => {
        expectAsRemark(blocks.join(''));
      }),
      // The same inputs in every run: on rare ones plain remark is no judge. After fenced code and open HTML it has read "- <!--" as a paragraph
      // (seed -1923962872, path 11), where CommonMark and the cut parts have a list. FC_SEED tries others.
      { numRuns: 30, endOnFailure: true, seed: Number(process.env['FC_SEED'] ?? 2016) },
    );
  }, 60_000);

  it('gives what remark gives for short texts of markup', () => {
    const piece = fc.constantFrom(
      '\n',
      '\n\n',
      '- ',
      '> ',
      '    ',
      '```\n',
      '<!--',
      '[a]',
      '[a]: b',
      '# ',
      '---\n',
      '+++\n',
      'x',
      '\t',
      '*',
      '|',
      '\r\n',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => `x ${pieces.join('')}`),
        expectAsRemark,
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('keeps places with carriage returns, alone and before line feeds', () => {
    const source = Array.from({ length: 300 }, (_, index) => BLOCKS[index % 8] ?? '').join('');
    expectAsRemark(source.replaceAll('\n', '\r\n'));
    expectAsRemark(source.replaceAll('\n', '\r'));
  });

  it('knows definitions before and after, in other parts, in lists and quotes', () => {
    const filler = 'Some prose that fills a part.\n\n'.repeat(200);
    expectAsRemark(
      `[a][first] [b][last] [c][quoted] [^n]\n\n[first]: /1\n\n${filler}> [quoted]: /3\n\n${filler}[a][first] [^n]\n\n[last]: /2\n\n[^n]: Note\n`,
    );
  });

  it('takes time in proportion to length where short lists and paragraphs alternate', () => {
    const source = (kilobytes: number) => '- item a\n- item b\n\npara\n\n'.repeat((kilobytes * 1024) / 25);
    // Processor time: other work on the machine does not count.
    const time = (text: string) => {
      const before = process.cpuUsage();
      parseNote('note.md', text);
      return process.cpuUsage(before).user;
    };
    time(source(8));
    const best = (text: string) => Math.min(time(text), time(text));
    // Remark alone: a factor of 12 for four times the text.
    expect(best(source(40)) / best(source(10))).toBeLessThan(8);
  }, 60_000);

  describe('front matter', () => {
    it.each([
      ['---\ntitle: x\n---\n\ntext\n'],
      ['---  \ntitle: x\n--- \ntext'],
      ['+++\ntitle = "x"\n+++\ntext'],
      ['---\r\ntitle: x\r\n---\r\ntext'],
      ['---\n---\n\ntext'],
      ['---\ntitle: x\n---'],
      ['---\n\n---\ntext'],
      ['---\n\ntext'],
      ['--- x\ntext'],
      ['----\ntext'],
    ])('reads %j as remark-frontmatter does', (source) => expectAsRemark(source));

    it('is found after blank lines and a byte order mark', () => {
      const { tree } = parseNote('note.md', '\uFEFF\n \n---\ntitle: x\n---\n# H\n');
      expect(tree.children.map((node) => node.type)).toEqual(['yaml', 'heading']);
      expect(tree.children.map((node) => node.position?.start.line)).toEqual([3, 6]);
    });

    it('is made of header lines without fences', () => {
      const { tree } = parseNote(
        'note.md',
        'Title: linux.conf.au 2014: a trip\nDate: 2014-01-20 11:36\nTags: a,\n    b\n\nText\n',
      );
      expect(tree.children[0]).toMatchObject({
        type: 'yaml',
        value: 'Title: "linux.conf.au 2014: a trip"\nDate: "2014-01-20 11:36"\nTags: "a, b"\n',
        position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 4 } },
      });
      expect(tree.children[1]).toMatchObject({ type: 'paragraph', position: { start: { line: 6, column: 1 } } });
    });

    it('is made of header lines that only a last fence ends', () => {
      const { tree } = parseNote('note.md', 'title: x\ntags:\n- a\n---\n\nText');
      expect(tree.children.map((node) => node.type)).toEqual(['yaml', 'paragraph']);
      expect(tree.children[0]).toMatchObject({ value: 'title: x\ntags:\n- a' });
    });

    it.each([
      ['Note: this is a sentence.\n\nText'],
      ['Date: tomorrow\n\nText'],
      ['Title: x\nand prose\n\nText'],
      ['http://example.org\n\nx'],
    ])('is not made of prose: %j', (source) => expectAsRemark(source));

    it('that is too long, open or in another language is a fault at its line', () => {
      expect(fatal(`---\nx: ${'y'.repeat(17 * 1024)}\n---\n`)).toMatchObject({
        rule: 'front-matter',
        line: 1,
        empty: true,
      });
      expect(fatal('\n---\ntitle: x\n\nText\n')).toMatchObject({ rule: 'front-matter', line: 2, empty: true });
      expect(fatal('---js\n{ title: "x" }\n---\n')).toMatchObject({ rule: 'front-matter', line: 1, empty: true });
      expect(fatal('---json\n{}\n---\n')).toMatchObject({ rule: 'front-matter', line: 1 });
      expect(fatal(`---\nx: ${'y\n  '.repeat(300_000)}\n---\n`)).toMatchObject({ rule: 'front-matter' });
    });
  });

  it('rejects nesting that no one writes, quickly', () => {
    const start = performance.now();
    expect(fatal(`x\n\n${'- '.repeat(4000)}x`)).toMatchObject({ rule: 'too-deep', line: 3, empty: true });
    expect(fatal('> '.repeat(8000))).toMatchObject({ rule: 'too-deep', line: 1 });
    expect(fatal(`${'- '.repeat(2000)}x${'\n'.repeat(2000)}`)).toMatchObject({ rule: 'too-deep' });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('reads definitions below one whose address is a template tag', () => {
    const { tree } = parseNote(
      'a.md',
      'See [x][2] and [y][1].\n\n[1]: {{< relref "other.md" >}}\n[2]: https://example.org/\n',
    );
    const definitions = tree.children.filter((child) => child.type === 'definition');
    expect(definitions.map(({ url, position }) => [url.replace(/\u00a0/g, ' '), position?.start.line])).toEqual([
      ['{{< relref "other.md" >}}', 3],
      ['https://example.org/', 4],
    ]);
  });

  it('takes a long rule for a rule', () => {
    expect(fatal(`a\n\n${'- '.repeat(150)}\n`).rule).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => void parseNote('note.md', source)),
    );
  }, 60_000);
});
