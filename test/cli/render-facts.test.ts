import { describe, expect, test } from 'vitest';
import { renderFacts } from '../../src/cli/render-facts.ts';
import { SAMPLE } from './sample-facts.ts';

const plain = { columns: 80, colour: false };

test('sessions hang under their conference, parts under their session, each with line and words', () => {
  expect(renderFacts(SAMPLE, plain)).toMatchInlineSnapshot(`
    "An evening in Ghent
    Ada · 2017-02-03 · evening.md

    ConfigCamp 2017 · 2017-02-03 to 2017-02-04 · Ghent
      1 “ConfigCamp in Ghent”
    └─ Meetup evening  meetup · line 3
       ├─ Cooking with Chef  talk · line 4
       │    by    Zoë Ørsted    4 “Zoë Ørsted showed Chef”
       │    about Chef          4 “showed Chef”
       └─ Strings attached  talk · line 6
            by    Bo Li         6 “Bo Li on Puppet”
            about Puppet        6 “on Puppet”

    Also named
      events        OtherConf
      projects      Ansible
      people        Eve
      organizations Acme

    Who covered what
      Zoë Ørsted → Chef
      Bo Li      → Puppet
    "
  `);
});

test('nothing is wider than the terminal, and the quotes give way first', () => {
  for (const columns of [60, 80, 120]) {
    const lines = renderFacts(SAMPLE, { columns, colour: false }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  }
});

test('colours only when wanted', () => {
  expect(renderFacts(SAMPLE, plain)).not.toContain('\u001b');
  expect(renderFacts(SAMPLE, { ...plain, colour: true })).toContain('\u001b[1m');
});

test('a note without an event says so', () => {
  const nothing = { ...SAMPLE, conferences: [], sessions: [], people: [], projects: [], organizations: [] };
  expect(renderFacts(nothing, plain)).toContain('No conference and no session in this note');
});

test('a session of no conference is shown too', () => {
  const sessions = SAMPLE.sessions.map(({ conference: _, ...session }) => session);
  expect(renderFacts({ ...SAMPLE, conferences: [], sessions }, plain)).toContain('Cooking with Chef');
});

describe('text of a note cannot steer the terminal', () => {
  test.each(['\u001b[2J', '\u009b31m', '\u202egnp.exe', 'two\r\nlines'])('%j', (hostile) => {
    const drawn = renderFacts({ ...SAMPLE, note: { ...SAMPLE.note, title: `A${hostile}B` } }, plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(drawn.split('\n')[0]).toMatch(/^A.*B$/);
  });
});
