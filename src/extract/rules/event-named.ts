import { nameKey } from '../../model/name-key.ts';
import { editionAround, fullYear } from '../events/edition.ts';
import { AROUND_NAME, ATTEND } from '../events/event-words.ts';
import type { Findings } from '../findings.ts';
import { isOrdinary } from '../names/vocabulary.ts';
import { type BlockReading, linkAt, type Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { matches } from '../text/matches.ts';

const NOUN =
  '(?:Conference|Conf|Summit|Camp|BarCamp|Days?|Fest|Festival|World|Expo|Meet-?[Uu]p|Congress|Symposium|Forum|Week|Unconference|Hackathon|Convention|Con|Miniconf|Jam|Gathering|Users? Group|UG|JUG|LUG|Roadshow|Retreat|Webinar|Colloquium|Dojo)';
const CAPITALISED = "(?:\\p{Lu}[\\p{L}\\p{N}&'’+./-]*|\\{code\\}|[a-z]+\\.js|of|the|for|and|on|in)";
/** "Open Source Storage Summit", "React Vienna September Meetup", "DevOps Days Amsterdam". */
const WITH_NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}\\p{N}&'’+./-]*|[a-z]+\\.js)\\s+(?:${CAPITALISED}\\s+){0,5}?${NOUN}(?:\\s+${NOUN})*(?![\\p{L}])(?:\\s+(?:US|EU|UK|USA|Europe|Asia|Africa|India|(?:North|South|Latin) America|America|East|West|North|South|Central|Edition|(?<=[Uu]p\\s|UG\\s)\\p{Lu}\\p{Ll}+|\\p{Lu}\\p{Ll}+(?=\\s+(?:(?:19|20)\\d{2}|['’]\\d{2})(?!\\d))))?`,
  'gu',
);
/** "RailsConf", "devopsdays", "DjangoCon", "BarCamp": one word that ends like an event. */
const ONE_WORD =
  /(?<![\p{L}\p{N}/.@-])(?:[\p{Lu}][\p{L}\p{N}.]*(?:[Cc]onf|C[Oo][Nn]|con|[Cc]amp|[Ff]est|[Dd]ays|[Ss]ummit|[Dd]evroom)|[a-z]+(?:[Cc]onf|[Dd]ays))(?![\p{L}])(?:\s+(?:US|EU|UK|USA|Europe|Asia|Africa|India|North America|[A-Z]{2})\b)?/gu;
/** "the 2023 Widget conference", "at the Acme developer summit": the same with the noun in small letters, which may also be a description. */
const WITH_SMALL_NOUN =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{N}&'’+./-]*\s+){1,4}(?:(?:user|users|developers?|annual|tech|community|security|data)\s+)?(?:conference|summit|meet-?up|unconference|hackathon|symposium|user group)(?!\p{L})/gu;
/** "CloudGen 2021", "EMC World '16": capitalised words right before a year. */
const WITH_YEAR = /(?<![\p{L}\p{N}])((?:[\p{Lu}][\p{L}\p{N}&'’+./-]*\s+){1,5})(?:(?:19|20)\d{2}|['’]\d{2})(?![\d-])/gu;

type Look = 'noun' | 'small' | 'word' | 'year';

/** The looks of a name, in the order in which they are tried, each with what none of its matches does without. */
const LOOKS: readonly { readonly look: Look; readonly pattern: RegExp; readonly hint: RegExp }[] = [
  {
    look: 'noun',
    pattern: WITH_NOUN,
    hint: /Con|Summit|Camp|Day|Fest|World|Expo|Meet|Symposium|Forum|Week|Unconf|Hackathon|Minic|Jam|Gathering|User|UG|Roadshow|Retreat|Webinar|Colloq|Dojo/,
  },
  { look: 'small', pattern: WITH_SMALL_NOUN, hint: /conference|summit|meet-?up|hackathon|symposium|user group/ },
  {
    look: 'word',
    pattern: ONE_WORD,
    hint: /(?:[Cc]onf|C[Oo][Nn]|con|[Cc]amp|[Ff]est|[Dd]ays|[Ss]ummit|[Dd]evroom)(?![A-Za-z])/,
  },
  { look: 'year', pattern: WITH_YEAR, hint: /\s(?:(?:19|20)\d|['’]\d)/ },
];

/**
 * # event-named
 *
 * Finds events that the catalogue does not know by the look of their names: a capitalised phrase that ends in a word such as Summit, Camp or
 * Meetup, one word that ends in "Conf", "Con" or "days", or capitalised words before a year, in a title, after "at" or as a link.
 *
 * ## Finds
 * ```md
 * I was speaking at the Open Widget Summit in Berlin.
 * ```
 * ```expect
 * conference: Open Widget Summit
 * ```
 * ```md
 * - **Writing Parsers** at [GizmoGen 2021](https://gizmogen.example.org/)
 * ```
 * ```expect
 * conference: GizmoGen 2021
 * ```
 *
 * ## Leaves alone
 * ```md
 * We met on the first day of the week.
 * ```
 * ```md
 * The Windows Server 2008 machine ran out of memory.
 * ```
 */
export const eventNamed: Rule = {
  id: 'event-named',
  run(reading, findings) {
    for (const block of [...reading.front, ...reading.blocks]) {
      if (block.block.kind === 'code') continue;
      for (const { pattern, hint, look } of LOOKS) {
        if (!hint.test(block.block.text)) continue;
        for (const match of matches(block.block.text, pattern))
          claim(reading, findings, block, match.index, (match[1] ?? match[0]).trimEnd(), look);
      }
    }
  },
};

/** "This Agile Conference", "a Developer Summit": a description. "According to the World Economic Forum": an authority. */
const DESCRIBED = /\b(?:this|that|an?|any|every|each|such|another|no|other|some|according to(?: the)?)\s+$/iu;

/** Words for an event that stand in many other phrases too ("an Unpredictable World"). */
const WEAK_NOUN = /\s(?:World|Days?|Week|Expo|Jam|Gathering|Retreat|Fest|Festival|Forum|Con|Dojo)$/u;

/** "Austin Convention Center" is a house. */
const VENUE = /^\s+(?:Cent(?:er|re)|Hall|Hotel|Building|Room|House)\b/u;

const NO_NAME = 'ends like the name of an event, but is made of ordinary words or of the name of a product';
const NOT_PLACED =
  'looks like the name of an event, but stands in no title, behind no "at", "to", "from" and in no link, and has no year';

/** So many blocks may pass before the note says where it was. */
const EARLY = 8;

function claim(
  reading: Reading,
  findings: Findings,
  reader: BlockReading,
  index: number,
  words: string,
  look: Look,
): void {
  const { block } = reader;
  const cut = withoutSurroundings(words);
  const start = index + cut.skipped;
  const base = cut.name;
  const end = start + base.length;
  if (base.length < 3) return;
  const spot = { start, end };
  if (!plausible(reading, base, look)) {
    refuse(findings, 'event-named', block, spot, NO_NAME);
    return;
  }
  if ((look === 'noun' || look === 'small') && DESCRIBED.test(block.text.slice(Math.max(0, start - 24), start))) {
    refuse(
      findings,
      'event-named',
      block,
      spot,
      'words such as "this", "a" or "according to" before it make it a description',
    );
    return;
  }
  if (isEmployer(reader, start)) {
    refuse(findings, 'event-named', block, spot, 'the employer of the person before it');
    return;
  }
  if (VENUE.test(block.text.slice(end))) {
    refuse(findings, 'event-named', block, spot, 'the name of a building');
    return;
  }
  const inside = findings.events.filter((e) => e.spot.block === block && e.spot.start < end && start < e.spot.end);
  // "Container Days Meetup Hamburg" is not Container Days.
  const longer =
    look === 'noun' && /\bMeet-?[Uu]p\b/u.test(base) && inside.every((e) => start <= e.spot.start && e.spot.end < end);
  if (inside.length > 0 && !longer) return;
  for (const event of inside) {
    findings.events.splice(findings.events.indexOf(event), 1);
    refuse(findings, 'event-named', block, event.spot, 'part of the longer name of a meetup');
  }
  const edition = editionAround(block.text, start, end, undefined);
  const sentence = reader.sentences.find((s) => s.start <= start && start < s.end);
  const before = block.text.slice(sentence?.start ?? 0, start);
  const link = linkAt(block, start);
  const titular = block.kind === 'heading' && block.depth <= 2;
  const placed = /\b(?:at|to|for|from|during|of)\s+(?:the\s+)?(?:\S+\s+)?$/iu.test(before);
  const attended = ATTEND.test(block.text.slice(sentence?.start ?? 0, sentence?.end));
  if (look === 'year' && !(titular && block.index <= 0) && !(placed && (link !== undefined || attended))) {
    refuse(findings, 'event-named', block, spot, 'words before a year, but nothing says that somebody was there');
    return;
  }
  if (look === 'small' && !titular && !(placed && attended && block.index < EARLY)) {
    refuse(findings, 'event-named', block, spot, NOT_PLACED);
    return;
  }
  const dated = look === 'noun' && block.index >= 0 && block.index <= 1 && /\b(?:19|20)\d{2}\b/u.test(block.text);
  if (look === 'noun' && !dated && !titular && !placed && link === undefined && edition.year === undefined) {
    refuse(findings, 'event-named', block, spot, NOT_PLACED);
    return;
  }
  // "X was held", "X happened": the sentence is about the event.
  const told =
    /^[^.!?]{0,30}?\s(?:was|is|had|has|featured|offered|hosted|started|began|kicked off|has been|happened|took place|will (?:be|take place)|brought|gathered|returned)\b/iu.test(
      block.text.slice(end + edition.after),
    );
  const weight =
    block.kind === 'heading'
      ? block.depth === 1
        ? 2.5
        : 1
      : (attended && (placed || told)) || dated
        ? 2
        : placed || told || link !== undefined || dated
          ? 1
          : 0.3;
  const nameEnd = end + edition.after;
  findings.events.push({
    rule: 'event-named',
    confidence: look === 'year' ? 0.7 : 0.75,
    spot: { block, start, end: nameEnd },
    name: block.text
      .slice(start, nameEnd)
      .replace(/\s+/g, ' ')
      .replace(/[\s,:(]+$/u, ''),
    base: base.replace(/\s+/g, ' '),
    weight,
    ...(edition.year === undefined ? yearInside(base) : { year: edition.year }),
    ...(link?.url?.startsWith('http') === true ? { url: link.url } : {}),
  });
}

/** True within brackets behind a person: "Jane Doe (CTO @ DevCon)". */
function isEmployer(reader: BlockReading, start: number): boolean {
  const { text } = reader.block;
  const open = text.lastIndexOf('(', start);
  if (open < 0 || text.slice(open, start).includes(')')) return false;
  return reader.people.some((p) => p.end <= open && text.slice(p.end, open).trim() === '');
}

/** The phrase without the words before the name ("Looking Back at the …", "Notes from …"). */
function withoutSurroundings(words: string): { name: string; skipped: number } {
  const parts = matches(words, /\S+\s*/gu);
  let from = 0;
  for (const [i, part] of parts.entries()) {
    const word = part[0].trim().toLowerCase();
    const last = i === parts.length - 1;
    // A connecting word ends everything before it: "Getting Ready for X".
    if (
      !last &&
      /^(?:at|from|for|to|about|in|on|of|the|with|and|my|our|attending|is)$/u.test(word) &&
      parts.slice(from, i).every((p) => AROUND_NAME.has(p[0].trim().toLowerCase()))
    )
      from = i + 1;
    else if (i === from && !last && (AROUND_NAME.has(word) || /[:,]$/u.test(word))) from = i + 1;
  }
  const skipped = parts.slice(0, from).reduce((sum, p) => sum + p[0].length, 0);
  return { name: words.slice(skipped).trimEnd(), skipped };
}

const NO_EVENT =
  /^(?:Silicon|Icon|Beacon|Bacon|Falcon|Lexicon|Patreon|Con|Conf|Camp|Days?|Second Day|First Day|Next Day|Last Day|Weekdays|Holidays|Nowadays|Birthdays|Sundays|Mondays|Fridays|World|Summit|Expo|Week|Forum|Meetup|Conference|User Group|Boot ?[Cc]amp|Hello World|Oktoberfest|Real World|Open Space|Bandcamp|Basecamp|OCon|New World|Third World|Web Forum|Discussion Forum)$/u;

const NO_DAYS =
  /^(?:yester|to|holi|week|work|birth|sun|mon|tues|wednes|thurs|fri|satur|now|every|some|game|pay|school|hey)days$/iu;

function plausible(reading: Reading, base: string, look: Look): boolean {
  if (NO_EVENT.test(base) || NO_DAYS.test(base) || base.length > 70) return false;
  const keys = nameKey(base).split(' ');
  if (look === 'word') return !isOrdinary(keys[0] ?? '') && !/^(?:beacon|falcon|icon|silicon)s?$/u.test(keys[0] ?? '');
  if (look !== 'year' && /\b(?:the|a|for|of|on|in)\s+\S+$/iu.test(base)) return false;
  if (look === 'small' && keys.slice(0, -1).every((k) => AROUND_NAME.has(k) || isOrdinary(k))) return false;
  if (look === 'noun' || look === 'small') {
    const own = keys.slice(0, -1);
    if (WEAK_NOUN.test(` ${base}`) && own.every((k) => isOrdinary(k) || AROUND_NAME.has(k))) return false;
    return keys.length > 1 && !own.every((k) => AROUND_NAME.has(k));
  }
  // Versions of products look like events ("Windows Server 2008").
  const known = reading.gazetteer.byName(base);
  const stem = reading.gazetteer.byName(keys.slice(0, 2).join(' ')).concat(reading.gazetteer.byName(keys[0] ?? ''));
  return (
    !known.some((k) => k.type === 'project') &&
    !stem.some((k) => k.type === 'project' && !k.entry.ambiguous) &&
    !keys.every((k) => AROUND_NAME.has(k) || isOrdinary(k))
  );
}

/** "devopsdays16": a short year at the end of the word. */
function yearInside(base: string): { year?: number } {
  const digits = /\p{L}(\d{2})$/u.exec(base)?.[1];
  const year = /\p{L}((?:19|20)\d{2})$/u.exec(base)?.[1];
  return year !== undefined ? { year: Number(year) } : digits !== undefined ? { year: fullYear(Number(digits)) } : {};
}
