import { entityOf, haveCommon, matchKey, sameEntity } from './entity.ts';
import type { LabelledConference } from './labels.ts';

const YEAR = /\b(?:19|20)\d\d\b/;
const YEARS = new RegExp(YEAR, 'g');

/**
 * Whether two names mean one edition of an event: some name is the same, or some name is the same apart from the year and the years, as
 * far as they are told, agree. So "FOSDEM" is "FOSDEM 2016", and "FOSDEM 2017" is not.
 */
export function sameConference(a: LabelledConference, b: LabelledConference): boolean {
  if (sameEntity(entityOf(a.name, a.aliases), entityOf(b.name, b.aliases))) return true;
  const [yearOfA, yearOfB] = [yearOf(a), yearOf(b)];
  if (yearOfA !== undefined && yearOfB !== undefined && yearOfA !== yearOfB) return false;
  return haveCommon(namesWithoutYear(a), namesWithoutYear(b));
}

function yearOf({ year, name, start }: LabelledConference): number | undefined {
  if (year !== undefined) return year;
  const [found] = YEAR.exec(`${name} ${start ?? ''}`) ?? [];
  return found === undefined ? undefined : Number(found);
}

function namesWithoutYear({ name, aliases, series }: LabelledConference): Set<string> {
  const names = [name, ...aliases, ...(series === undefined ? [] : [series])];
  const bare = names.map((one) => matchKey(one).replace(YEARS, '').replace(/\s+/g, ' ').trim());
  return new Set(bare.filter((one) => one !== ''));
}
