import { nameKey } from '../../model/name-key.ts';
import { ATTEND } from '../events/event-words.ts';
import { isPlace } from '../names/vocabulary.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { matches } from '../text/matches.ts';

const WORDS = "\\p{Lu}[\\p{L}'’.-]+(?:\\s+(?:de|la|le|on|upon|am|an der)?\\s*\\p{Lu}[\\p{L}'’.-]+){0,2}";
const IN_PLACE = new RegExp(
  `\\b(?:in|at|to)\\s+(?:(?:sunny|beautiful|lovely|rainy|cold|downtown|the city of)\\s+)*(${WORDS})(,\\s+(?:\\p{Lu}{2}\\b|\\p{Lu}[\\p{L}]+(?:\\s\\p{Lu}[\\p{L}]+)?))?`,
  'gu',
);

/**
 * # event-place
 *
 * Finds where an event was: "in Pasadena, CA", "in Dublin", near the event's name or beside words of attending.
 *
 * ## Finds
 * ```md
 * I went to WidgetConf 2016 in Lyon, France.
 * ```
 * ```expect
 * conference: WidgetConf 2016 | Lyon, France
 * ```
 * ```md
 * This year WidgetConf 2016 was held in Dublin.
 * ```
 * ```expect
 * conference: WidgetConf 2016 | Dublin
 * ```
 *
 * ## Leaves alone
 * ```md
 * I went to WidgetConf 2016. It was all written in Haskell.
 * ```
 * ```md
 * I went to WidgetConf 2016 in May.
 * ```
 */
export const eventPlace: Rule = {
  id: 'event-place',
  run(reading, findings) {
    for (const reader of reading.blocks.slice(0, 40)) {
      const { block } = reader;
      if (block.kind === 'code' || block.kind === 'caption') continue;
      for (const match of matches(block.text, IN_PLACE)) {
        const city = match[1] ?? '';
        const known = nameKey(city).split(' ').some(isPlace);
        const region = match[2] !== undefined;
        if (!known && !region) continue;
        if (!known && reading.gazetteer.byName(city).length > 0) continue;
        const sentence = reader.sentences.find((s) => s.start <= match.index && match.index < s.end);
        const words = block.text.slice(sentence?.start ?? 0, sentence?.end);
        const near = findings.events.some(
          (e) =>
            e.spot.block === block &&
            sentence !== undefined &&
            e.spot.start >= sentence.start &&
            e.spot.end <= sentence.end,
        );
        const weight =
          (near ? 2 : 0) +
          (known ? 1 : 0) +
          (region ? 1 : 0) +
          (ATTEND.test(words) || /\bconference\b/iu.test(words) ? 1 : 0) +
          (block.index < 3 ? 0.5 : 0);
        const start = match.index + match[0].indexOf(city);
        const end = match.index + match[0].length;
        if (weight < 2) {
          refuse(
            findings,
            'event-place',
            block,
            { start, end },
            'a place whose sentence does not say that the event was there',
          );
          continue;
        }
        const name = block.text.slice(start, end).replace(/\s+/g, ' ').replace(/[.,]$/, '');
        findings.places.push({
          rule: 'event-place',
          confidence: Math.min(0.9, 0.4 + weight / 10),
          spot: { block, start, end },
          name,
          weight,
        });
      }
    }
  },
};
