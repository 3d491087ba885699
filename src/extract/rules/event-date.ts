import { datesIn } from '../events/dates.ts';
import { ATTEND } from '../events/event-words.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';

/**
 * # event-date
 *
 * Finds the days on which an event was: "Jan 21-24", "January 21st to 24th, 2016", "21–24 January 2016", "2016-09-19". A date without year takes
 * the year of the event, or of the note.
 *
 * ## Finds
 * ```md
 * WidgetConf 2016 happened in Lyon on Jan 21-24.
 * ```
 * ```expect
 * conference: WidgetConf 2016 | 2016-01-21..2016-01-24
 * ```
 * ```md
 * WidgetConf was held from May 30th to June 2nd, 2016.
 * ```
 * ```expect
 * conference: WidgetConf 2016 | 2016-05-30..2016-06-02
 * ```
 *
 * ## Leaves alone
 * ```md
 * I went to WidgetConf 2016. Version 3 was released on March 4, 2011.
 * ```
 * ```md
 * I went to WidgetConf 2016. Chapter 3 of 12 was best.
 * ```
 */
export const eventDate: Rule = {
  id: 'event-date',
  run(reading, findings) {
    const noteYear = Number(reading.info.date?.slice(0, 4) ?? 0) || undefined;
    const years = new Set(findings.events.flatMap((e) => (e.weight >= 1 ? (e.year ?? []) : [])));
    const year = years.size === 1 ? [...years][0] : noteYear;
    for (const reader of reading.blocks.slice(0, 40)) {
      const { block } = reader;
      if (block.kind === 'code' || block.kind === 'caption') continue;
      for (const date of datesIn(block.text, year)) {
        const sentence = reader.sentences.find((s) => s.start <= date.at.start && date.at.start < s.end);
        const words = block.text.slice(sentence?.start ?? 0, sentence?.end);
        const named = findings.events.some(
          (e) =>
            e.spot.block === block &&
            sentence !== undefined &&
            e.spot.start >= sentence.start &&
            e.spot.end <= sentence.end,
        );
        const alone = block.text.trim().length - (date.at.end - date.at.start) < 40;
        const weight =
          (named ? 2 : 0) +
          (ATTEND.test(words) || /\bconference|meetup|event\b/iu.test(words) ? 1 : 0) +
          (alone && block.index < 4 ? 2 : 0) +
          (date.end > date.start ? 0.5 : 0);
        if (weight < 2) {
          refuse(findings, 'event-date', block, date.at, "a date whose sentence does not say that it is the event's");
          continue;
        }
        findings.dates.push({
          rule: 'event-date',
          confidence: Math.min(0.95, 0.6 + weight / 10),
          spot: { block, ...date.at },
          start: date.start,
          end: date.end,
          weight,
        });
      }
    }
  },
};
