import { describe, expect, it } from 'vitest';
import { plainForm } from '../../src/extract/telling-terms.ts';
import { extractNote } from './extract-note.ts';

const terms = (markdown: string) => extractNote(markdown).facts.note.terms ?? [];
const words = (markdown: string) => terms(markdown).map(({ word }) => word);

describe('the terms of a note', () => {
  it('are its telling words, those of the title and of names first', () => {
    const told = words(
      '# Scaling Juju charms\n\nThe charms were written on a Monday, and people liked them very much.\n',
    );
    expect(told[0]).toBe('juju');
    expect(told).toContain('charm');
    for (const empty of ['the', 'monday', 'people', 'were', 'and']) expect(told).not.toContain(empty);
  });

  it('keep names with signs and digits whole, and leave out numbers, handles and code', () => {
    const told = words('Node.js, C++ and k8s beside 2,000 users, 14x and @somebody.\n\n```\nsecretword\n```\n');
    expect(told).toEqual(expect.arrayContaining(['node.js', 'c++', 'k8s']));
    for (const empty of ['2', '000', '14x', '@somebody', 'somebody', 'secretword']) expect(told).not.toContain(empty);
  });

  it('are at most sixty, as a vector of length 1000, and the same every time', () => {
    const long = Array.from(
      { length: 300 },
      (_, index) => `wörd${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(index / 10) % 10]}`,
    ).join(' ');
    const found = terms(long);
    expect(found).toHaveLength(60);
    expect(Math.sqrt(found.reduce((sum, { weight }) => sum + weight ** 2, 0))).toBeCloseTo(1000, -1);
    expect(terms(long)).toEqual(found);
    expect(terms('')).toEqual([]);
  });

  it.each([
    ['clusters', 'cluster'],
    ['clustering', 'cluster'],
    ['scaling', 'scale'],
    ['policies', 'policy'],
    ['planning', 'plan'],
    ['kubernetes', 'kubernetes'],
    ['redis', 'redis'],
    ['string', 'string'],
    ['speed', 'speed'],
    ['class', 'class'],
  ])('have %s as %s', (word, plain) => expect(plainForm(word)).toBe(plain));
});
