import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import { renderFacts } from '../../src/cli/render-facts.ts';
import { ingest, readNote } from '../../src/ingest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hallway } from '../cli/hallway.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = join(ROOT, 'README.md');
const text = readFileSync(README, 'utf8');
const picture = readFileSync(join(ROOT, 'docs/extract.svg'), 'utf8');
const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The first query with the answer below it. `npm run readme` writes the answer anew. */
const QUERY = /npx hallway query '([^']+)'\n```\n\n```json\n([\s\S]+?)\n```/;

/** JSON with objects of one short field on one line. */
const readable = (value: unknown) =>
  JSON.stringify(value, null, 2).replace(/\{\s+("\w+": (?:"[^"]*"|\d+))\s+\}/g, '{ $1 }');

test('the query has the answer that is printed below it', async () => {
  const [, query = '', answer = ''] = QUERY.exec(text) ?? [];
  const store = await openStore('sqlite::memory:');
  await ingest(['seed'], store, { cwd: ROOT, read: readNote });
  const found = await executeQuery(store, { query });
  await store.close();
  if (process.env['UPDATE'])
    writeFileSync(
      README,
      text.replace(answer, () => readable(found)),
    );
  else expect(JSON.parse(answer)).toEqual(JSON.parse(JSON.stringify(found)));
  expect(found.errors).toBeUndefined();
});

test('commands, scripts and files that it names are there', async () => {
  for (const [, command = ''] of text.matchAll(/npx hallway ([a-z-]+)/g)) {
    expect(await hallway([command, '--help'])).toMatchObject({ code: 0 });
  }
  for (const [, script = ''] of text.matchAll(/npm run ([a-z0-9:-]+)/g))
    expect(manifest.scripts).toHaveProperty(script);
  for (const [, link = ''] of text.matchAll(/\]\(((?!https?:)[^)#]+)\)/g))
    expect(existsSync(join(ROOT, link))).toBe(true);
});

test('the picture shows what the command prints', () => {
  const [, note = ''] = /npx hallway extract (seed\/\S+?\.md)/.exec(picture) ?? [];
  const { facts } = readNote({ path: note.replace('seed/', ''), source: readFileSync(join(ROOT, note), 'utf8') });
  const printed = facts === undefined ? '' : renderFacts(facts, { columns: 96, colour: false });
  const shown = [...picture.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, part = '']) => part).join('');
  const words = (drawn: string) =>
    drawn.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, '');
  // If not: npm run readme
  expect(words(shown).endsWith(words(printed))).toBe(true);
});
