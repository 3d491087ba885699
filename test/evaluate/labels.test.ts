import { describe, expect, test } from 'vitest';
import { HallwayError } from '../../src/errors.ts';
import { parseLabels, readLabels } from '../../src/evaluate/labels.ts';

test('what a file leaves out or sets to null is empty, and fields of no interest are let be', () => {
  const labels = parseLabels(
    '\uFEFF{ "note": "a.md", "shapes": ["list"], "sessions": [{ "title": "T", "url": null, "unsure": null }], "projects": null, "people": ["Ada"] }',
    'a.json',
  );
  expect(labels).toMatchObject({
    conferences: [],
    sessions: [{ title: 'T', url: undefined, speakers: [], unsure: { projects: [] } }],
    people: [{ name: 'Ada', aliases: [] }],
    projects: [],
    coverage: undefined,
  });
});

describe('a wrong file is refused with file and field', () => {
  test.each([
    ['no JSON', '{ "sessions": [', /^Label file "2016\/a\.json" is no JSON \(.+\), correct it/],
    ['no object', '[]', /"2016\/a\.json" has none of the fields "conferences", "sessions"/],
    ['text', '"x"', /"2016\/a\.json" is wrong, correct all of it: expected object, found string$/],
    ['another file', '{ "name": "package" }', /has none of the fields/],
    [
      'a session without title',
      '{ "sessions": [{ "title": "T" }, {}] }',
      /correct sessions\[1\]\.title: expected string, found nothing$/,
    ],
    [
      'a name that is none',
      '{ "sessions": [{ "title": "T", "speakers": ["Ada", 3] }] }',
      /sessions\[0\]\.speakers\[1\]: expected string, found number$/,
    ],
    ['a line that is none', '{ "sessions": [{ "title": "T", "line": "12" }] }', /sessions\[0\]\.line: expected/],
    [
      'half a pair',
      '{ "people": [], "coverage": [["Ada"]] }',
      /coverage\[0\]\.project: expected string, found nothing$/,
    ],
    [
      'doubts of the wrong shape',
      '{ "sessions": [], "unsure": { "projects": "Git" } }',
      /unsure\.projects: expected array, found string$/,
    ],
    ['many faults', JSON.stringify({ projects: Array(9).fill({}) }), /projects\[4\]\.name: [^;]+; and 4 more$/],
  ])('%s', (_, source, message) => {
    const refused = () => parseLabels(source, '2016/a.json');
    expect(refused).toThrow(HallwayError);
    expect(refused).toThrow(expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringMatching(message) }));
  });
});

test('what extraction prints is read too, though it knows no doubts', () => {
  expect(
    readLabels({ sessions: [], coverage: [{ speaker: 'Ada', project: 'Chef', evidence: [] }] }, 'found').coverage,
  ).toEqual([{ speaker: 'Ada', project: 'Chef' }]);
});
