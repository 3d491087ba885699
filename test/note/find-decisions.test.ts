import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FindDecisionsOptions, findDecisions } from '../../src/note/find-decisions.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-decisions-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string | Uint8Array = ''): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Which file decides for each path, and what the note is called there. */
async function decidedBy(paths: readonly string[], options: Partial<FindDecisionsOptions> = {}) {
  const notes = paths.map((path) => ({ path, absolute: join(folder, path) }));
  const found = await findDecisions(notes, { base: folder, ...options });
  return notes.map((note) => {
    const decisions = found.of(note);
    return decisions === undefined ? undefined : [decisions.file.path, decisions.notePath];
  });
}

test('the nearest file decides, up to the base', async () => {
  write('hallway.yaml');
  write('2016/hallway.yml');
  expect(await decidedBy(['a.md', '2016/b.md', '2016/x/c.md', '2017/d.md'])).toEqual([
    ['hallway.yaml', 'a.md'],
    ['2016/hallway.yml', 'b.md'],
    ['2016/hallway.yml', 'x/c.md'],
    ['hallway.yaml', '2017/d.md'],
  ]);
  expect(await decidedBy(['2017/d.md'], { base: join(folder, '2017') })).toEqual([undefined]);
  // `hallway extract` of one file looks further up, to the current folder.
  expect(await decidedBy(['2017/d.md'], { base: join(folder, '2017'), top: folder })).toEqual([
    ['../hallway.yaml', '2017/d.md'],
  ]);
  expect(await decidedBy(['2017/d.md'], { base: join(folder, '2017'), top: join(folder, '2016') })).toEqual([
    undefined,
  ]);
});

test('a file that is given decides for all notes', async () => {
  write('hallway.yaml');
  write('other/mine.yaml');
  expect(await decidedBy(['a.md', 'other/b.md'], { given: join(folder, 'other/mine.yaml') })).toEqual([
    ['other/mine.yaml', 'a.md'],
    ['other/mine.yaml', 'b.md'],
  ]);
  await expect(decidedBy(['a.md'], { given: join(folder, 'none.yaml') })).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('the digest goes with text and path', async () => {
  write('hallway.yaml', 'same: []');
  write('x/hallway.yaml', 'same: []');
  const digests = async () => {
    const notes = ['a.md', 'x/a.md'].map((path) => ({ path, absolute: join(folder, path) }));
    return (await findDecisions(notes, { base: folder })).files.map((file) => file.digest);
  };
  const [first, second] = await digests();
  expect(first).not.toBe(second);
  expect(await digests()).toEqual([first, second]);
  write('hallway.yaml', 'same:  []');
  expect((await digests())[0]).not.toBe(first);
});

describe('refuses', () => {
  test.each<[string, () => void]>([
    ['two files in one folder', () => ['hallway.yaml', 'hallway.yml'].map((name) => write(name))],
    ['more than 256 KB', () => write('hallway.yaml', '#'.repeat(257 * 1024))],
    ['another encoding', () => write('hallway.yaml', Buffer.from('# Zoë', 'latin1'))],
    ['a folder', () => write('hallway.yaml/x')],
    ['a pipe', () => execFileSync('mkfifo', [join(folder, 'hallway.yaml')])],
    ['a link that leads out', () => symlinkSync('/etc/hostname', join(folder, 'hallway.yaml'))],
  ])('%s', async (_, make) => {
    make();
    await expect(decidedBy(['a.md'])).rejects.toMatchObject({ code: 'BAD_DECISIONS' });
  });
});
