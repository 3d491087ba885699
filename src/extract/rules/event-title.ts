import type { EventClaim } from '../findings.ts';
import { isOrdinary } from '../names/vocabulary.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';

/** Words of a note about an event that somebody was at; one alone may stand in any post. */
const TOLD = [
  /\b(?:talks?|presentations?)\b/iu,
  /\bsessions?\b/iu,
  /\bspeakers?\b/iu,
  /\bkeynotes?\b/iu,
  /\b(?:conference|summit|un-?conference)s?\b/iu,
  /\bmeet-?ups?\b/iu,
  /\b(?:attendees|audience|attended|attending|participants)\b/iu,
  /\b(?:lightning|workshop|panel|agenda|slides)\b/iu,
];
const ENOUGH_WORDS = 3;
/** So many of them do without a year in the title. */
const MANY_WORDS = 5;
/** What a title says of the kind of note, or adds to an event's name. */
const AROUND =
  /^(?:(?:my|our|the|a|notes|report|recap|review|impressions|highlights|summary|takeaways|thoughts|experience|trip report|write-?up|minutes|photos|slides)\s+(?:at|on|of|from|to|for|about|with)\s+(?:the\s+)?|(?:back|live) from\s+(?:the\s+)?|at\s+(?:the\s+)?)/iu;
const BEHIND =
  /\s*(?:[:–—|]|\s-\s|\s\(|,|\b(?:trip report|report|recap|review|notes|minutes|write-?up|wrap-?up|roundup|impressions|highlights|summary|takeaways|experience|day (?:\d|one|two|three|four)|part (?:\d|one|two|three)|in review|retrospective|announcement|announced|slides|videos|agenda|schedule)\b).*$/iu;
/** "Workshop on Digital Musicology" */
const EVENT_LEAD =
  /^(?:(?:\p{Lu}[\p{L}\p{N}-]*|first|second|third|\d+(?:st|nd|rd|th)|international|annual)\s+){0,3}(?:workshop|symposium|conference|meet-?up|hackathon|colloquium|seminar|summit|user group)\s+(?:on|in|for|of)\s+\p{L}/iu;
const EVENT_NOUN =
  /\b(?:meet-?up|meet|meeting|conference|summit|symposium|workshop|hackathon|dojo|user group|gathering|un-?conference|days?|night)$/iu;

/**
 * # event-title
 *
 * In a note that names no event any other rule knows, but tells of talks, speakers and an audience: the event that its title names, as the part
 * before "report", "recap", "minutes" and the like, or as a phrase that ends in "meetup", "meeting", "conference".
 *
 * ## Finds
 * ```md
 * # March Widget Meet Minutes
 *
 * The audience heard two talks. The speaker of the first was late, so the agenda changed.
 * ```
 * ```expect
 * conference: March Widget Meet
 * ```
 * ```md
 * # Wobbly Frontiers 2016 trip report
 *
 * The keynote was fun, most speakers were good and the talks are online.
 * ```
 * ```expect
 * conference: Wobbly Frontiers 2016
 * ```
 *
 * ## Leaves alone
 * ```md
 * # Widget Performance Report
 *
 * The new engine is twice as fast, as a talk last year said it would be.
 * ```
 * ```md
 * # How to prepare a talk
 *
 * Know your audience. Speakers who read their slides lose their audience.
 * ```
 */
export const eventTitle: Rule = {
  id: 'event-title',
  run(reading, findings) {
    if (findings.events.some((e) => e.weight >= 1)) return;
    const title = reading.front[0] ?? reading.blocks.find((b) => b.block.kind === 'heading');
    const claim = title === undefined ? undefined : claimOf(title);
    if (claim === undefined || wordsTold(reading) < claim.least) return;
    findings.events.push(claim.event);
  },
};

/** How many of the words that tell of an event the note has. */
function wordsTold(reading: Reading): number {
  return TOLD.filter((word) => reading.blocks.some((b) => word.test(b.block.text))).length;
}

/** The event of a title, and how many telling words the note must have for it to be one. */
function claimOf({ block }: BlockReading): { readonly event: EventClaim; readonly least: number } | undefined {
  const { text } = block;
  const start = AROUND.exec(text)?.[0].length ?? 0;
  const name = text.slice(start).replace(BEHIND, '').trim();
  const words = name.split(/\s+/);
  const reported = start > 0 || start + name.length < text.trimEnd().length;
  const own = words.some((word) => /^\p{Lu}/u.test(word) && !isOrdinary(word.toLowerCase()));
  // Without a noun for an event, the words must be a name and the rest of the title say that this is a report on it.
  if (words.length > 7 || name.length < 4 || /^(?:how|why|what|when|who)\b/iu.test(name)) return undefined;
  const noun = (EVENT_NOUN.test(name) && words.length > 1) || EVENT_LEAD.test(name);
  if (!noun && !(reported && own)) return undefined;
  const event: EventClaim = {
    rule: 'event-title',
    confidence: 0.6,
    spot: { block, start, end: start + name.length },
    name,
    base: name.replace(/[\s,]+(?:19|20)\d{2}$/u, ''),
    weight: 1.5,
    ...yearIn(name),
  };
  return { event, least: noun || event.year !== undefined ? ENOUGH_WORDS : MANY_WORDS };
}

function yearIn(name: string): Pick<EventClaim, 'year'> {
  const year = /\b((?:19|20)\d{2})\b/u.exec(name)?.[1];
  return year === undefined ? {} : { year: Number(year) };
}
