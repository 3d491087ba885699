import { describe, expect, test } from 'vitest';
import { HallwayError } from '../../../src/errors.ts';
import { readDecisions } from '../../../src/resolve/decisions/read-decisions.ts';
import { readNoteDecisions } from '../../../src/resolve/decisions/read-note-decisions.ts';
import { catalogueOf, SERIES } from '../catalogues.ts';

const BASE = catalogueOf({
  projects: '- { name: Nomad, kind: software }\n',
  organizations: '- { name: Acme, aliases: [ACME Rockets] }\n',
  series: SERIES,
});
const read = (text: string) => readDecisions(text, 'hallway.yaml', BASE);

function faultsOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof HallwayError && error.code === 'BAD_DECISIONS') return error.message;
    throw error;
  }
  throw new Error('Expected BAD_DECISIONS');
}

describe('a fault is named with its line', () => {
  test.each([
    ['an unknown section', 'smae: []\n', /hallway\.yaml:1: unknown field "smae", did you mean "same"/],
    ['a section far from any', 'zzzzzz: []\n', /:1: unknown field "zzzzzz", known are same, different, /],
    [
      'an unknown field',
      'set:\n  - note: a.md\n    session: A\n    speaker: [B]\n',
      /:4: unknown field "speaker", did you mean "speakers"/,
    ],
    ['an unknown kind', 'ignore:\n  - projet: A\n', /:2: unknown field "projet", did you mean "project"/],
    ['no list', 'same: yes\n', /:1: wrong "same"/],
    ['one name', 'same:\n  - person: [A]\n', /:2: wrong "person"/],
    ['no name', 'ignore:\n  -\n', /:2: wrong /],
    [
      'a number for a name',
      'same:\n  - project:\n      - A\n      - 42\n',
      /:4: wrong "project\.1": .*put it in quotes/,
    ],
    ['two kinds in one', 'ignore:\n  - { person: A, project: B }\n', /:2: wrong entry: expected one of person, /],
    [
      'notes without what the name means',
      'different:\n  - { person: A, notes: a.md }\n',
      /:2: wrong "notes": expected "as"/,
    ],
    ['a meaning without notes', 'different:\n  - { person: A, as: B }\n', /:2: wrong "as": expected "notes"/],
    ['two names for one meaning', 'different:\n  - { person: [A, B], notes: a.md, as: C }\n', /:2: wrong "person"/],
    [
      'a meaning that is the name',
      'different:\n  - { person: Zoë, notes: a.md, as: zoe }\n',
      /:2: "zoe" is the name that it has already/,
    ],
    ['no note', 'set:\n  - conference: FOSDEM\n', /:2: wrong "note"/],
    ['nothing to set', 'set:\n  - note: a.md\n', /:2: wrong entry: says nothing/],
    [
      'speakers of no session',
      'set:\n  - note: a.md\n    speakers: [A]\n',
      /:3: wrong "speakers": belongs to a session/,
    ],
    [
      'authors of a session',
      'set:\n  - { note: a.md, session: A, author: B }\n',
      /:2: wrong "author": belongs to the note/,
    ],
    ['a session in many notes', 'set:\n  - note: "2016/*.md"\n    session: A\n', /:2: a session is of one note/],
    ['a kind that is none', 'set:\n  - { note: a.md, session: A, kind: lecture }\n', /:2: wrong "kind"/],
    ['an address that is none', 'set:\n  - { note: a.md, session: A, url: "javascript:x" }\n', /:2: wrong "url"/],
    ['a note outside', 'set:\n  - { note: ../a.md, conference: A }\n', /:2: wrong "note": expected a path below/],
    ['one name twice', 'same:\n  - person: [Zoë, Zoe]\n', /:2: "Zoë" and "Zoe" means the same already/],
    ['names that nothing tells apart', 'different:\n  - project: [C++, cpp]\n', /:2: "C\+\+" and "cpp" are one name/],
    ['a name in two lists', 'same:\n  - person: [A, B]\n  - person: [B, C]\n', /:3: "B" is in the list of line 2 too/],
    [
      'one thing in two lists, by the catalogue',
      'same:\n  - organization: [Acme, Acme One]\n  - organization: [Other, "Acme, Inc."]\n',
      /:3: "Acme, Inc\." is a name of what line 2 calls "Acme"/,
    ],
    [
      'same and different',
      'same:\n  - person: [A, B]\ndifferent:\n  - person: [B, A]\n',
      /:4: "B" and "A" mean the same by line 2/,
    ],
    [
      'two steps of meaning',
      'different:\n  - { person: A, notes: a.md, as: B }\n  - { person: B, notes: a.md, as: C }\n',
      /:2: "B" means "C" by line 3/,
    ],
    ['a wrong catalogue entry', 'catalogue:\n  projects:\n    - { name: X, kind: tool }\n', /:3: wrong "kind" of "X"/],
    [
      'a catalogue entry of nobody',
      'catalogue:\n  projects:\n    - { name: X, kind: software, owner: Z }\n',
      /:3: owner "Z" of "X" is unknown/,
    ],
    ['broken YAML', 'same:\n  - person: [A, B\n', /hallway\.yaml:\d: /],
    ['a key twice', 'same: []\nsame: []\n', /:2: /],
    ['a tag', 'same: !!js/function x\n', /:1: /],
    ['no map', '- a\n', /:1: wrong file/],
  ])('%s', (_, text, expected) => expect(faultsOf(text)).toMatch(expected));

  test('all of them at once', () => {
    expect(faultsOf('ignore:\n  - projet: A\nset:\n  - { note: a.md, session: A, kind: x }\n')).toMatch(
      /:2: .*; hallway\.yaml:4: /,
    );
  });

  test('in quick time for aliases of aliases, and nesting without end', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ].join('\n');
    expect(faultsOf(bomb)).toMatch(/:1: cannot be read: .*alias/i);
    expect(faultsOf(`same: ${'['.repeat(20_000)}`)).toMatch(/hallway\.yaml:1: /);
  });
});

test('an empty file decides nothing', () => {
  for (const text of ['', '# nothing\n', 'same:\nset:\ncatalogue:\n']) {
    const { decisions, catalogue } = read(text);
    expect(decisions.same.length + decisions.sessions.length).toBe(0);
    expect(catalogue).toBe(BASE);
  }
});

test('catalogue entries find family and owner in the shipped catalogue, and outrank it', () => {
  const { catalogue } = read(
    'catalogue:\n  projects:\n    - { name: Nomad Pack, kind: software, family: Nomad, owner: acme rockets }\n    - { name: Nomad, kind: service }\n',
  );
  expect(catalogue.projects).toMatchObject([
    { id: 'nomad', kind: 'service' },
    { id: 'nomad-pack', family: 'nomad', owner: 'acme' },
  ]);
});

test('the words of a decision are its own, wherever they stand', () => {
  const { decisions } = read(
    'same:\n  - person:\n      - Jane Doe\n      - J. Doe # so she says\n\n# more\nset: [{ note: a.md, conference: X }]\n',
  );
  expect(decisions.same[0]?.evidence).toMatchObject({ startLine: 2, endLine: 4, quote: 'person: - Jane Doe - J. Doe' });
  expect(decisions.notes[0]?.conference?.evidence).toMatchObject({
    startLine: 7,
    startColumn: 21,
    quote: 'conference: X',
  });
});

describe('the block of a note', () => {
  const yaml = (text: string) => readNoteDecisions({ language: 'yaml', text, firstLine: 2 }, 'a.md');

  test('has the same sections, and a short form', () => {
    const { decisions } = yaml('title: A\nhallway:\n  conference: FOSDEM 2016\n  ignore:\n    - person: Code Red\n');
    expect(decisions?.notes[0]?.conference).toMatchObject({
      value: 'FOSDEM 2016',
      evidence: { startLine: 4, quote: 'conference: FOSDEM 2016' },
    });
    expect(decisions?.notes[0]?.conference?.evidence.file).toBeUndefined();
    expect(decisions?.ignored[0]?.names).toEqual(['Code Red']);
  });

  test.each([
    ['the catalogue', 'hallway:\n  catalogue: {}\n', /catalogue.*move it to hallway\.yaml/, 3],
    ['what is of all notes', 'hallway:\n  same:\n    - series: [A, B]\n', /series.*move it to hallway\.yaml/, 4],
    ['a note', 'hallway:\n  ignore:\n    - { person: A, notes: b.md }\n', /notes.*leave it out/, 4],
    ['an unknown field', 'hallway:\n  confrence: A\n', /did you mean "conference"/, 3],
    ['no map', 'hallway: FOSDEM\n', /expected object/, 2],
  ])('refuses %s, in the line of the note', (_, text, reason, line) => {
    const [fault] = yaml(text).faults ?? [];
    expect(fault).toMatchObject({ path: 'a.md', line });
    expect(fault?.reason).toMatch(reason);
  });

  test('may be TOML', () => {
    const text = 'title = "A"\n\n[hallway]\nconference = "FOSDEM 2016"\n[[hallway.ignore]]\nperson = "Code Red"\n';
    const { decisions } = readNoteDecisions({ language: 'toml', text, firstLine: 2 }, 'a.md');
    expect(decisions?.notes[0]?.conference?.evidence).toMatchObject({
      startLine: 5,
      quote: 'conference = "FOSDEM 2016"',
    });
    expect(decisions?.ignored[0]?.evidence).toMatchObject({ startLine: 7 });
    const wrong = readNoteDecisions({ language: 'toml', text: '[hallway]\nconfrence = "A"\n', firstLine: 2 }, 'a.md');
    expect(wrong.faults).toMatchObject([{ line: 3 }]);
  });

  test('is nothing in front matter that cannot be read, or is of something else', () => {
    expect(yaml('hallway: [\n')).toEqual({});
    expect(yaml('title: My hallway\n')).toEqual({});
  });
});
