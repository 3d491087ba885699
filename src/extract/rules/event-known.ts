import type { Catalogue, CatalogueSeries } from '../../model/catalogue.ts';
import { nameKey } from '../../model/name-key.ts';
import { editionAround } from '../events/edition.ts';
import { ATTEND } from '../events/event-words.ts';
import type { Findings } from '../findings.ts';
import { isEveryday } from '../names/vocabulary.ts';
import { type BlockReading, linkAt, type Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import type { Hit } from '../text/gazetteer.ts';
import { matches } from '../text/matches.ts';

/**
 * # event-known
 *
 * Finds the names of event series that the catalogue knows, with the year or edition beside them.
 *
 * ## When it matters
 * Most notes name the event in the title, the first heading or the first sentence. A name that is also an ordinary word
 * (Velocity, Current, Build) counts only with a year or edition beside it, or a link to the event.
 *
 * ## Finds
 * ```md
 * I spent the weekend at FOSDEM 2016 in Brussels.
 * ```
 * ```expect
 * conference: FOSDEM 2016
 * ```
 * ```md
 * I have attended SCaLE x14 this year.
 * ```
 * ```expect
 * conference: SCaLE 14x
 * ```
 *
 * ## Leaves alone
 * ```md
 * We want to build velocity in the current team.
 * ```
 * ```md
 * Scale your cluster to 14 nodes.
 * ```
 */
export const eventKnown: Rule = {
  id: 'event-known',
  run(reading, findings) {
    const doubtful: { block: BlockReading; hit: Hit; series: CatalogueSeries; reason: string }[] = [];
    for (const block of [...reading.front, ...reading.blocks]) {
      if (block.block.kind === 'code') continue;
      for (const hit of block.hits) {
        const known = hit.known.find((k) => k.type === 'series');
        if (known?.type !== 'series') continue;
        const reason = claim(reading, findings, block, hit, known.entry, false);
        if (reason !== undefined) doubtful.push({ block, hit, series: known.entry, reason });
      }
    }
    for (const block of [...reading.front, ...reading.blocks]) {
      if (block.block.kind !== 'code') numbered(reading, findings, block);
    }
    // Where the note has named the series beyond doubt, its bare name means it too.
    for (const { block, hit, series, reason } of doubtful) {
      const meant = !series.ambiguous && findings.events.some((e) => e.series?.id === series.id && e.weight >= 1);
      const refused = meant ? claim(reading, findings, block, hit, series, true) : reason;
      if (refused !== undefined) refuse(findings, 'event-known', block.block, hit, refused);
    }
  },
};

/** From this block on a bare name is rather an event that the note refers to. */
const LATE = 8;

const SMALL_LETTERS = "an event's name in small letters, without year, edition or link";
const ANOTHER_THING =
  'also an ordinary word or the name of something else: without a year, an edition or a link to the event it is not taken for one';
const TOO_SHORT = 'a short name without a year, an edition or a link to the event';

/** Claims an event, or says why not, in plain words. */
function claim(
  reading: Reading,
  findings: Findings,
  reader: BlockReading,
  hit: Hit,
  series: CatalogueSeries,
  named: boolean,
): string | undefined {
  const { block } = reader;
  const edition = editionAround(block.text, hit.start, hit.end, series);
  const precise = edition.year !== undefined || edition.edition !== undefined;
  const link = linkAt(block, hit.start);
  const linked = link?.url !== undefined && reading.gazetteer.byLink(link.url)?.entry.id === series.id;
  const acronym = /^\p{Lu}[\p{L}\d]*\p{Lu}|^\p{Lu}.*\s/u.test(hit.text);
  if (!/\p{Lu}/u.test(hit.text) && !linked && !/[._]/.test(hit.text) && !precise) return SMALL_LETTERS;
  const doubtful =
    series.ambiguous ||
    (!hit.text.includes(' ') && isEveryday(nameKey(hit.text))) ||
    hit.known.some((k) => k.type === 'project' || k.type === 'organization');
  if (doubtful && !/\p{Lu}/u.test(hit.text)) return SMALL_LETTERS;
  if (doubtful && !precise && !linked && !(named && /\p{Lu}/u.test(hit.text))) return ANOTHER_THING;
  if (!doubtful && !precise && !linked && !acronym && hit.text.length < 5) return TOO_SHORT;
  const sentence = reader.sentences.find((s) => s.start <= hit.start && hit.start < s.end);
  const words = sentence === undefined ? '' : block.text.slice(sentence.start, sentence.end);
  const placed = /\b(?:at|to|from|for|of|after|during|in)\s+(?:the\s+|this year['’]s\s+)?$/iu.test(
    block.text.slice(0, hit.start),
  );
  const weight =
    block.kind === 'heading'
      ? block.depth === 1
        ? 3
        : 1.5
      : ATTEND.test(words) && (precise || (placed && block.index < LATE))
        ? 2
        : precise && placed
          ? 1.5
          : linked || precise || placed || (block.index <= 1 && !doubtful)
            ? 1
            : 0.5;
  const end = hit.end + edition.after;
  findings.events.push({
    rule: 'event-known',
    confidence: precise || linked ? 0.95 : 0.85,
    spot: { block, start: hit.start, end },
    name: block.text
      .slice(hit.start, end)
      .replace(/\s+/g, ' ')
      .replace(/[\s,:(]+$/u, ''),
    base: hit.text.replace(/\s+/g, ' '),
    series,
    weight,
    ...(edition.year === undefined ? {} : { year: edition.year }),
    ...(edition.edition === undefined ? {} : { edition: edition.edition }),
    ...(linked && link?.url !== undefined ? { url: link.url } : {}),
  });
  return undefined;
}

/** Editions whose number is part of the name: "36C3", "LISA16", "DebConf15". */
function numbered(reading: Reading, findings: Findings, reader: BlockReading): void {
  const { block } = reader;
  if (!/\d/.test(block.text)) return;
  for (const { series, pattern } of numberedSeries(reading.gazetteer.catalogue)) {
    for (const match of matches(block.text, pattern)) {
      const end = match.index + match[0].length;
      if (findings.events.some((e) => e.spot.block === block && e.spot.start < end && match.index < e.spot.end))
        continue;
      findings.events.push({
        rule: 'event-known',
        confidence: 0.95,
        spot: { block, start: match.index, end },
        name: match[0],
        base: series.name,
        series,
        weight: block.kind === 'heading' ? (block.depth === 1 ? 3 : 1.5) : 1.5,
        edition: String(Number(match[1])),
      });
    }
  }
}

interface NumberedSeries {
  readonly series: CatalogueSeries;
  readonly pattern: RegExp;
}

const patterns = new WeakMap<Catalogue, readonly NumberedSeries[]>();

/** The series whose editions are one word with their number, and what that word looks like; made once for each catalogue. */
function numberedSeries(catalogue: Catalogue): readonly NumberedSeries[] {
  const ready = patterns.get(catalogue);
  if (ready !== undefined) return ready;
  const made = catalogue.series.flatMap((series) => {
    const format = series.numbered?.format;
    if (format === undefined || / \{n\}/.test(format)) return [];
    const [before = '', behind = ''] = format.replace(/[^{}\p{L}\p{N}]/gu, '').split('{n}');
    return [
      { series, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${before}(\\d{1,3})${behind}(?![\\p{L}\\p{N}])`, 'giu') },
    ];
  });
  patterns.set(catalogue, made);
  return made;
}
