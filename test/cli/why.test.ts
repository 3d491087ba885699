import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/cli/printable.ts';
import { renderWhy } from '../../src/cli/render-why.ts';
import { readNote } from '../../src/ingest.ts';
import { hallway } from './hallway.ts';

const NOTE = `# Notes from WidgetConf 2016

I was at WidgetConf 2016 in Berlin.

## Docker at scale - Jane Smith (Acme)

She ran PostgreSQL in Docker.

## Conclusion

They put salt on the road. It was all frobnix.
`;

const why = (text: string, ...options: string[]) =>
  hallway(['extract', '-', '--why', text, ...options], { input: NOTE });

describe('hallway extract --why', () => {
  test('says what was taken, by which rule, in which words, and what it is tied to', async () => {
    const { code, out, err } = await why('jane smith');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^Taken: person Jane Smith$/m);
    expect(out).toMatch(/^ +5 “Jane Smith” +\S+ \d\.\d\d$/m);
    expect(out).toMatch(/gave “Docker at scale”\n +5 “Jane Smith” +speaker-line \d\.\d\d/);
    expect(out).toMatch(/works for Acme/);
  });

  test('says what was not taken, where, and what the rule missed', async () => {
    const { out } = await why('Conclusion');
    expect(out).toMatch(/^Not taken\n +9 Conclusion\n +- session-heading: no session: /m);
    expect((await why('salt')).out).toMatch(/11 They put salt on the road.*\n +- project-known: also an ordinary word/);
    expect((await why('frobnix')).out).toMatch(/- nothing took it for a name: it is not in the catalogue/);
  });

  test('says what to do', async () => {
    expect((await why('salt')).out.replace(/\s+/g, ' ')).toMatch(/hallway\.yaml beside the notes .*"catalogue"/);
    expect((await why('Docker')).out.replace(/\s+/g, ' ')).toMatch(/hallway\.yaml beside the notes .*"ignore"/);
  });

  test('says that it stands nowhere, and what is spelled like it', async () => {
    const { code, out } = await why('Postgersql');
    expect(code).toBe(0);
    expect(out).toMatch(/stands nowhere in the note/);
    expect(out).toMatch(/^Spelled like it\n +7 PostgreSQL$/m);
  });

  test('prints JSON for programs', async () => {
    const { out } = await why('docker', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      note: '-',
      why: {
        text: 'docker',
        catalogued: expect.arrayContaining(['project Docker']),
        facts: [
          {
            kind: 'project',
            name: 'Docker',
            evidence: [{ rule: 'project-known', confidence: expect.any(Number), quote: 'Docker', startLine: 5 }, {}],
            ties: [{ relation: 'subject of', kind: 'session', name: 'Docker at scale', evidence: [{}, {}] }],
          },
        ],
        places: [
          { startLine: 5, startColumn: 4, quote: 'Docker', taken: expect.any(Array), refused: expect.any(Array) },
          { startLine: 7, context: 'She ran PostgreSQL in Docker.' },
        ],
        near: [],
        remarks: [],
      },
    });
  });

  test('wants a text', async () => {
    const { code, err, out } = await why(' ');
    expect(code).toBe(2);
    expect(err).toMatch(/--why/);
    expect(out).toBe('');
  });

  test('alike answers are told once, and long lists are cut unless all is asked for', async () => {
    const note = `# Notes from WidgetConf 2016\n\n${'They put salt on the road.\n\n'.repeat(20)}`;
    const ask = async (...options: string[]) =>
      (await hallway(['extract', '-', '--why', 'salt', ...options], { input: note })).out;
    expect((await ask()).match(/project-known/g)).toHaveLength(1);
    expect((await ask()).match(/They put/g)).toHaveLength(3);
    expect(await ask()).toMatch(/and in lines 9, 11, /);
    expect((await ask('--verbose')).match(/They put/g)).toHaveLength(20);
  });
});

test('whatever is asked, the answer fits the terminal and cannot steer it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom('Docker', 'a\u001b[2J'),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 160 }), fc.boolean(), (asked, columns, verbose) => {
      const { explanation } = readNote({ path: 'a.md', source: `${NOTE}\n${asked}`, why: asked });
      if (explanation === undefined) return;
      const drawn = renderWhy('a.md', explanation, { columns, colour: false, verbose });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      for (const line of drawn.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(40, columns));
    }),
    { numRuns: 80 },
  );
});
