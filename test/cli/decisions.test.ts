import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hallway } from './hallway.ts';

const NOTE = '# FOSDEM 2016\n\nI was at FOSDEM 2016.\n\n## Widgets in production\n\nThe speaker was J. Doe.\n';
const DECISIONS = 'same:\n  - person: [Jane Doe, J. Doe]\n';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-cli-decisions-'));
  mkdirSync(join(cwd, 'notes/2016'), { recursive: true });
  write('notes/2016/a.md', NOTE);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const run = (...argv: string[]) => hallway(argv, { cwd });

describe('extract', () => {
  test('decides by the file in a folder above, up to the current one, and shows where it says so', async () => {
    write(
      'notes/hallway.yaml',
      'set:\n  - note: 2016/a.md\n    session: Widgets in production\n    speakers: [Bob Stone]\n',
    );
    const { code, out } = await run('extract', 'notes/2016/a.md');
    expect(code).toBe(0);
    expect(out).toMatch(/by +Bob Stone +\.\.\/hallway\.yaml:4 “speakers: \[Bob Stone\]”/);
    const [session] = JSON.parse((await run('extract', '--format', 'json', 'notes/2016/a.md')).out).sessions;
    expect(session.presented).toEqual([
      {
        speaker: 'Bob Stone',
        evidence: [expect.objectContaining({ file: '../hallway.yaml', startLine: 4, rule: 'decision' })],
      },
    ]);
    // Not beyond: what lies above is somebody else's.
    expect((await hallway(['extract', 'a.md'], { cwd: join(cwd, 'notes/2016') })).out).toContain('J. Doe');
  });

  test('decides by a file that is given, also for standard input', async () => {
    write('mine.yaml', DECISIONS);
    expect((await run('extract', 'notes/2016/a.md', '--decisions', 'mine.yaml')).out).toContain('Jane Doe');
    const read = await hallway(['extract', '-', '--decisions', 'mine.yaml'], { cwd, input: NOTE });
    expect(read.out).toContain('Jane Doe');
  });

  test('explains what is, with the decisions applied', async () => {
    write('notes/hallway.yaml', DECISIONS);
    expect((await run('extract', 'notes/2016/a.md', '--why', 'Jane Doe')).out).toContain('Taken: person Jane Doe');
  });
});

test('a fault is one sentence with file and line, and exit code 1', async () => {
  write('notes/hallway.yaml', 'same:\n  - persn: [A, B]\n');
  for (const argv of [
    ['extract', 'notes/2016/a.md'],
    ['ingest', 'notes', '--store', 'sqlite::memory:'],
    ['suggest', 'notes', '--store', 'sqlite::memory:'],
  ]) {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^Could not use the decisions, mend these lines: (?:\.\.\/)?hallway\.yaml:2: unknown field "persn", did you mean "person"\n$/,
    );
  }
  const missing = await run('extract', 'notes/2016/a.md', '--decisions', 'none.yaml');
  expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/none\.yaml".*give one that exists/) });
});

test('eval scores what is decided', async () => {
  write(
    'notes/2016/a.json',
    JSON.stringify({ sessions: [{ title: 'Widgets in production', speakers: ['Jane Doe'] }] }),
  );
  const speaker = async (...more: string[]) =>
    JSON.parse((await run('eval', 'notes', '--json', ...more)).out).scores.speaker;
  expect(await speaker()).toMatchObject({ matched: 0 });
  write('notes/hallway.yaml', DECISIONS);
  expect(await speaker()).toMatchObject({ matched: 1 });
  write('none.yaml', '');
  expect(await speaker('--decisions', 'none.yaml')).toMatchObject({ matched: 0 });
});
