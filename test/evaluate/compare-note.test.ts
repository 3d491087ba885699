import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACT_KINDS } from '../../src/evaluate/score.ts';
import { amiss, compare, tally } from './compare.ts';

const projects = (...names: string[]) => ({ projects: names.map((name) => ({ name })) });
const sessions = (...list: object[]) => ({ sessions: list });
const talk = (title: string, more: object = {}) => ({ title, ...more });

describe('names', () => {
  test.each([
    ['case, accents and punctuation', 'Jérôme’s Tool-Box', 'jerome tool box'],
    ['a plural', 'unikernels', 'Unikernel'],
    ['"js" behind it', 'Vue.js', 'Vue'],
    ['"lang" behind it', 'Go lang', 'Go'],
    ['"the" before it', 'The Update Framework', 'Update Framework'],
    ['blanks within it', 'Post CSS', 'PostCSS'],
  ])('are the same apart from %s', (_, labelled, found) => {
    expect(tally(projects(labelled), projects(found), 'project')).toBe('1/1/1');
  });

  test.each([
    ['Java', 'JavaScript'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['React', 'Preact'],
    ['Nomad', 'Nomad Pack'],
  ])('%s is not %s', (labelled, found) => {
    expect(tally(projects(labelled), projects(found), 'project')).toBe('1/1/0');
  });

  test('may be known by an alias of either side', () => {
    const kubernetes = { projects: [{ name: 'Kubernetes', aliases: ['k8s'] }] };
    expect(tally(kubernetes, projects('K8s'), 'project')).toBe('1/1/1');
    expect(tally(projects('K8s'), kubernetes, 'project')).toBe('1/1/1');
  });

  test('of other writing systems and hostile ones are names like any other', () => {
    const names = ['数据库', '__proto__', 'constructor', '🚀 Ракета'];
    expect(tally(projects(...names), projects(...names.toReversed()), 'project')).toBe('4/4/4');
  });

  test('match one to one', () => {
    expect(tally(projects('Docker'), projects('Docker', 'docker'), 'project')).toBe('1/2/1');
  });
});

describe('people', () => {
  const told = (speaker: string, people: object[] = []) => ({
    ...sessions(talk('A talk', { speakers: [speaker] })),
    people,
  });

  test('a lone first name is somebody only by an alias', () => {
    expect(tally(told('Jane Smith'), told('Jane'), 'speaker')).toBe('1/1/0');
    const known = told('Jane Smith', [{ name: 'Jane Smith', aliases: ['Jane'] }]);
    expect(tally(known, told('Jane'), 'speaker')).toBe('1/1/1');
    expect(tally(known, told('Jane'), 'presented')).toBe('1/1/1');
  });

  test('who speaks twice is one speaker who presented two sessions', () => {
    const twice = sessions(
      talk('On widgets', { speakers: ['Jane Smith'] }),
      talk('Off topic', { speakers: ['Jane Smith'] }),
    );
    expect(tally(twice, twice, 'speaker')).toBe('1/1/1');
    expect(tally(twice, twice, 'presented')).toBe('2/2/2');
  });

  test('a speaker whose session the note does not tell counts neither way', () => {
    const labels = { people: [{ name: 'Jane Smith', session_unknown: true }] };
    expect(tally(labels, told('Jane Smith'), 'speaker')).toBe('0/0/0');
  });
});

describe('conferences', () => {
  const events = (...conferences: object[]) => ({ conferences });

  test.each([
    ['the year is left out', { name: 'FOSDEM 2016' }, { name: 'FOSDEM' }, '1/1/1'],
    ['only the series is told', { name: 'SCaLE 14x', series: 'SCaLE' }, { name: 'SCaLE 2016' }, '1/1/1'],
    ['the years differ', { name: 'FOSDEM 2016' }, { name: 'FOSDEM 2017' }, '1/1/0'],
    [
      'the very name is the same, whatever the years',
      { name: 'FOSDEM', start: '2016-01-30' },
      { name: 'FOSDEM', year: 2017, aliases: [] },
      '1/1/1',
    ],
    ['they are two', { name: 'JSConf US 2013' }, { name: 'JSConf EU 2013' }, '1/1/0'],
  ])('%s', (_, labelled, found, expected) => {
    expect(tally(events(labelled), events(found), 'conference')).toBe(expected);
  });

  test('one that is only mentioned need not be found, and may be', () => {
    const labels = events({ name: 'FOSDEM 2016' }, { name: 'PyCon', mentioned: true });
    expect(tally(labels, events({ name: 'FOSDEM 2016' }), 'conference')).toBe('1/1/1');
    expect(tally(labels, events({ name: 'FOSDEM 2016' }, { name: 'PyCon' }), 'conference')).toBe('1/1/1');
  });
});

describe('sessions', () => {
  test.each([
    ['most words of the title', talk('The State of Small Widgets'), talk('State of small widgets today'), '1/1/1'],
    ['a shortened title', talk('Widgets: how we learned to love them at scale'), talk('Widgets at scale'), '1/1/1'],
    ['an alias', talk('Widgets', { aliases: ['Jane on gadgets'] }), talk('Jane on gadgets'), '1/1/1'],
    [
      'a like title in the same place',
      talk('Small widget magic', { line: 10 }),
      talk('Small widget tricks and more', { line: 12 }),
      '1/1/1',
    ],
    [
      'a like title elsewhere',
      talk('Small widget magic', { line: 10 }),
      talk('Small widget tricks and more', { line: 13 }),
      '1/1/0',
    ],
    [
      'a common speaker in the same place',
      talk('Keynote', { line: 4, speakers: ['Jane Smith'] }),
      talk('Opening words', { line: 5, speakers: ['Jane Smith'] }),
      '1/1/1',
    ],
    [
      'the same link',
      talk('Keynote', { url: 'https://example.org/k/' }),
      talk('Opening', { url: 'https://example.org/k' }),
      '1/1/1',
    ],
    ['nothing in common', talk('Keynote', { line: 4 }), talk('Opening', { line: 4 }), '1/1/0'],
  ])('%s', (_, labelled, found, expected) => {
    expect(tally(sessions(labelled), sessions(found), 'session')).toBe(expected);
  });

  test('the likest pair is matched first', () => {
    const labels = sessions(talk('Widgets at scale'), talk('Widgets at large scale'));
    const found = sessions(talk('Widgets at large scale', { speakers: ['A'] }), talk('Widgets at scale'));
    expect(tally(labels, found, 'session')).toBe('2/2/2');
    expect(amiss(labels, found)).toContain('presented extra A in "Widgets at large scale"');
  });

  test('ties of a session that the labels do not have are faults, even if the labels have the same elsewhere', () => {
    const labels = sessions(talk('Widgets', { speakers: ['Jane Smith'], projects: ['Docker'] }));
    const found = sessions(talk('Lunch break', { speakers: ['Jane Smith'], projects: ['Docker'] }));
    expect(tally(labels, found, 'speaker')).toBe('1/1/1');
    expect(tally(labels, found, 'presented')).toBe('1/1/0');
    expect(tally(labels, found, 'about')).toBe('1/1/0');
    expect(tally(labels, found, 'covered')).toBe('1/1/1');
  });
});

describe('what labels are unsure of counts neither way', () => {
  test('a project', () => {
    const labels = { ...projects('Docker'), unsure: { projects: ['Git'] } };
    expect(tally(labels, projects('Docker', 'Git'), 'project')).toBe('1/1/1');
    expect(tally(labels, projects('Docker'), 'project')).toBe('1/1/1');
  });

  test('a session, with all that hangs on it', () => {
    const labels = { ...sessions(talk('Widgets')), unsure: { sessions: ['Dinner', { title: 'Raffle' }] } };
    const found = sessions(
      talk('Widgets'),
      talk('Dinner', { speakers: ['Jane Smith'], projects: ['Docker'] }),
      talk('Raffle'),
    );
    expect(amiss(labels, found)).toEqual([]);
    expect(tally(labels, found, 'session')).toBe('1/1/1');
  });

  test('what one session is about: there, not elsewhere', () => {
    const one = talk('Small widgets', { speakers: ['Jane Smith'] });
    const two = talk('Large gadgets', { speakers: ['Jane Smith'] });
    const labels = sessions({ ...one, unsure: { projects: ['Git'] } }, two);
    expect(amiss(labels, sessions({ ...one, projects: ['Git'] }, two))).toEqual([]);
    expect(amiss(labels, sessions(one, { ...two, projects: ['Git'] }))).toEqual(['about extra Git in "Large gadgets"']);
  });

  test('who gave one', () => {
    const labels = {
      ...sessions(talk('Widgets', { projects: ['Docker'], unsure: { speakers: ['Bo Li'] } })),
      ...projects('Docker'),
    };
    const found = {
      ...sessions(talk('Widgets', { projects: ['Docker'], speakers: ['Bo Li'] })),
      ...projects('Docker'),
    };
    expect(amiss(labels, found)).toEqual([]);
  });

  test('but not a pair that the labels call wrong outright', () => {
    const given = talk('Widgets', { speakers: ['Jane Smith'], unsure: { projects: ['Git'] } });
    const labels = { ...sessions(given), speaker_projects_wrong: [['Jane Smith', 'Git']] };
    const found = sessions(talk('Widgets', { speakers: ['Jane Smith'], projects: ['Git'] }));
    expect(amiss(labels, found)).toEqual(['covered extra Jane Smith covered Git']);
  });
});

describe('coverage', () => {
  const evening = talk('Meetup evening', {
    speakers: ['Ada', 'Bo'],
    projects: ['Chef', 'Puppet'],
    contains: ['Cooking', 'Strings'],
  });
  const cooking = talk('Cooking', { speakers: ['Ada'], projects: ['Chef'] });
  const strings = talk('Strings', { speakers: ['Bo'], projects: ['Puppet'] });

  test('does not come from a session that holds others, nor do its ties count', () => {
    const labels = sessions(evening, cooking, strings);
    expect(tally(labels, labels, 'covered')).toBe('2/2/2');
    expect(tally(labels, labels, 'presented')).toBe('2/2/2');
    const flat = sessions({ ...evening, contains: [] }, cooking, strings);
    expect(tally(labels, flat, 'presented')).toBe('2/2/2');
    expect(tally(labels, flat, 'covered')).toBe('2/4/2');
  });

  test('is taken as told if it is told outright, by either side', () => {
    const labels = { ...sessions(cooking), coverage: [{ speaker: 'Ada', project: 'Ruby' }] };
    expect(amiss(labels, sessions(cooking))).toEqual([
      'covered missed Ada covered Ruby',
      'covered extra Ada covered Chef',
    ]);
    expect(amiss(labels, { ...sessions(cooking), coverage: [['Ada', 'Ruby']] })).toEqual([]);
  });

  test('counts a pair once, however many sessions say it', () => {
    const labels = sessions(cooking, talk('More of it', { speakers: ['Ada'], projects: ['Chef'] }));
    expect(tally(labels, labels, 'covered')).toBe('1/1/1');
  });
});

const name = fc.oneof(
  fc.constantFrom('Docker', '__proto__', 'Vue.js', 'C++', '🚀'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const anyNote = fc.record({
  conferences: fc.array(fc.record({ name, mentioned: fc.boolean() }), { maxLength: 3 }),
  sessions: fc.array(
    fc.record({
      title: name,
      line: fc.nat(40),
      speakers: fc.array(name, { maxLength: 3 }),
      projects: fc.array(name, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
  people: fc.array(fc.record({ name, aliases: fc.array(name, { maxLength: 2 }) }), { maxLength: 3 }),
  projects: fc.array(fc.record({ name, aliases: fc.array(name, { maxLength: 2 }) }), { maxLength: 3 }),
});

test('no more is matched than there is on either side, whatever the names', () => {
  fc.assert(
    fc.property(anyNote, anyNote, (labels, found) => {
      const comparison = compare(labels, found);
      for (const kind of FACT_KINDS) {
        const { labelled, found: all, matched, missed, extra } = comparison[kind];
        expect(matched + missed.length).toBe(labelled);
        expect(matched + extra.length).toBe(all);
      }
    }),
  );
});
