import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { executeQuery } from '../../src/api/execute-query.ts';
import { exportJson } from '../../src/cli/export-json.ts';
import { type IngestOptions, ingest, readNote } from '../../src/ingest.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-decided-'));
  store = await openStore('sqlite::memory:');
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (options: Partial<IngestOptions> = {}, paths: readonly string[] = ['.']) =>
  ingest(paths, store, { cwd: folder, read: readNote, ...options });

async function graph(of: Store = store): Promise<string> {
  let text = '';
  for await (const part of exportJson(of.everything())) text += part;
  return text;
}

/** The graph without what says how it came to be: digests. */
async function facts(): Promise<string> {
  return (await graph()).replace(/"digest":"\w+"/g, '');
}

const talk = (title: string, by: string, more = '') =>
  `---\ntitle: Notes from FOSDEM 2016\ndate: 2016-02-01\n${more}---\n\nI was at FOSDEM 2016 in Brussels.\n\n## ${title}\n\nThe speaker was ${by}.\n`;
const NOMAD = talk('Nomad in anger', 'Jane Doe');
const DECISIONS = 'same:\n  - person: [Jane Roe, Jane Doe]\nignore:\n  - project: Nomad\n';

const edges = async (type: string) =>
  [...(await graph()).matchAll(/\{"evidence":.*?"from":"([^"]*)","to":"([^"]*)","type":"(\w+)"/g)].flatMap(
    ([, from, to, of]) => (of === type ? [`${from} -> ${to}`] : []),
  );

test('a decision outranks the note, survives its edits, and taken back leaves no trace', async () => {
  write('a.md', NOMAD);
  write('b.md', talk('Kubernetes in peace', 'John Smith'));
  await run();
  const plain = await facts();
  expect(await edges('PRESENTED')).toContain('person:jane-doe -> session:fosdem-2016/nomad-in-anger');
  expect(await edges('ABOUT')).toContain('session:fosdem-2016/nomad-in-anger -> project:nomad');

  write('hallway.yaml', DECISIONS);
  expect(await run()).toMatchObject({ changed: ['a.md', 'b.md'], created: ['person:jane-roe'], messages: [] });
  const decided = [
    'person:jane-roe -> session:fosdem-2016/nomad-in-anger',
    'person:john-smith -> session:fosdem-2016/kubernetes-in-peace',
  ];
  expect(await edges('PRESENTED')).toEqual(decided);
  expect(await edges('ABOUT')).not.toContain('session:fosdem-2016/nomad-in-anger -> project:nomad');
  expect(await run()).toMatchObject({ changed: [], unchanged: ['a.md', 'b.md'] });

  write('a.md', `${NOMAD}\nMore words.\n`);
  expect(await run()).toMatchObject({ changed: ['a.md'], unchanged: ['b.md'] });
  expect(await edges('PRESENTED')).toEqual(decided);

  write('a.md', NOMAD);
  rmSync(join(folder, 'hallway.yaml'));
  await run();
  expect(await facts()).toBe(plain);
});

test('the answer says that a person decided, and where', async () => {
  write('a.md', NOMAD);
  write('hallway.yaml', 'set:\n  - note: a.md\n    session: Nomad in anger\n    speakers: [Bob Stone]\n');
  await run();
  const query =
    '{ session(name: "Nomad in anger") { speakers { edges { node { name } evidence { file quote rule confidence startLine note { path } } } } } }';
  expect(await executeQuery(store, { query })).toEqual({
    data: {
      session: {
        speakers: {
          edges: [
            {
              node: { name: 'Bob Stone' },
              evidence: [
                {
                  file: 'hallway.yaml',
                  quote: 'speakers: [Bob Stone]',
                  rule: 'decision',
                  confidence: 1,
                  startLine: 4,
                  note: { path: 'a.md' },
                },
              ],
            },
          ],
        },
      },
    },
  });
});

test('a note decides about itself, over the file beside it', async () => {
  const block = 'hallway:\n  conference: SCaLE 14x\n  set:\n    - { session: Nomad in anger, speakers: [Carl Neu] }\n';
  write('a.md', talk('Nomad in anger', 'Jane Doe', block));
  write('hallway.yaml', 'set:\n  - { note: a.md, session: Nomad in anger, speakers: [Bob Stone] }\n');
  const { messages } = await run();
  expect(messages).toEqual([]);
  expect(await edges('PRESENTED')).toEqual(['person:carl-neu -> session:scale-14x/nomad-in-anger']);
});

test('an author who is set gave the talks that the note tells of as its own', async () => {
  const own = '# My FOSDEM 2016\n\nI was at FOSDEM 2016. I gave a talk called "Nomad in anger" there.\n';
  write('a.md', own);
  write('hallway.yaml', 'set:\n  - { note: "*.md", author: Jane Doe }\n');
  await run();
  expect(await edges('PRESENTED')).toEqual(['person:jane-doe -> session:fosdem-2016/nomad-in-anger']);
  expect(await graph()).toContain('"quote":"author: Jane Doe"');
});

test('a catalogue entry is found in the text', async () => {
  write('a.md', talk('Frobozz in anger', 'Jane Doe').replace('The speaker', 'It was all about frobozz. The speaker'));
  write('hallway.yaml', 'catalogue:\n  projects:\n    - { name: Frobozz, kind: software, links: [frobozz.example] }\n');
  await run();
  expect(await edges('ABOUT')).toEqual(['session:fosdem-2016/frobozz-in-anger -> project:frobozz']);
  expect(await graph()).toContain('"url":"https://frobozz.example"');
});

test('every note goes by its nearest file', async () => {
  mkdirSync(join(folder, 'x'));
  write('hallway.yaml', 'same:\n  - person: [Jane Roe, Jane Doe]\n');
  write('x/hallway.yaml', 'set:\n  - { note: b.md, session: Nomad in anger, speakers: [Bob Stone] }\n');
  write('a.md', NOMAD);
  write('x/b.md', talk('Nomad in anger', 'Jane Doe'));
  await run();
  expect(await edges('PRESENTED')).toEqual([
    'person:bob-stone -> session:fosdem-2016/nomad-in-anger',
    'person:jane-roe -> session:fosdem-2016/nomad-in-anger',
  ]);
  await run({ decisions: 'hallway.yaml' });
  expect(await edges('PRESENTED')).toEqual(['person:jane-roe -> session:fosdem-2016/nomad-in-anger']);
});

describe('a fault', () => {
  test('in the file stops the ingest before anything is written', async () => {
    write('a.md', NOMAD);
    write('hallway.yaml', 'smae: []\n');
    await expect(run()).rejects.toMatchObject({
      code: 'BAD_DECISIONS',
      message: expect.stringContaining('hallway.yaml:1: '),
    });
    expect((await store.digests()).size).toBe(0);
  });

  test('in a note keeps what the graph knew of that note', async () => {
    write('a.md', NOMAD);
    write('b.md', talk('Kubernetes in peace', 'John Smith'));
    await run();
    const before = await graph();
    write('a.md', talk('Nomad in peace', 'Jane Doe', 'hallway:\n  ignore:\n    - projet: Nomad\n'));
    expect(await run()).toMatchObject({
      rejected: ['a.md'],
      messages: [
        {
          path: 'a.md',
          line: 6,
          column: 7,
          rule: 'decisions',
          fatal: true,
          reason: expect.stringContaining('did you mean "project"'),
        },
      ],
    });
    expect(await graph()).toBe(before);
  });
});

describe('a decision without use', () => {
  const unused = (line: number, path = 'hallway.yaml') =>
    expect.objectContaining({ path, line, rule: 'decision-unused', fatal: false });

  test('is named when all notes have been read anew', async () => {
    write('a.md', NOMAD);
    write('hallway.yaml', `${DECISIONS}  - person: Nobody\nset:\n  - { note: c.md, conference: FOSDEM }\n`);
    expect((await run()).messages).toEqual([unused(5), unused(7)]);
    // Now nobody looks: what the note uses is known only by reading it.
    expect((await run()).messages).toEqual([]);
  });

  test('is not named where other notes may use it', async () => {
    write('a.md', NOMAD);
    write('b.md', talk('Kubernetes in peace', 'John Smith'));
    write('hallway.yaml', 'ignore:\n  - project: Kubernetes\n');
    expect((await run({}, ['a.md'])).messages).toEqual([]);
  });

  test('is named in a note at once', async () => {
    write('a.md', talk('Nomad in anger', 'Jane Doe', 'hallway:\n  ignore:\n    - project: Juju\n'));
    expect(await run()).toMatchObject({ added: ['a.md'], messages: [unused(6, 'a.md')] });
  });
});
