import { expect, test } from 'vitest';
import { coverageOf, labelDocument } from '../../src/cli/label-document.ts';
import { SAMPLE } from './sample-facts.ts';

test('names stand for keys, null for what the note does not say', () => {
  expect(labelDocument(SAMPLE)).toMatchObject({
    note: 'evening.md',
    author: 'Ada',
    date: '2017-02-03',
    conferences: [
      { name: 'ConfigCamp 2017', start: '2017-02-03', end: '2017-02-04', url: null },
      { name: 'OtherConf', mentioned: true, year: null },
    ],
    sessions: [
      {
        title: 'Meetup evening',
        conference: 'ConfigCamp 2017',
        contains: ['Cooking with Chef', 'Strings attached'],
        line: 3,
      },
      {
        title: 'Cooking with Chef',
        part_of: 'Meetup evening',
        speakers: ['Zoë Ørsted'],
        projects: ['Chef'],
        url: null,
      },
      { title: 'Strings attached', part_of: 'Meetup evening', speakers: ['Bo Li'], projects: ['Puppet'] },
    ],
    organizations: ['Acme'],
  });
});

test('every fact has its evidence, ties too', () => {
  const text = JSON.stringify(labelDocument(SAMPLE));
  for (const quote of ['Zoë Ørsted showed Chef', 'showed Chef', 'Zoë Ørsted of Acme', 'OtherConf', 'Ansible']) {
    expect(text).toContain(`"quote":"${quote}"`);
  }
});

test('every piece of evidence names its rule and how sure it is, in every list', () => {
  const link = { url: 'https://example.org/', evidence: SAMPLE.people[0]?.evidence ?? [] };
  const label = labelDocument({ ...SAMPLE, links: [link] });
  const found: unknown[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('evidence' in value) found.push(value.evidence);
    for (const part of Object.values(value)) collect(part);
  };
  for (const list of ['conferences', 'sessions', 'people', 'projects', 'organization_evidence', 'links', 'coverage']) {
    const before = found.length;
    collect(label[list]);
    expect(found.length).toBeGreaterThan(before);
  }
  for (const evidence of found) {
    const piece = {
      rule: 'sample',
      confidence: expect.any(Number),
      quote: expect.any(String),
      startLine: expect.any(Number),
    };
    expect(evidence).toEqual(expect.arrayContaining([expect.objectContaining(piece)]));
  }
});

test('coverage comes only from sessions that hold no others', () => {
  expect(coverageOf(SAMPLE).map(({ speaker, project }) => `${speaker}: ${project}`)).toEqual([
    'Zoë Ørsted: Chef',
    'Bo Li: Puppet',
  ]);
  const [evening, ...talks] = SAMPLE.sessions;
  const everybody = talks.flatMap((talk) => talk.speakers);
  const everything = talks.flatMap((talk) => talk.projects);
  const sessions = evening === undefined ? [] : [{ ...evening, speakers: everybody, projects: everything }, ...talks];
  expect(coverageOf({ ...SAMPLE, sessions })).toHaveLength(2);
});

test('a pair told in two sessions is one, with the evidence of both', () => {
  const talk = SAMPLE.sessions[1];
  const again = talk === undefined ? [] : [talk, { ...talk, key: 's9' }];
  const pairs = coverageOf({ ...SAMPLE, sessions: again });
  expect(pairs).toHaveLength(1);
  expect(pairs[0]?.evidence).toHaveLength(4);
});

test('ties to keys that the facts do not hold are left out', () => {
  expect(labelDocument({ ...SAMPLE, people: [] })).toMatchObject({
    coverage: [],
    sessions: [{}, { speakers: [] }, { speakers: [] }],
  });
});
