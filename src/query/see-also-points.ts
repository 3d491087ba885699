/**
 * What two notes can share, in points. A note's score is the sum of
 * - 900 points for a link from this note and 700 for one to it;
 * - 1500 for each session that both tell of, 900 for each project that sessions of both are about, 800 for each person who gave sessions of both;
 *   100, 150 and 100 for each project, person and organization that both name; 140 for each conference that both tell of and 50 for a series of
 *   which both tell of editions; 250 for each tag and 150 for each category; each less the more notes have it (`rarity`);
 * - 2500 times the product of the two weights of each telling word of both (`Note.terms`, whose weights make a vector of length 1), at most 250 a
 *   word, less the more notes have the word, and 60 off for what any two notes share by chance. Words of a shared thing's name, or of a shared
 *   tag, count for that thing or tag instead;
 * - 300 for each thing that stands in both titles, and 150 for each telling word that does, by rarity too;
 * - up to 40 for notes of about the same time, or 150 for newer or older ones if those are preferred. These do not help over the floor.
 */
export const SEE_ALSO_POINTS = {
  link: 900,
  linked: 700,
  session: 1500,
  covered: 900,
  project: 100,
  speaker: 800,
  person: 150,
  organization: 100,
  conference: 140,
  series: 50,
  subject: 300,
  tag: 250,
  category: 150,
  title: 150,
  text: 2500,
  word: 250,
  time: 40,
  preferred: 150,
} as const;

/**
 * Below this, nothing is shown: a reader would not see why. No single tag that three notes have, and no conference or project that is only named,
 * reaches it; a tag and a category that eight notes share just do, unless there is something much stronger to show.
 */
export const SEE_ALSO_FLOOR = { points: 200, share: 0.25, strong: 1000 } as const;
