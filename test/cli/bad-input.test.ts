import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built, type Ended } from './built-hallway.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-bad-input-'));
  mkdirSync(join(cwd, 'empty'));
  mkdirSync(join(cwd, 'x.md'));
  mkdirSync(join(cwd, 'mixed'));
  mkdirSync(join(cwd, 'mixed/folder.md'));
  writeFileSync(join(cwd, 'mixed/good.md'), '# FOSDEM 2016\n\n## Nomad in anger\n\nThe speaker was Jane Doe.\n');
  writeFileSync(join(cwd, 'mixed/latin.md'), Buffer.from('# Zoë\n', 'latin1'));
  writeFileSync(join(cwd, 'mixed/yaml.md'), '---\ntitle: [unclosed\n---\n\ntext\n');
  writeFileSync(join(cwd, 'mixed/long.md'), 'a '.repeat(150_000));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const run = (...argv: string[]) => built(argv, { cwd });
const lines = (text: string) => text.trimEnd().split('\n');

function expectOneSentence({ out, err }: Ended, sentence: RegExp): void {
  expect(err).toMatch(sentence);
  expect(lines(err)).toHaveLength(1);
  expect(err).not.toMatch(/^\s+at /m);
  expect(out).toBe('');
}

describe('one sentence that names the thing and the remedy, no stack, and the exit code', () => {
  test.each<[string, string[], RegExp, number]>([
    ['a path that does not exist', ['ingest', 'nowhere'], /"nowhere".*give one that exists/, 1],
    ['a note that does not exist', ['extract', 'nowhere.md'], /"nowhere\.md".*give one that exists/, 1],
    ['an empty folder', ['ingest', 'empty'], /No notes in folder "empty"/, 1],
    ['a folder named like a note', ['extract', 'x.md'], /"?x\.md"?.*/, 1],
    ['a file of another encoding', ['extract', 'mixed/latin.md'], /latin\.md:1:5: .*UTF-8.*save the note as UTF-8/, 1],
    ['broken front matter', ['extract', 'mixed/yaml.md'], /yaml\.md:\d+(:\d+)?: not read: /, 1],
    ['a line of 300 kB', ['extract', 'mixed/long.md'], /long\.md: .*256 KB.*split it/, 1],
    ['a folder where one note is wanted', ['extract', 'mixed'], /"mixed" holds \d notes.*hallway ingest/, 2],
    [
      'an unknown store',
      ['ingest', 'mixed', '--store', 'mysql://localhost'],
      /Unknown store "mysql:\/\/localhost".*sqlite:PATH/,
      2,
    ],
    [
      'a store with a password in its address',
      ['ingest', 'mixed', '--store', 'neo4j://neo4j:s3cret@localhost'],
      /^(?!.*s3cret).*NEO4J_PASSWORD/,
      2,
    ],
    ['a Neo4j that is down', ['ingest', 'mixed', '--store', 'bolt://127.0.0.1:1'], /127\.0\.0\.1:1/, 1],
    [
      'a graph that is not there',
      ['query', '{ __typename }', '--store', 'sqlite:none.db'],
      /"sqlite:none\.db".*hallway ingest/,
      1,
    ],
    [
      'an unknown flag',
      ['ingest', 'mixed', '--frobnicate'],
      /Unknown option "--frobnicate"; see: hallway ingest --help/,
      2,
    ],
  ])('%s', async (_, argv, sentence, code) => {
    const ended = await run(...argv);
    expectOneSentence(ended, sentence);
    expect(ended.code).toBe(code);
  });

  test('a port in use', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const ended = await built(['serve', '--port', port, '--store', 'sqlite::memory:'], { cwd });
    await new Promise((resolve) => holder.close(resolve));
    expect(lines(ended.err).at(-1)).toMatch(new RegExp(`${port}.*--port`));
    expect(ended.err).not.toMatch(/^\s+at /m);
    expect(ended.code).toBe(1);
  });
});

describe('a folder with bad notes among good ones', () => {
  test('is read as far as it can be, and each bad note is named', async () => {
    const { code, err, out } = await run('ingest', 'mixed', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ added: ['good.md'], rejected: ['latin.md', 'long.md', 'yaml.md'] });
    for (const name of ['latin.md', 'long.md', 'yaml.md', 'folder.md']) expect(err).toContain(`${name}:`);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('ends with 1 where faults matter', async () => {
    expect((await run('ingest', 'mixed', '--strict', '--store', 'sqlite::memory:')).code).toBe(1);
  });
});
