import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** What the files of each folder (or single files beside the folders) may import besides their own folder, `model` and `errors`. */
const MAY_IMPORT = new Map<string, readonly string[]>([
  ['model', []],
  ['errors', []],
  ['note', []],
  ['extract', []],
  ['resolve', []],
  ['store', []],
  ['query', ['store/port']],
  // Compares labels with labels: it knows nothing of how facts are found.
  ['evaluate', []],
  ['web', ['query', 'store/port']],
  ['api', ['query', 'web', 'store/port']],
  // The one place where the stages meet.
  [
    'ingest',
    ['note', 'extract', 'resolve', 'store/port', 'ingest-account', 'ingest-decisions', 'rules-version.generated'],
  ],
  // Brings people's decisions from the disk to the facts.
  ['ingest-decisions', ['note', 'resolve']],
  ['ingest-account', ['store/port']],
  ['ingest-threads', ['ingest', 'note/worker-pool']],
  // The same for notes that come as texts.
  ['ingest-text', ['ingest', 'ingest-decisions', 'note', 'store/port']],
  ['ingest-worker', ['ingest', 'note/serve-worker']],
  ['rules-version.generated', []],
  // Reads a file for `extract`; opens stores; runs the pipeline; asks questions; compares with labels.
  [
    'cli',
    [
      'note',
      'store',
      'query',
      'evaluate',
      'api',
      'resolve',
      'ingest',
      'ingest-account',
      'ingest-decisions',
      'ingest-text',
      'ingest-threads',
    ],
  ],
]);
/** Where equal input must give equal output: nothing there may look at the machine. */
const PURE = ['model', 'extract', 'resolve', 'query', 'evaluate'];
const MAX_LINES = 400;
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|shared|manager|index)$/;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .sort();
const textOf = (name: string) => readFileSync(join(SOURCE, name), 'utf8');
/** The folder of a file, or its own name if it stands beside the folders. */
const partOf = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name.replace(/\.ts$/, ''));

function importsOf(name: string, text = textOf(name)): string[] {
  const specifiers = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g);
  return [...specifiers].map(([, , specifier = '']) => specifier);
}

function internalImports(name: string, text = textOf(name)): string[] {
  return importsOf(name, text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(dirname(name), specifier).replace(/\.[jt]s$/, ''));
}

test('parts import only what lies before them', () => {
  const wrong = files.flatMap((name) => {
    const own = partOf(name);
    const allowed = [own, 'model', 'errors', ...(MAY_IMPORT.get(own) ?? [])];
    return internalImports(name)
      .filter((target) => !allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`)))
      .map((target) => `${name} -> ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('every part is known here', () => {
  expect([...new Set(files.map(partOf))].filter((part) => !MAY_IMPORT.has(part))).toEqual([]);
});

test('no file loads itself through others', () => {
  const withoutTypes = (name: string) => textOf(name).replace(/^(?:import|export) type [^;]*;/gm, '');
  const edges = new Map(files.map((name) => [name.replace(/\.ts$/, ''), internalImports(name, withoutTypes(name))]));
  const state = new Map<string, 'open' | 'done'>();
  const rings: string[] = [];
  const visit = (name: string, path: readonly string[]) => {
    if (state.get(name) === 'open') rings.push([...path.slice(path.indexOf(name)), name].join(' -> '));
    if (state.has(name)) return;
    state.set(name, 'open');
    for (const next of edges.get(name) ?? []) visit(next, [...path, name]);
    state.set(name, 'done');
  };
  for (const name of edges.keys()) visit(name, []);
  expect(rings).toEqual([]);
});

describe('the pure parts', () => {
  const pure = files.filter((name) => PURE.includes(partOf(name)) && !name.includes('.generated.'));

  // Hashing is as pure as adding.
  test('use no part of Node but its hashes, and no logger', () => {
    const wrong = pure.flatMap((name) =>
      importsOf(name).flatMap((s) =>
        (s.startsWith('node:') && s !== 'node:crypto') || s === 'pino' ? [`${name} -> ${s}`] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('read no clock, no random numbers and no environment', () => {
    const reads =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(|\bIntl\.|\.toLocale\w+\(|\.localeCompare\(/;
    expect(pure.filter((name) => reads.test(textOf(name)))).toEqual([]);
  });
});

test(`no file has more than ${MAX_LINES} lines`, () => {
  const long = files.filter((name) => !name.includes('.generated.') && textOf(name).split('\n').length > MAX_LINES + 1);
  expect(long).toEqual([]);
});

test('files are named after what is in them, in kebab-case', () => {
  const wrong = files.filter((name) => {
    const parts = name.replace(/(\.generated)?(\.d)?\.ts$/, '').split('/');
    return parts.some((part) => EMPTY_NAMES.test(part) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  });
  expect(wrong).toEqual([]);
});
