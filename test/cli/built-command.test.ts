import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { built, node, ROOT, startBuilt } from './built-hallway.ts';

const NOTE = 'looking-back-at-scale-x14.md';
let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hallway-built-'));
  cpSync(join(ROOT, 'seed'), join(cwd, 'seed'), { recursive: true });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test('from notes to answers', async () => {
  const first = await built(['ingest', 'seed'], { cwd });
  expect(first).toMatchObject({ code: 0, out: '' });
  expect(first.err).toMatch(/\d+ notes?: \d+ added\nNew in the graph: .*conference/);
  const second = await built(['ingest', 'seed'], { cwd });
  expect(second).toMatchObject({ code: 0, out: '' });
  expect(second.err).toMatch(/\d+ notes?: \d+ unchanged\nThe graph is as it was\n/);

  const query = await built(['query', '{ conference(name: "SCaLE x14") { id } }'], { cwd });
  expect(JSON.parse(query.out)).toEqual({ data: { conference: { id: 'conference:scale-14x' } } });
  expect(await built(['query', '{ nonsense }'], { cwd })).toMatchObject({ code: 1 });

  const seeAlso = await built(['see-also', `seed/${NOTE}`, '--json'], { cwd });
  expect(JSON.parse(seeAlso.out)).toMatchObject({ note: NOTE });

  const before = await built(['export', '--format', 'json'], { cwd });
  expect(JSON.parse(before.out).entities.length).toBeGreaterThan(0);
  expect(await built(['remove', NOTE], { cwd })).toMatchObject({ code: 0 });
  expect(await built(['remove', NOTE], { cwd })).toMatchObject({ code: 1 });
  await built(['ingest', 'seed'], { cwd });
  expect((await built(['export', '--format', 'json'], { cwd })).out).toBe(before.out);
});

test('extract reads a file or standard input, as text or JSON', async () => {
  const text = await built(['extract', `seed/${NOTE}`], { cwd });
  expect(text).toMatchObject({ code: 0 });
  expect(text.out).toContain('Writing your first Juju Charm');
  expect(text.out).not.toContain('\u001b');
  const json = await built(['extract', '--format', 'json', '-'], { cwd, input: '# FOSDEM 2016\n' });
  expect(JSON.parse(json.out)).toMatchObject({ note: '-' });
});

test.each([
  ['extract', `seed/${NOTE}`],
  ['eval', 'labelled'],
])('%s loads neither server nor stores', async (command, path) => {
  cpSync(join(ROOT, `seed/${NOTE}`), join(cwd, 'labelled/a.md'));
  writeFileSync(join(cwd, 'labelled/a.json'), '{ "sessions": [] }');
  const flags = ['--import', new URL('./loaded-modules.mjs', import.meta.url).href];
  const { err, code } = await built([command, path], { cwd, node: flags });
  expect(code).toBe(0);
  const loaded = err.split('\n').filter((line) => line.startsWith('loaded '));
  expect(
    loaded.filter((url) => url.includes('/ingest-worker.js') || url.includes('/commander/')).length,
  ).toBeGreaterThan(0);
  expect(loaded.filter((url) => /apollo|fastify|neo4j|sqlite|graphql|pino/.test(url))).toEqual([]);
});

test('the package can be used in a pipeline of one’s own, as the README shows', async () => {
  const [, example = ''] = /```js\n([\s\S]+?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  const { code, out, err } = await node(
    ['--input-type=module', '--eval', `${example}console.log(file.data.hallway.conferences[0].name);`],
    ROOT,
  );
  expect({ code, out, err }).toEqual({ code: 0, out: 'FOSDEM 2016\n', err: '' });
});

test('a reader that has seen enough is no error', async () => {
  const child = startBuilt(['extract', '--format', 'json', `seed/${NOTE}`], { cwd });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout?.destroy();
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('a poisonous note is given up after its deadline', async () => {
  const { code, err } = await built(['extract', '-'], { cwd, input: '*a_ '.repeat(8000) });
  expect(err).toMatch(/^-: not read: .*\n$/);
  expect(code).toBe(1);
}, 15_000);

test('serve answers until it is told to stop', async () => {
  const child = startBuilt(['serve', 'seed', '--port', '0', '--store', 'sqlite::memory:'], { cwd });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const [found] = /http:\/\/\S+/.exec(out) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`Ended with ${code} before it answered`)));
  });
  const body = JSON.stringify({ query: '{ conference(name: "SCaLE 14x") { id } }' });
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await answer.json()).toEqual({
    data: { conference: { id: 'conference:scale-14x' } },
    extensions: { cost: { query: 1, limit: 5000 } },
  });
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});
