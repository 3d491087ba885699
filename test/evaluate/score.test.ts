import { expect, test } from 'vitest';
import { scoresOf } from '../../src/evaluate/score.ts';
import { compare } from './compare.ts';

const projects = (...names: string[]) => ({ projects: names.map((name) => ({ name })) });

test('every fact has the same weight, however many its note has', () => {
  const { project } = scoresOf([
    compare(projects('A', 'B', 'C'), projects('A', 'B', 'C')),
    compare(projects('D'), projects('E', 'F')),
  ]);
  expect(project).toEqual({
    labelled: 4,
    found: 5,
    matched: 3,
    precision: 0.6,
    recall: 0.75,
    f1: expect.closeTo(2 / 3),
  });
});

test('nothing to find and nothing found is right; all else about nothing is wrong', () => {
  expect(scoresOf([compare({}, {})]).session).toMatchObject({ precision: 1, recall: 1, f1: 1 });
  expect(scoresOf([]).session).toMatchObject({ labelled: 0, f1: 1 });
  expect(scoresOf([compare(projects('A'), {})]).project).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  expect(scoresOf([compare({}, projects('A'))]).project).toMatchObject({ precision: 0, recall: 1, f1: 0 });
});
