import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNotes } from '../../src/note/find-notes.ts';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-find-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), 'text');
  }
}

async function paths(...given: string[]): Promise<string[]> {
  return (await findNotes(given, { cwd })).files.map((file) => file.path);
}

async function faults(...given: string[]) {
  return (await findNotes(given, { cwd })).messages.map(({ path, rule, fatal }) => ({ path, rule, fatal }));
}

describe('findNotes', () => {
  it('names notes relative to the folder given, ordered', async () => {
    write('seed/b.md', 'seed/a.markdown', 'seed/2016/c.MD', 'seed/image.png', 'other.md');
    expect(await paths('seed')).toEqual(['2016/c.MD', 'a.markdown', 'b.md']);
    expect(await paths(join(cwd, 'seed/'))).toEqual(['2016/c.MD', 'a.markdown', 'b.md']);
  });

  it('gives a single file the name that it has in its folder', async () => {
    write('seed/a.md', 'seed/b.txt');
    expect(await paths('seed/a.md')).toEqual(['a.md']);
    expect(await paths('seed', 'seed/a.md')).toEqual(['a.md']);
    expect(await paths('seed/b.txt')).toEqual(['b.txt']);
  });

  it('keeps equal names in two folders apart, in whatever order they are given', async () => {
    write('one/index.md', 'two/index.md');
    expect(await paths('one', 'two')).toEqual(['one/index.md', 'two/index.md']);
    expect(await paths('two', 'one')).toEqual(['one/index.md', 'two/index.md']);
  });

  it('takes patterns, relative to their fixed part', async () => {
    write('notes/2016/a.md', 'notes/2017/b.md', 'notes/2017/c.txt', 'notes/node_modules/d.md');
    expect(await paths('notes/**/*.md')).toEqual(['2016/a.md', '2017/b.md']);
    expect(await paths('notes/2016/*.md')).toEqual(['a.md']);
  });

  it('takes a file with the signs of a pattern in its name as that file', async () => {
    write('a [draft].md', 'a d.md');
    expect(await paths('a [draft].md')).toEqual(['a [draft].md']);
  });

  it('leaves out dot folders and node_modules', async () => {
    write('.git/a.md', 'node_modules/b/README.md', 'sub/.c.md', 'd.md');
    expect(await paths('.')).toEqual(['d.md']);
  });

  it('counts a file once, and follows links only within the folder', async () => {
    write('in/a.md', 'out/secret.md');
    symlinkSync(join(cwd, 'in/a.md'), join(cwd, 'in/0-link.md'));
    symlinkSync(join(cwd, 'out/secret.md'), join(cwd, 'in/leak.md'));
    symlinkSync(join(cwd, 'out'), join(cwd, 'in/folder'));
    symlinkSync('nowhere.md', join(cwd, 'in/gone.md'));
    expect(await paths('in')).toEqual(['a.md']);
    expect(await faults('in')).toEqual([
      { path: 'gone.md', rule: 'broken-link', fatal: true },
      { path: 'leak.md', rule: 'outside-folder', fatal: true },
    ]);
    expect(await paths('in/**/*.md')).toEqual(['a.md']);
    expect((await faults('in/**/*.md')).map((fault) => fault.rule)).toContain('outside-folder');
  });

  it('names pipes, and folders named like notes, whose notes it reads', async () => {
    write('in/x.md/y.md');
    execFileSync('mkfifo', [join(cwd, 'in/pipe.md')]);
    expect(await paths('in')).toEqual(['x.md/y.md']);
    expect(await faults('in')).toEqual([
      { path: 'pipe.md', rule: 'not-a-file', fatal: true },
      { path: 'x.md', rule: 'not-a-file', fatal: false },
    ]);
    expect(await faults('in/pipe.md')).toEqual([{ path: 'pipe.md', rule: 'not-a-file', fatal: true }]);
  });

  it.each(['missing', 'missing.md', '../missing', 'empty', 'empty/*.md', '', 'x'.repeat(300), 'file.md/below'])(
    'refuses %j, which names nothing',
    async (path) => {
      write('file.md');
      mkdirSync(join(cwd, 'empty'));
      await expect(findNotes([path], { cwd })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );

  it('takes names of any letters', async () => {
    const names = ['__proto__.md', 'constructor.md', 'émoji 🎉.md', 'שלום.md'];
    write(...names.map((name) => `in/${name}`));
    expect(await paths('in')).toEqual([...names].sort());
  });
});
