import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readNote } from '../../src/ingest.ts';
import { createTextWriter } from '../../src/ingest-text.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ask, runServer } from './running-server.ts';

const DOCUMENT = new URL('../../docs/api.md', import.meta.url);
const NOTES = /^```md path=(\S+)\n([\s\S]*?)^```$/gm;
/** An operation with its variables, if there are any, and its answer. */
const EXAMPLE =
  /^```graphql\n([\s\S]*?)^```\n\n(?:```json variables\n([\s\S]*?)^```\n\n)?```json answer\n([\s\S]*?)^```$/gm;
const TOKEN = 'sesame';

/** JSON with what fits on a line on one line. */
function readable(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= 120) return flat;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => inner + readable(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${readable(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

it('the examples of the guide have the answers that are printed below them', async () => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const store = await openStore('sqlite::memory:');
  const writer = createTextWriter(store, { read: readNote });
  const server = await runServer(store, { writes: { token: TOKEN, writer } });
  for (const [, path = '', markdown = ''] of text.matchAll(NOTES)) {
    expect(await writer.ingest(path, markdown)).toMatchObject({ outcome: 'added', messages: [] });
  }
  let now = text;
  const examples = [...text.matchAll(EXAMPLE)];
  expect(examples.length).toBe(text.match(/^```graphql$/gm)?.length);
  for (const [whole, query = '', variables, answer] of examples) {
    const given = variables === undefined ? undefined : JSON.parse(variables);
    const { status, body } = await ask(server, query, given, { authorization: `Bearer ${TOKEN}` });
    expect([query, status, body.errors]).toEqual([query, 200, undefined]);
    const printed = `${readable(body.data)}\n`;
    if (process.env['UPDATE'])
      now = now.replace(whole, () => whole.replace(`answer\n${answer}\`\`\``, () => `answer\n${printed}\`\`\``));
    else expect([query, answer]).toEqual([query, printed]);
  }
  if (now !== text) writeFileSync(DOCUMENT, now);
});
