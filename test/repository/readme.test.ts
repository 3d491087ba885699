import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import { renderFacts } from '../../src/cli/render-facts.ts';
import { ingest, readNote } from '../../src/ingest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hallway } from '../cli/hallway.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const manifest: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

/** The first query with the answer below it. */
const QUERY = /npx hallway query '([^']+)'\n```\n\n(```json\n[\s\S]+?\n```)/;
/** The figures below the command that prints them. */
const FIGURES = /npm run eval\n```\n\n(```text\n[\s\S]*?```)/;
/** A source file, whole. */
const SOURCE = /<!-- from (\S+) -->\n(```ts\n(?:[\s\S]*?\n)??```\n)/;

/** Asserts that a document shows what is true now; `npm run readme` writes it anew instead. */
function expectShown(document: string, shown: string, now: string): void {
  if (process.env['UPDATE'])
    writeFileSync(
      join(ROOT, document),
      read(document).replace(shown, () => now),
    );
  else expect(shown).toBe(now);
}

/** JSON with objects of one short field on one line. */
const readable = (value: unknown) =>
  JSON.stringify(value, null, 2).replace(/\{\s+("\w+": (?:"[^"]*"|\d+))\s+\}/g, '{ $1 }');

test('the query has the answer that is printed below it', async () => {
  const [, query = '', answer = ''] = QUERY.exec(read('README.md')) ?? [];
  const store = await openStore('sqlite::memory:');
  await ingest(['seed'], store, { cwd: ROOT, read: readNote });
  const found = await executeQuery(store, { query });
  await store.close();
  expect(found.errors).toBeUndefined();
  expectShown('README.md', answer, `\`\`\`json\n${readable(found)}\n\`\`\``);
});

test('the figures are what the command prints', async () => {
  const [, figures = ''] = FIGURES.exec(read('README.md')) ?? [];
  const printed: string[] = [];
  for (const [, folder = ''] of manifest.scripts['eval']?.matchAll(/\beval (test\/\S+)/g) ?? []) {
    const { code, out } = await hallway(['eval', folder], { cwd: ROOT });
    expect(code).toBe(0);
    printed.push(out);
  }
  expect(printed).toHaveLength(2);
  expectShown('README.md', figures, `\`\`\`text\n${printed.join('\n')}\`\`\``);
});

test('the rule that is explained is the rule that runs', () => {
  const [, source = '', shown = ''] = SOURCE.exec(read('CONTRIBUTING.md')) ?? [];
  expectShown('CONTRIBUTING.md', shown, `\`\`\`ts\n${read(source)}\`\`\`\n`);
});

describe.each(['README.md', 'CONTRIBUTING.md', 'docs/labels.md', 'docs/decisions.md'])('%s', (document) => {
  const text = read(document);

  test('names commands, scripts and files that are there', async () => {
    for (const [, command = ''] of text.matchAll(/npx hallway ([a-z-]+)/g)) {
      expect(await hallway([command, '--help'])).toMatchObject({ code: 0 });
    }
    for (const [, script = ''] of text.matchAll(/npm run ([a-z0-9:-]+)/g))
      expect(manifest.scripts).toHaveProperty(script);
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
    for (const [, link = ''] of prose.matchAll(/\]\(((?!https?:)[^)#]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(ROOT, document, '..', link))).toBe(true);
    for (const [, path = ''] of text.matchAll(/`((?:src|test|scripts|docs)\/[^`\s*]+)`/g))
      expect(existsSync(join(ROOT, path))).toBe(true);
  });
});

test('the picture shows what the command prints', () => {
  const picture = read('docs/extract.svg');
  const [, note = ''] = /npx hallway extract (seed\/\S+?\.md)/.exec(picture) ?? [];
  const { facts } = readNote({ path: note.replace('seed/', ''), source: read(note) });
  const printed = facts === undefined ? '' : renderFacts(facts, { columns: 96, colour: false });
  const shown = [...picture.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, part = '']) => part).join('');
  const words = (drawn: string) =>
    drawn.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, '');
  // If not: npm run readme
  expect(words(shown).endsWith(words(printed))).toBe(true);
});
