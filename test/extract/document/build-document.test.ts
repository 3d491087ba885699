import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../src/extract/document/build-document.ts';
import type { Block } from '../../../src/extract/document/document.ts';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

function build(source: string) {
  return buildDocument(processor.parse(source), source);
}

/** Each block as `kind depth: text`, an item's or heading's depth only where it has one. */
function shown(source: string): string[] {
  return build(source).blocks.map(({ kind, depth, text }) => `${kind}${depth || ''}: ${text}`);
}

function spans({ text, spans }: Block): string[] {
  return spans.map(
    ({ kind, start, end, url }) => `${kind}${url === undefined ? '' : ` ${url}`}: ${text.slice(start, end)}`,
  );
}

function first(source: string): Block {
  const [block] = build(source).blocks;
  if (block === undefined) throw new Error('Expected a block');
  return block;
}

/** The source at the place of some words of a block. */
function located(source: string, words: string, index = 0): string {
  const block = build(source).blocks[index];
  if (block === undefined) throw new Error('Expected a block');
  const start = block.text.indexOf(words);
  expect(start, `${words} in ${block.text}`).toBeGreaterThanOrEqual(0);
  const { startLine, startColumn, endLine, endColumn } = block.locate(start, start + words.length);
  const lines = source.split(/\r\n|\n|\r/).slice(startLine - 1, endLine);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, endColumn - 1);
  lines[0] = (lines[0] ?? '').slice(startColumn - 1);
  return lines.join('\n');
}

describe('markdown', () => {
  it('becomes blocks in reading order', () => {
    expect(
      shown('Setext\n===\n\npara\n\n> quote\n\n- one\n  - two\n\n1. three\n\n```js\nlet  x\n```\n\n***\n'),
    ).toEqual([
      'heading1: Setext',
      'paragraph: para',
      'quote: quote',
      'item1: one',
      'item2: two',
      'item1: three',
      'code: let x',
    ]);
  });

  it('keeps line endings and squeezes other white space', () => {
    expect(first('a  \t b\n   c  \nd\\\ne<br>f\u00a0g').text).toBe('a b\nc\nd\ne\nf g');
  });

  it('marks links, emphasis, code and deletions, nested', () => {
    expect(spans(first('[**Ann** and `x`](http://a.example "t") *b* ~~c~~ [ref][r] [r]\n\n[R]: /to'))).toEqual([
      'link http://a.example: Ann and x',
      'strong: Ann',
      'code: x',
      'emphasis: b',
      'delete: c',
      'link /to: ref',
      'link /to: r',
    ]);
  });

  it('leaves out footnote marks, task marks and empty blocks', () => {
    expect(shown('- [x] done[^1]\n- [ ]\n\n[^1]: note')).toEqual(['item1: done', 'item1: [ ]', 'paragraph: note']);
  });

  it('knows the items around items and paragraphs, and the lists', () => {
    const { blocks } = build('- a\n\n  more\n  - b\n    1. c\n- d\n\npara\n\n- e');
    expect(blocks.map(({ text, parent, list, ordered }) => [text, parent, list, ordered])).toEqual([
      ['a', undefined, 0, false],
      ['more', 0, undefined, undefined],
      ['b', 0, 1, false],
      ['c', 2, 2, true],
      ['d', undefined, 0, false],
      ['para', undefined, undefined, undefined],
      ['e', undefined, 3, false],
    ]);
  });

  it('makes rows of tables, with header and cells', () => {
    const [row, next] = build('| Talk | By |\n|--|--|\n| a\\|b | [C](c) |\n| | d |\n| | |\n').blocks;
    expect(row).toMatchObject({ kind: 'row', table: 0, header: ['Talk', 'By'], text: 'a|b\tC' });
    expect(row?.cells).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 5 },
    ]);
    expect(next).toMatchObject({
      text: '\td',
      cells: [
        { start: 0, end: 0 },
        { start: 1, end: 2 },
      ],
    });
  });

  it('makes captions of pictures, behind the block that holds them', () => {
    expect(shown('before ![Ann of B](x.jpg) after ![IMG_01.jpg](y.jpg "Title") ![](z.png) ![x.png](x.png)')).toEqual([
      'paragraph: before after',
      'caption: Ann of B',
      'caption: Title',
    ]);
    expect(spans(first('[![Watch it](t.jpg)](https://v.example/1)'))).toEqual(['link https://v.example/1: Watch it']);
  });

  it('takes hashes without a blank for headings, but not hashtags', () => {
    expect(shown('##Day 1\nThe first\n###Talk ###\nIt was')).toEqual([
      'heading2: Day 1',
      'paragraph: The first',
      'heading3: Talk',
      'paragraph: It was',
    ]);
    expect(shown('#Day one notes')).toEqual(['heading1: Day one notes']);
    for (const text of ['#winning', '#one #two', '#fosdem was fun.', '\\##Day 1'])
      expect(shown(text)[0]).toMatch(/^paragraph/);
  });

  it('keeps a bold line as a paragraph', () => {
    expect(spans(first('**Talk**\n\ntext'))).toEqual(['strong: Talk']);
  });

  it('leaves out template tags, shortcodes, attribute lists and emoji codes, but not in code', () => {
    expect(first('Hi {{ site.name }} there{:target="_blank"} :tada: all {% include x.html %}').text).toBe(
      'Hi there all',
    );
    expect(first('at 10:30:45 std::move a:b:c `{{ x }} :tada:`').text).toBe(
      'at 10:30:45 std::move a:b:c {{ x }} :tada:',
    );
    expect(shown('## Day 1 {#day-1}\n\n{: .note}\n\n{{< figure src="x" >}}')).toEqual(['heading2: Day 1']);
    expect(shown('{% youtube abcdefghijk %}')).toEqual(['embed: ']);
    expect(first('| {{ a }} | x |\n|--|--|\n| {{ a }} | x |').cells).toHaveLength(2);
    expect(first('EMC {code} stays {').text).toBe('EMC {code} stays {');
  });

  it('reads links and pictures whose address has a template tag', () => {
    const block = first('See [the slides]({{ site.url }}/slides) and [this]({% post_url 2016-01-02-x %}).');
    expect(block.text).toBe('See the slides and this.');
    expect(spans(block)).toEqual(['link /slides: the slides', 'link 2016-01-02-x.md: this']);
    expect(shown('![Ann]({{ site.url }}/a.png)')).toEqual(['caption: Ann']);
    // The parser of notes joins the tag of a definition with no-break spaces.
    const defined = first('See [this][1].\n\n[1]: {{<\u00a0relref\u00a0"other.md"\u00a0>}}');
    expect(spans(defined)).toEqual(['link other.md: this']);
  });
});

describe('HTML', () => {
  it('becomes the same blocks as markdown', () => {
    const html =
      '<h3>Title</h3>\n<p>A <a href="http://a.example/?a&amp;b">link</a>,<br><b>bold</b> &amp; <em>more</em></p>\n<ul><li>one<ol><li>two</li></ol></li><li><p>three</p><p>more</p></li></ul>\n' +
      '<blockquote><p>quote</p></blockquote><pre><code>let x</code></pre>\n<figure><img src="x.jpg" alt="x.jpg"><figcaption>Ann</figcaption></figure>' +
      '<table><thead><tr><th>H</th><th>I</th></tr></thead><tr><td>a</td><td>b<br>c</td></tr></table><div>loose</div><script>no()</script><style>p{}</style><!-- no -->';
    expect(shown(html)).toEqual([
      'heading3: Title',
      'paragraph: A link,\nbold & more',
      'item1: one',
      'item2: two',
      'item1: three',
      'paragraph: more',
      'quote: quote',
      'code: let x',
      'caption: Ann',
      'row: a\tb\nc',
      'paragraph: loose',
    ]);
    const { blocks } = build(html);
    expect(spans(blocks[1] as Block)).toEqual(['link http://a.example/?a&b: link', 'strong: bold', 'emphasis: more']);
    expect(blocks[9]).toMatchObject({ header: ['H', 'I'], table: 0 });
    expect(blocks.map(({ parent }) => parent)).toEqual([
      undefined,
      undefined,
      undefined,
      2,
      undefined,
      4,
      ...Array(5).fill(undefined),
    ]);
  });

  it('goes on over blank lines', () => {
    expect(shown('<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\n\ntext')).toEqual(['item1: a', 'item1: b', 'paragraph: text']);
    expect(shown('<blockquote>\n\n*a*\n\n</blockquote>\n\nb')).toEqual(['quote: a', 'paragraph: b']);
  });

  it('is read within paragraphs, tag by tag', () => {
    const block = first(
      'text <a title="x>y" href=\'/z\'>to <b>Z</b></a> and <sup>1</sup> <i>open <script>no()</script>end',
    );
    expect(block.text).toBe('text to Z and 1 open end');
    expect(spans(block)).toEqual(['link /z: to Z', 'strong: Z']);
    expect(shown('text <img src="a" alt="Ann"> x')).toEqual(['paragraph: text x', 'caption: Ann']);
  });

  it('gives embedded pages', () => {
    const [block] = build('<iframe src="//v.example/1" title="A  talk"></iframe>').blocks;
    expect(block).toMatchObject({
      kind: 'embed',
      text: 'A talk',
      spans: [{ kind: 'link', start: 0, end: 6, url: 'https://v.example/1' }],
    });
  });

  it('survives what is not closed, and what nests too deep', () => {
    expect(shown('<p>a <b>b <a href="x">c\n\nd')).toEqual(['paragraph: a b c', 'paragraph: d']);
    expect(() => build('<div>'.repeat(20_000))).not.toThrow();
  });
});

describe('locate', () => {
  it.each([
    ['a hard\nwrapped paragraph', 'wrapped', 'wrapped'],
    ['a hard\nwrapped paragraph', 'hard\nwrapped', 'hard\nwrapped'],
    ['> quoted\n> text **here\n> too**', 'here\ntoo', 'here\n> too'],
    ['- item\n  goes on *x*', 'x', 'x'],
    ['- item\n\t goes on', 'goes', 'goes'],
    ['a &amp; b &eacute; c', 'b', 'b'],
    ['a &amp; b', '& b', '&amp; b'],
    ['x \\* y \\\\ z', 'z', 'z'],
    ['x \\* y', '*', '\\*'],
    ['see `` a`b `` end', 'a`b', 'a`b'],
    ['a [link **b**](http://x.example) c', 'link b', 'link **b'],
    ['ends  \nhere', 'here', 'here'],
    ['a\r\nb c', 'c', 'c'],
    ['a\rb c', 'c', 'c'],
    ['mail (a@b.example) or see www.c.example', 'www.c.example', 'www.c.example'],
    ['a {{ tag }} b :tada: c', 'c', 'c'],
    ['<p>x &amp; <b>y</b>\nnew <i>z</i></p>', 'z', 'z'],
    ['<p>x &amp; y</p>', 'y', 'y'],
    ['text <b>bold</b> end', 'end', 'end'],
    ['```\ncode  here\n  x\n```', 'here', 'here'],
    ['```\ncode  here\n  x\n```', 'x', 'x'],
    ['> ```\n> let x\n> ```', 'x', 'x'],
    ['> <p>a\n> b</p>', 'b', 'b'],
    ['- <p>a <i>b</i></p>', 'b', 'b'],
    ['| h |\n|---|\n| a \\| b |', 'b', 'b'],
    ['\uFEFFfirst words'.slice(1), 'words', 'words'],
    ['🎉 party time', 'time', 'time'],
    ['##Day 1\nfoo', 'Day 1', 'Day 1'],
    ['<img alt="Ann of B" src="x">', 'Ann', 'Ann'],
    ['![Ann of B](x.jpg)', 'of B', 'of B'],
  ])('finds in %j the words %j', (source, words, expected) => {
    expect(located(source, words)).toBe(expected);
  });

  it('gives each item and paragraph its place', () => {
    const places = build('# H\n\n- a\n  b\n\n  c\n').blocks.map((block) => block.place);
    expect(places).toEqual([
      { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 },
      { startLine: 3, startColumn: 1, endLine: 4, endColumn: 4 },
      { startLine: 6, startColumn: 3, endLine: 6, endColumn: 4 },
    ]);
  });

  it('is right to the line without the source, and 1:1 without positions', () => {
    const source = 'a\nb c\n\n<p>d\ne</p>\n';
    const strip = (tree: Root): Root =>
      JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value)));
    const [withLines] = buildDocument(processor.parse(source)).blocks;
    expect(withLines?.locate(2, 3).startLine).toBe(2);
    const { blocks } = buildDocument(strip(processor.parse(source)), source);
    expect(blocks.map((block) => block.text)).toEqual(build(source).blocks.map((block) => block.text));
    const nowhere = buildDocument(strip(processor.parse(source))).blocks.map((block) => block.locate(0, 2));
    for (const place of nowhere) expect(place).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });

  it('takes any numbers', () => {
    const block = first('some text');
    for (const [start, end] of [
      [-5, 3],
      [3, 1],
      [0, 0],
      [5, 500],
      [500, 600],
      [Number.NaN, 2],
      [9, 9],
    ] as const) {
      expect(block.locate(start, end)).toMatchObject({ startLine: 1, endLine: 1 });
    }
  });
});

describe('sections', () => {
  it('follow the headings, of whatever levels', () => {
    const { sections, blocks } = build('intro\n\n## A\n\na\n\n#### B\n\nb\n\n### C\n\n# D\n\nd\n');
    expect(
      sections.map(({ heading, depth, parent, children, first, last }) => [
        heading === undefined ? undefined : blocks[heading]?.text,
        depth,
        parent,
        [...children],
        first,
        last,
      ]),
    ).toEqual([
      [undefined, 0, undefined, [1, 4], 0, 8],
      ['A', 2, 0, [2, 3], 1, 6],
      ['B', 4, 1, [], 3, 5],
      ['C', 3, 1, [], 5, 6],
      ['D', 1, 0, [], 6, 8],
    ]);
  });

  it('are one for a note without headings', () => {
    expect(build('').sections).toEqual([{ index: 0, depth: 0, children: [], first: 0, last: 0 }]);
  });
});
