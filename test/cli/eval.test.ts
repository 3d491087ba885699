import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hallway } from './hallway.ts';

const NOTE = '# FOSDEM 2016\n\n## Writing your first Juju Charm - Jane Smith\n\nShe wrote one.\n';
const LABELS = {
  conferences: [{ name: 'FOSDEM 2016' }],
  sessions: [
    { title: 'Writing your first Juju Charm', speakers: ['Jane Smith'], projects: ['Juju'], line: 3 },
    { title: 'A talk that nobody\u001b[31m wrote about' },
  ],
  people: [{ name: 'Jane Smith' }],
  projects: [{ name: 'Juju' }],
};

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-eval-'));
  mkdirSync(join(cwd, 'notes/2016'), { recursive: true });
  write('2016/fosdem.md', NOTE);
  write('2016/fosdem.json', JSON.stringify(LABELS));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(name: string, content: string): void {
  writeFileSync(join(cwd, 'notes', name), content);
}

test('prints a line for each kind of fact', async () => {
  const { code, out, err } = await hallway(['eval', 'notes'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.split('\n')).toEqual([
    'notes: 1 note',
    '',
    'fact        labelled  found  matched  precision  recall     F1',
    'conference         1      1        1      1.000   1.000  1.000',
    'session            2      1        1      1.000   0.500  0.667',
    'speaker            1      1        1      1.000   1.000  1.000',
    'project            1      1        1      1.000   1.000  1.000',
    'presented          1      1        1      1.000   1.000  1.000',
    'about              1      1        1      1.000   1.000  1.000',
    'covered            1      1        1      1.000   1.000  1.000',
    '',
  ]);
});

test('--verbose names what was missed, without what could steer a terminal', async () => {
  const { out } = await hallway(['eval', 'notes', '--verbose'], { cwd });
  expect(out).toMatch(
    /^2016\/fosdem\.md\n {2}missed {2}session +A talk that nobody\[31m wrote about\n\nnotes: 1 note\n/,
  );
});

test('--json has the same for programs', async () => {
  const { out } = await hallway(['eval', 'notes', '--json', '--verbose'], { cwd });
  expect(JSON.parse(out)).toMatchObject({
    folder: 'notes',
    notes: 1,
    scores: { session: { labelled: 2, found: 1, matched: 1, precision: 1, recall: 0.5 } },
    unread: [],
    unlabelled: [],
    perNote: [{ note: '2016/fosdem.md', session: { missed: [LABELS.sessions[1]?.title], extra: [] } }],
  });
  const brief = await hallway(['eval', 'notes', '--json'], { cwd });
  expect(JSON.parse(brief.out)).not.toHaveProperty('perNote');
});

test('notes without labels are left out and named', async () => {
  write('draft.md', '# A draft\n');
  const { code, out, err } = await hallway(['eval', 'notes'], { cwd });
  expect(out).toMatch(/^notes: 1 note\n/);
  expect({ code, err }).toEqual({ code: 0, err: 'Left out for want of labels: draft.md\n' });
});

test('a note that cannot be read is named, and what it holds is missed', async () => {
  writeFileSync(join(cwd, 'notes/2016/fosdem.md'), Uint8Array.of(0x23, 0x20, 0xe9, 0x0a));
  const { code, out, err } = await hallway(['eval', 'notes'], { cwd });
  expect(out).toContain('\nsession            2      0        0      0.000   0.000  0.000\n');
  expect(err).toMatch(/^2016\/fosdem\.md:1:3: not read: Expected UTF-8/);
  expect(code).toBe(1);
});

test('a wrong label file is named with its field', async () => {
  write('2016/fosdem.json', '{ "sessions": [{ "titel": "Juju" }] }');
  const { code, out, err } = await hallway(['eval', 'notes'], { cwd });
  expect(err).toBe(
    'Label file "2016/fosdem.json" is wrong, correct sessions[0].title: expected string, found nothing\n',
  );
  expect({ code, out }).toEqual({ code: 1, out: '' });
});

test('a folder without labels is no success', async () => {
  rmSync(join(cwd, 'notes/2016/fosdem.json'));
  const { code, err } = await hallway(['eval', 'notes'], { cwd });
  expect(err).toMatch(/^No labelled notes in "notes", put a label file beside each note/);
  expect(code).toBe(1);
});
