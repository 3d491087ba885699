import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../src/extract/document/build-document.ts';
import { readNoteInfo } from '../../src/extract/note-info.ts';
import { parseNote } from '../../src/note/parse-note.ts';

function read(source: string, path = 'note.md') {
  const { tree, file } = parseNote(path, source);
  const info = readNoteInfo(tree, file, buildDocument(tree, String(file)));
  return {
    info,
    messages: file.messages.map(({ line, column, ruleId, reason, fatal }) => ({ line, column, ruleId, reason, fatal })),
  };
}

function info(source: string, path?: string) {
  const result = read(source, path);
  expect(result.messages).toEqual([]);
  return result.info;
}

function yaml(...lines: string[]) {
  return info(`---\n${lines.join('\n')}\n---\n\nText\n`);
}

describe('front matter of', () => {
  it('WordPress exports', () => {
    const source =
      "---\nID: 91\npost_title: 'Recap: It&#8217;s Over'\nauthor: Ann Example\npost_date: 2016-10-25 10:28:10\nlink: >\n  https://ann.example/2016/10/25/recap/\ntags:\n  - Apache Mesos\n  - 'EMC {code}'\ncategories:\n  - Personal\n---\n<p>I <b>travelled</b>.</p>";
    expect(info(source)).toEqual({
      path: 'note.md',
      title: 'Recap: It’s Over',
      authors: ['Ann Example'],
      date: '2016-10-25',
      url: 'https://ann.example/2016/10/25/recap/',
      tags: ['Apache Mesos', 'EMC {code}'],
      categories: ['Personal'],
      excerpt: 'I travelled.',
    });
    expect(yaml('post_title: >', '  One', '  Two').title).toBe('One Two');
  });

  it('Jekyll, with texts for lists', () => {
    expect(
      yaml('layout: post', 'title: "A: b"', 'date: 2017-09-28 10:00:00 +0200', 'tags: one two', 'categories: a, b c'),
    ).toMatchObject({
      title: 'A: b',
      date: '2017-09-28',
      tags: ['one', 'two'],
      categories: ['a', 'b c'],
    });
  });

  it('Hugo and Zola, in TOML', () => {
    const source =
      '+++\ntitle = "T"\ndate = 2020-12-04T07:05:25+01:00\nauthors = ["A", "B"]\n[taxonomies]\ntags = ["x"]\n+++\nText';
    expect(info(source)).toMatchObject({ title: 'T', authors: ['A', 'B'], tags: ['x'], date: '2020-12-04' });
    expect(info('+++\ntitle = "T"\ndate = 2020-12-04\n+++\nText').date).toBe('2020-12-04');
  });

  it('Astro and Gatsby, with objects', () => {
    expect(
      yaml(
        'title: T',
        'pubDate: "Jul 08 2022"',
        'author:',
        '  name: Ann',
        '  url: x',
        'canonicalURL: https://a.example/t',
        'keywords: [a, b]',
      ),
    ).toMatchObject({ date: '2022-07-08', authors: ['Ann'], url: 'https://a.example/t', tags: ['a', 'b'] });
    expect(yaml('authors:', '  - name: Ann', '  - first_name: Bo', '    last_name: Lee', '  - Cy').authors).toEqual([
      'Ann',
      'Bo Lee',
      'Cy',
    ]);
  });

  it('Pelican, without fences', () => {
    expect(
      info(
        'Title: linux.conf.au 2014, or: A Journey\nDate: 2014-01-20 11:36\nAuthor: ann\nTags: linux.conf.au, OpenStack\n\nText',
      ),
    ).toMatchObject({
      title: 'linux.conf.au 2014, or: A Journey',
      date: '2014-01-20',
      authors: ['ann'],
      tags: ['linux.conf.au', 'OpenStack'],
      excerpt: 'Text',
    });
  });
});

describe('a field', () => {
  it.each([
    ['2016-02-02 08:30:54', '2016-02-02'],
    ['2016/2/3', '2016-02-03'],
    ['2016-12-31T23:59:59-11:00', '2016-12-31'],
    ['20160203', '2016-02-03'],
    ['February 2nd, 2016', '2016-02-02'],
    ['Tue, 02 Feb 2016 08:30:00 +0000', '2016-02-02'],
    ['2 February 2016', '2016-02-02'],
    ['"2016-02-02"', '2016-02-02'],
    ['2016-02-30', undefined],
    ['03/04/2016', undefined],
    ['2016-02', undefined],
    ['true', undefined],
    ['[1]', undefined],
  ])('date %s is the day %s', (text, day) => expect(yaml(`date: ${text}`).date).toBe(day));

  it.each([
    ['Ann and Bo', ['Ann', 'Bo']],
    ['Ann, Bo & Cy', ['Ann', 'Bo', 'Cy']],
    ['Ann Example <ann@a.example>', ['Ann Example']],
    ['[Ann, Ann, ""]', ['Ann']],
    ['~', []],
  ])('author %s names %j', (text, names) => expect(yaml(`author: ${text}`).authors).toEqual(names));

  it('url is absolute, and `link` counts in exports only', () => {
    expect(yaml('permalink: /a/', 'url: https://a.example/b').url).toBe('https://a.example/b');
    expect(yaml('link: https://other.example/').url).toBeUndefined();
    expect(yaml('url: javascript:alert(1)').url).toBeUndefined();
    expect(yaml('slug: a').url).toBeUndefined();
  });

  it('is text as written', () => {
    expect(yaml('title: 1.10').title).toBe('1.10');
    expect(yaml('title: 2016-02').title).toBe('2016-02');
    expect(yaml('title: no').title).toBe('no');
    expect(yaml('tags: [1.10, 0x1F, true]').tags).toEqual(['1.10', '0x1F', 'true']);
  });

  it('may have any name', () => {
    const { title } = yaml(
      '__proto__: { polluted: true }',
      'constructor: { prototype: { polluted: true } }',
      'title: T',
      'title2: x',
    );
    expect(title).toBe('T');
    expect(info('+++\n__proto__.polluted = true\n+++\nText').title).toBe('Note');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('without front matter', () => {
  it('the title is the first heading of level 1, any first heading, or the file name', () => {
    expect(info('## A\n\n# B').title).toBe('B');
    expect(info('text\n\n## A').title).toBe('A');
    expect(info('text', 'x/2016-02-02-looking-back_at.md').title).toBe('Looking back at');
    expect(info('text', 'trips/fosdem/index.md').title).toBe('Fosdem');
    expect(info('text', '2016-02-02.md').title).toBe('2016 02 02');
  });

  it('the date is in the path', () => {
    expect(info('text', '2016-02-02-x.md').date).toBe('2016-02-02');
    expect(info('text', 'blog/2016/02/03/x.md').date).toBe('2016-02-03');
    expect(info('text', 'x-2016.md').date).toBeUndefined();
    expect(yaml('url: https://a.example/2016/02/04/x').date).toBe('2016-02-04');
  });
});

describe('the excerpt', () => {
  it('is the first prose, at most 300 characters, cut between words', () => {
    const { excerpt } = info(`# H\n\n- list\n\nOne *two*\nthree.\n\n${'word '.repeat(100)}`);
    expect(excerpt).toMatch(/^One two three\. word .*word…$/);
    expect(excerpt.length).toBeLessThanOrEqual(300);
    expect(info('- a\n- b').excerpt).toBe('a b');
    expect(info('🎉'.repeat(400)).excerpt).toMatch(/^(?:🎉)+…$/u);
  });
});

describe('bad front matter', () => {
  it.each([
    ['a second colon', '---\nlayout: post\ntitle: A: b\n---\n', 3, /colon/],
    ['a key twice', '---\na: 1\na: 2\n---\n', 3, /already/],
    ['a tab', '---\na:\n\t- b\n---\n', 3, /tab/],
    ['an open list', '---\na: [1\n---\n', 2, /closed/],
    ['an open quote', '---\n\na: "x\n---\n', 3, /clos/],
    ['an unknown alias', '---\na: *bold*\n---\n', 2, /alias|quotes/],
    ['code', '---\na: !!js/function "function () { globalThis.ran = true }"\n---\n', 2, /tag/],
    ['two documents', '---\na: 1\n...\nb: 2\n---\n', 4, /document/],
    ['a text', '\n\n---\njust a text\n---\n', 4, /plain text/],
    ['a list', '---\n- a\n---\n', 2, /list/],
    ['bad TOML', '+++\na = 1\nb = \n+++\n', 3, /TOML/],
    ['deep nesting', `---\na: ${'['.repeat(30)}${']'.repeat(30)}\n---\n`, 2, /deep/],
    ['very deep nesting', `---\na: ${'['.repeat(7000)}${']'.repeat(7000)}\n---\n`, 2, /deep/],
    ['deep TOML', `+++\na = ${'['.repeat(30)}${']'.repeat(30)}\n+++\n`, undefined, /deep|TOML/],
    [
      'aliases of aliases',
      `---\na0: &a0 [x, x]\n${Array.from({ length: 15 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n---\n`,
      undefined,
      /alias/,
    ],
  ])('%s is a fatal message at its line', (_, source, line, reason) => {
    const { messages } = read(`${source}\nText`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ ruleId: 'front-matter', fatal: true, reason: expect.stringMatching(reason) });
    if (line !== undefined) expect(messages[0]?.line).toBe(line);
    expect(globalThis).not.toHaveProperty('ran');
  });

  it('of many keys is read in time', () => {
    const keys = Array.from({ length: 2500 }, (_, index) => `k${index}:`).join('\n');
    const start = process.cpuUsage();
    read(`---\n${keys}\n---\n`);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });

  it('is none if it is empty or only a comment', () => {
    expect(info('---\n---\nText').title).toBe('Note');
    expect(info('---\n# nothing\n---\nText').title).toBe('Note');
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'a: ',
      '- ',
      '\n',
      '  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '!!str ',
      '? ',
      '|',
      '>',
      '#',
      'title: ',
      '\t',
      '=',
      '__proto__: ',
      'date: ',
    );
    const matter = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.constantFrom('---', '+++'), matter, (fence, text) => {
        expect(typeof read(`${fence}\n${text}\n${fence}\n\nText`).info.title).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
