import { describe, expect, it } from 'vitest';
import type { ConferenceFact } from '../../src/model/facts.ts';
import { indexCatalogue } from '../../src/resolve/catalogue-index.ts';
import { conferenceIdentity } from '../../src/resolve/conference-identity.ts';
import { catalogueOf, SERIES } from './catalogues.ts';
import { conference, noteInfo } from './facts.ts';

const { series } = indexCatalogue(catalogueOf({ series: SERIES }));
const identify = (name: string, rest: Partial<ConferenceFact> = {}, date = '2016-02-02') =>
  conferenceIdentity(conference(name, rest), noteInfo({ date }), series);

describe('an edition has one id however it is written', () => {
  it.each([
    ['SCaLE x14', {}],
    ['SCaLE 14x', {}],
    ['SCaLE', { edition: '14x' }],
    ['SCaLE 2016', {}],
    ['Southern California Linux Expo 2016', {}],
    ['SCaLE', { startDate: '2016-01-21' }],
    ['SCaLE', {}],
    ['the SCaLE', { year: 2016 }],
  ])('%s %o is SCaLE 14x', (name, rest) => {
    expect(identify(name, rest)).toMatchObject({
      id: 'scale-14x',
      name: 'SCaLE 14x',
      year: 2016,
      series: { id: 'scale' },
    });
  });

  it.each([
    ['36C3', 'conference', { id: '36c3', name: '36C3', year: 2019 }],
    ['DEF CON 25', 'conference', { id: 'def-con-25', year: 2017 }],
    ['DEFCON 2017', 'conference', { id: 'def-con-25', year: 2017 }],
    ['FOSDEM 2016', 'conference', { id: 'fosdem-2016', name: 'FOSDEM 2016', series: { id: 'fosdem' } }],
    ["FOSDEM '16", 'conference', { id: 'fosdem-2016', name: 'FOSDEM 2016' }],
    ['SREcon17 Europe', 'uncatalogued', { id: 'srecon-europe-2017', name: 'SREcon Europe 2017', year: 2017 }],
    ['SREcon Europe 2017', 'uncatalogued', { id: 'srecon-europe-2017', year: 2017 }],
  ])('%s (%s)', (name, _, expected) => {
    const year = name.includes('SREcon') ? { year: 2017 } : {};
    expect(identify(name, year, '2020-01-01')).toMatchObject(expected);
  });

  it('knows the years that a series left out', () => {
    expect(identify('SCaLE 20x', {}, '2016-01-01')).toMatchObject({ id: 'scale-20x', year: 2023 });
    expect(identify('SCaLE 2023')).toMatchObject({ id: 'scale-20x' });
    expect(identify('SCaLE 2021')).toMatchObject({ id: 'scale-2021', year: 2021 });
  });
});

describe('two editions have two ids', () => {
  it.each([
    ['FOSDEM 2016', 'FOSDEM 2017'],
    ['SCaLE 14x', 'SCaLE 15x'],
    ['JSConf US 2013', 'JSConf EU 2013'],
    ['Velocity New York 2016', 'Velocity 2016'],
    ['36C3', '35C3'],
  ])('%s is not %s', (one, other) => expect(identify(one).id).not.toBe(identify(other).id));
});

describe('an event without year and edition', () => {
  it('is of the year of the note', () => expect(identify('FOSDEM').id).toBe('fosdem-2016'));
  it('is of no year if it is only mentioned', () => {
    expect(identify('FOSDEM', { mentioned: true })).toMatchObject({ id: 'fosdem', name: 'FOSDEM' });
  });
  it('is of no year in a note without date', () => {
    expect(conferenceIdentity(conference('FrobConf'), { ...noteInfo(), date: '' }, series).id).toBe('frobconf');
  });
});

describe('an evening of a meetup', () => {
  it('goes by its date', () => {
    expect(identify('ReactVienna', { startDate: '2016-09-07' }).id).toBe('reactvienna-2016-09-07');
    expect(identify('Frob Meetup', { startDate: '2016-09-07' }).id).toBe('frob-meetup-2016-09-07');
  });
  it('goes by its number without a date, and by the date of the note without both', () => {
    expect(identify('ReactVienna #12').id).toBe('reactvienna-12');
    expect(identify('ReactVienna').id).toBe('reactvienna-2016-02-02');
  });
});

it('offers the forms by which people look an edition up', () => {
  expect(identify('SCaLE x14').aliases).toEqual(['SCaLE 2016', 'Southern California Linux Expo 2016']);
});
