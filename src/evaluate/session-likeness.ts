import { entityOf, matchKey, sameEntity } from './entity.ts';
import type { LabelledSession } from './labels.ts';

/** From here on two titles are the same, wherever they stand. */
const SAME_TITLE = 0.75;
/** From here on they are if they stand in the same place. */
const LIKE_TITLE = 0.4;
/** What a title counts whose words are all in the other: people shorten titles. */
const SHORTENED = 0.85;
/** Lines that two tellings of one session may be apart. */
const NEAR = 2;

/**
 * How alike a labelled and a found session are: 0 if they are two, else more the surer it is, for choosing among several.
 * The title decides; failing that a like title or a common speaker in the same place; failing that a common link.
 */
export function sessionLikeness(labelled: LabelledSession, found: LabelledSession): number {
  const titles = [labelled.title, ...labelled.aliases].map((title) => titleLikeness(title, found.title));
  const title = Math.max(...titles);
  if (title >= SAME_TITLE) return 1 + title;
  if (isNear(labelled, found) && (title >= LIKE_TITLE || haveCommonSpeaker(labelled, found))) return 0.5 + title;
  return haveSameLink(labelled, found) ? 0.9 : 0;
}

/** F1 of the titles' words, or more if one holds all of the other. */
function titleLikeness(a: string, b: string): number {
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  if (wordsOfA.size === 0 || wordsOfB.size === 0) return 0;
  const common = [...wordsOfA].filter((word) => wordsOfB.has(word)).length;
  const fewer = Math.min(wordsOfA.size, wordsOfB.size);
  const shortened = fewer >= 2 && common === fewer ? SHORTENED : 0;
  return Math.max((2 * common) / (wordsOfA.size + wordsOfB.size), shortened);
}

function wordsOf(title: string): Set<string> {
  return new Set(matchKey(title).split(' ').filter(Boolean));
}

function isNear(a: LabelledSession, b: LabelledSession): boolean {
  return a.line !== undefined && b.line !== undefined && Math.abs(a.line - b.line) <= NEAR;
}

function haveCommonSpeaker(a: LabelledSession, b: LabelledSession): boolean {
  const speakers = b.speakers.map((name) => entityOf(name));
  return a.speakers.some((name) => speakers.some((other) => sameEntity(entityOf(name), other)));
}

function haveSameLink(a: LabelledSession, b: LabelledSession): boolean {
  return Boolean(a.url && b.url) && a.url?.replace(/\/$/, '') === b.url?.replace(/\/$/, '');
}
