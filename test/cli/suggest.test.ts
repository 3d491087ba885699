import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderSuggestions } from '../../src/cli/render-suggestions.ts';
import { hallway } from './hallway.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-suggest-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const STORE = ['--store', 'sqlite:graph.db'];
const run = (...argv: string[]) => hallway([...argv, ...STORE], { cwd });
const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const note = (title: string, by: string) =>
  `# FOSDEM 2016\n\nI was at FOSDEM 2016.\n\n## ${title}\n\nThe speaker was ${by}.\n`;

test('what is suggested, pasted and ingested, is no doubt any more', async () => {
  write('a.md', note('Scaling widgets in production', 'Jane Doe'));
  write('b.md', note('Scaling widgets', 'J. Doe'));
  write('c.md', note('Kubernetes in anger', 'Jérôme Petazzoni'));
  write('d.md', note('Kubernetes in peace', 'Jérôme Petazoni'));
  await run('ingest', '.');
  const { code, out } = await run('suggest', '.');
  expect(code).toBe(0);
  expect(parse(out).same).toEqual([
    { person: ['Jane Doe', 'J. Doe'] },
    { person: ['Jérôme Petazzoni', 'Jérôme Petazoni'] },
  ]);
  // Each with the words of both notes.
  expect(out).toMatch(/ {2}# "J\. Doe" and "Jane Doe": a first name shortened to its initial, both at FOSDEM 2016/);
  expect(out).toMatch(/ {2}# {3}a\.md:7 “Jane Doe”\n {2}# {3}b\.md:7 “J\. Doe”\n {2}- person: \[Jane Doe, J\. Doe\]/);

  for (let round = 0; round < 3; round++) {
    // Once the people are one, their talks may be one, too.
    const { same = [] } = parse((await run('suggest', '.')).out || '{}') ?? {};
    const held = parse(round === 0 ? '{}' : readFileSync(join(cwd, 'hallway.yaml'), 'utf8'));
    write('hallway.yaml', JSON.stringify({ same: [...(held.same ?? []), ...(same ?? [])] }));
    expect(await run('ingest', '.')).toMatchObject({ code: 0, err: expect.not.stringContaining('not used') });
  }
  expect(parse(readFileSync(join(cwd, 'hallway.yaml'), 'utf8')).same).toContainEqual({
    session: ['Scaling widgets in production', 'Scaling widgets'],
  });
  expect(parse((await run('suggest', '.')).out || '{}')?.same).toBeUndefined();
});

test('the output as it stands is a file of decisions, and `different` is an answer, too', async () => {
  write('a.md', note('Scaling widgets in production', 'Jane Doe'));
  write('b.md', note('Testing gadgets', 'J. Doe'));
  await run('ingest', '.');
  const { out } = await run('suggest', '.');
  write('hallway.yaml', out);
  expect(await run('ingest', '.')).toMatchObject({ code: 0 });
  write('hallway.yaml', out.replace('same:', 'different:'));
  expect(await run('ingest', '.')).toMatchObject({ code: 0 });
  expect((await run('suggest', '.')).out).not.toContain('J. Doe');
  // Without the folder, nobody knows what was decided there; here it is the current one.
  expect((await run('suggest')).out).not.toContain('J. Doe');
  write('none.yaml', '');
  expect((await run('suggest', '--decisions', 'none.yaml')).out).toContain('J. Doe');
});

test('JSON for programs, and only so many', async () => {
  for (const [i, by] of ['Jane Doe', 'J. Doe', 'Robert Miller', 'Robert Q. Miller'].entries()) {
    write(`${i}.md`, note(`Thing ${String.fromCharCode(65 + i)} in practice`, by));
  }
  await run('ingest', '.');
  const { out, err } = await run('suggest', '.', '--json', '--first', '1');
  const { total, suggestions } = JSON.parse(out);
  expect(suggestions).toMatchObject([{ decision: 'same', kind: 'person', names: ['Jane Doe', 'J. Doe'] }]);
  expect(total).toBeGreaterThan(1);
  expect(err).toContain(`--first ${total}`);
});

test('names and words of notes cannot leave their place', () => {
  const hostile = 'A: {b} # c\n- d\u001b[2J "e" [f], \u202eg';
  const piece = {
    name: 'A',
    note: 'note:a\nb.md',
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 2,
    rule: 'x',
    confidence: 1,
    quote: hostile,
  };
  const suggestion = { kind: 'person', strength: 1, reasons: [hostile], evidence: [piece] } as const;
  const text = renderSuggestions([
    { ...suggestion, decision: 'same', names: [hostile, 'yes'] },
    { ...suggestion, decision: 'ignore', names: [hostile], notes: 'a: b.md' },
  ]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  const { same, ignore } = parse(text);
  expect(ignore).toBeNull();
  expect(same).toEqual([{ person: [hostile, 'yes'] }]);
  expect(parse(text.replace('  # - {', '  - {')).ignore).toEqual([{ person: hostile, notes: 'a: b.md' }]);
});
