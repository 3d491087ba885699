import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readNote } from '../../src/ingest.ts';
import type { NoteFacts, Tie } from '../../src/model/facts.ts';

const TEXT = readFileSync(new URL('../../docs/decisions.md', import.meta.url), 'utf8');
const EXAMPLES = [...TEXT.matchAll(/```md\n([\s\S]*?)```\n\n```yaml\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];

/** A line for each session, as the page shows them. */
function shown(facts: NoteFacts): string {
  const names = (ties: readonly Tie[], of: readonly { readonly key: string; readonly name: string }[]) =>
    ties.map((tie) => of.find((one) => one.key === tie.key)?.name).join(' and ');
  const lines = facts.sessions.map(({ title, conference, speakers, projects }) => {
    const at = facts.conferences.find(({ key }) => key === conference)?.name;
    const parts = [
      `"${title}"${at === undefined ? '' : ` at ${at}`}`,
      ...(speakers.length === 0 ? [] : [`by ${names(speakers, facts.people)}`]),
      ...(projects.length === 0 ? [] : [`about ${names(projects, facts.projects)}`]),
    ];
    return `${parts.join(', ')}\n`;
  });
  return lines.join('');
}

test('the page has an example for every section', () => {
  for (const section of ['same', 'different', 'ignore', 'set', 'catalogue'])
    expect(EXAMPLES.some(([, , yaml = '']) => yaml.startsWith(`${section}:`))).toBe(true);
});

test.each(
  EXAMPLES.map(([, note = '', yaml = '', lines = '']) => [yaml.split('\n')[1] ?? yaml, note, yaml, lines] as const),
)('%s', (_, source, text, lines) => {
  const file = { path: 'hallway.yaml', text, digest: text };
  const { facts, messages, used } = readNote({ path: 'note.md', source, decisions: { file, notePath: 'note.md' } });
  expect(messages).toEqual([]);
  expect(facts === undefined ? '' : shown(facts)).toBe(lines);
  // Every decision of an example does something, and without it something else comes out.
  expect(used?.length ?? 0).toBe((text.match(/^ {2}- /gm) ?? []).length);
  const plain = readNote({ path: 'note.md', source: source.replace(/\nhallway:[\s\S]*?(?=\n---)/, '') });
  expect(plain.facts === undefined ? '' : shown(plain.facts)).not.toBe(lines);
});
