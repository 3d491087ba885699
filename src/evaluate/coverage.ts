import { distinct, entityOf, sameEntity } from './entity.ts';
import type { Labels } from './labels.ts';
import { entitiesOf, type Pair, type Telling, type ToldSession } from './telling.ts';

/** Whether two pairs are the same speaker and the same project. */
export function samePair(a: Pair, b: Pair): boolean {
  return sameEntity(a.speaker, b.speaker) && sameEntity(a.project, b.project);
}

/**
 * Who covered what, each pair once: as it is told outright, else everybody with everything of each session that holds no others (an
 * evening with two talks must not make each speaker cover the other's subject).
 */
export function coverageOf(telling: Telling, sessions: readonly ToldSession[] = telling.sessions): Pair[] {
  const single = sessions.filter(({ session }) => session.contains.length === 0);
  const pairs = telling.coverage ?? single.flatMap(({ speakers, projects }) => everyPair(speakers, projects));
  return distinct(pairs, samePair);
}

/** Pairs that count neither way, since the labels are unsure of the speaker or of the project; but not those they call wrong outright. */
export function unsureCoverage(labels: Labels, telling: Telling): Pair[] {
  const projects = entitiesOf(labels.unsure.projects);
  const speakers = entitiesOf(labels.unsure.speakers);
  const wrong = labels.wrongCoverage.map((pair) => ({
    speaker: entityOf(pair.speaker),
    project: entityOf(pair.project),
  }));
  return telling.sessions
    .flatMap(({ session: { unsure }, speakers: given }) => [
      ...everyPair(given, [...projects, ...entitiesOf(unsure.projects)]),
      ...everyPair([...speakers, ...entitiesOf(unsure.speakers)], telling.projects),
    ])
    .filter((pair) => !wrong.some((other) => samePair(pair, other)));
}

function everyPair(speakers: Telling['projects'], projects: Telling['projects']): Pair[] {
  return speakers.flatMap((speaker) => projects.map((project) => ({ speaker, project })));
}
