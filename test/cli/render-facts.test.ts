import { describe, expect, test } from 'vitest';
import { renderFacts } from '../../src/cli/render-facts.ts';
import { SAMPLE } from './sample-facts.ts';

const plain = { columns: 80, colour: false };

test('sessions hang under their conference, parts under their session, each with line, words, rule and confidence', () => {
  expect(renderFacts(SAMPLE, plain)).toMatchInlineSnapshot(`
    "An evening in Ghent
    Ada · 2017-02-03 · evening.md

    ConfigCamp 2017 · 2017-02-03 to 2017-02-04 · Ghent
       1 “ConfigCamp in Ghent”  sample 0.90
    └─ Meetup evening  meetup · line 3 · sample 0.90
       ├─ Cooking with Chef  talk · line 4 · sample 0.90
       │    by    Zoë Ørsted    4 “Zoë Ørsted showed Chef”  sample 0.90
       │            of Acme     4 “Zoë Ørsted of Acme”      sample 0.90
       │    about Chef          4 “showed Chef”             sample 0.90
       └─ Strings attached  talk · line 6 · sample 0.90
            by    Bo Li         6 “Bo Li on Puppet”         sample 0.90
            about Puppet        6 “on Puppet”               sample 0.90

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

test('where room is short the rule goes before the words', () => {
  const lineOf = (columns: number) =>
    renderFacts(SAMPLE, { columns, colour: false })
      .split('\n')
      .find((line) => line.includes(' by '));
  expect(lineOf(80)).toContain('“Zoë Ørsted showed Chef”  sample 0.90');
  expect(lineOf(40)).toContain('Zoë Ørsted');
  expect(lineOf(40)).not.toContain('sample');
});

describe('a fact that stands in several places', () => {
  const [conference, ...others] = SAMPLE.conferences;
  const [place] = conference?.evidence ?? [];
  const told =
    conference === undefined || place === undefined
      ? []
      : [{ ...place, startLine: 7, quote: 'Config', confidence: 0.5 }, place, { ...place, startLine: 8 }];
  const facts = {
    ...SAMPLE,
    conferences: [...(conference === undefined ? [] : [{ ...conference, evidence: told }]), ...others],
  };

  test('shows the surest of them and how many others there are', () => {
    const drawn = renderFacts(facts, plain);
    expect(drawn).toContain('  1 “ConfigCamp in Ghent”  sample 0.90, 2 more places\n');
    expect(drawn).not.toContain('7 “Config”');
  });

  test('does not say again what it is of', () => {
    const [person] = SAMPLE.people.filter(({ name }) => name === 'Eve');
    const twice = (person?.evidence ?? []).flatMap((e) => [e, { ...e, startLine: 10 }]);
    const people = SAMPLE.people.map((p) => (p === person ? { ...p, evidence: twice } : p));
    const drawn = renderFacts({ ...SAMPLE, people }, { ...plain, verbose: true });
    expect(drawn).toMatch(/\n {2}people {8}Eve +9 “Eve” .*\n {27,} *10 “Eve” /);
  });

  test('shows all of them when asked, and those of what is only named', () => {
    const drawn = renderFacts(facts, { ...plain, verbose: true });
    expect(drawn).toContain('7 “Config”  sample 0.50\n');
    expect(drawn).toContain('8 “ConfigCamp in Ghent”  sample 0.90\n');
    expect(drawn).not.toContain('more place');
    expect(drawn).toMatch(/ {2}projects {6}Ansible +9 “Ansible” +sample 0\.90\n/);
    expect(drawn).toMatch(/ {2}people {8}Eve +9 “Eve” +sample 0\.90\n/);
  });
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
