import type { Findings } from '../findings.ts';
import type { BlockReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { slotsInSentence } from '../slots/slot-in-sentence.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import { openingSpeakers, subjectSpeakers } from '../slots/subject-speaker.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # speaker-sentence
 *
 * Finds who gave a session that has a heading or an item of its own, in the first sentences about it: "Jane Smith gave a talk about …",
 * "Jane Smith from Acme presented …", "The speaker was Jane Smith", "This talk by Jane Smith …".
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Small Widgets
 *
 * [Jane Smith](https://twitter.com/jane) from Acme presented a hilarious talk in which she broke widgets.
 * ```
 * ```expect
 * session: Small Widgets | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Small Widgets
 *
 * The speaker was Jane Smith.
 * ```
 * ```expect
 * session: Small Widgets | Jane Smith
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Small Widgets
 *
 * I sat beside Jane Smith, who liked it.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Small Widgets
 *
 * The keynote quoted a book by Jane Smith.
 * ```
 */
export const speakerSentence: Rule = {
  id: 'speaker-sentence',
  run(reading, findings) {
    const holders = new Set(findings.sessions.flatMap((s) => s.partOf ?? []));
    for (const session of findings.sessions) {
      if (session.speakers.length > 0 || session.within !== undefined || holders.has(session)) continue;
      let left = SENTENCES;
      for (const reader of reading.blocks.slice(session.first, session.last)) {
        if (session.speakers.length > 0 || left <= 0) break;
        if (!readable(reader) || (reader.block.index === session.spot.block.index && reader.block.kind === 'heading'))
          continue;
        const opening =
          left === SENTENCES && reader.block.kind !== 'caption' && reader.block.index > session.first
            ? openingSpeakers(reading, reader)
            : [];
        session.speakers.push(...speakerClaims('speaker-sentence', reader.block, opening, 0.75));
        for (const sentence of session.speakers.length > 0 ? [] : reader.sentences) {
          if (left-- <= 0) break;
          const subjects = subjectSpeakers(reading, reader, sentence);
          const people =
            subjects.length > 0
              ? subjects
              : (slotsInSentence({ reading, reader, block: reader.block, sentence, events: [] }).find(
                  (s) => s.people.length > 0,
                )?.people ?? []);
          if (people.length === 0) {
            if (findings.refused !== undefined) refusePeople(findings, reader, sentence, session.title);
            continue;
          }
          session.speakers.push(...speakerClaims('speaker-sentence', reader.block, people, 0.8));
          break;
        }
      }
    }
  },
};

const SENTENCES = 5;
const COMPANY_KEPT = /\b(?:thanks?|thank you|grateful|kudos|met|chatted|sat|beside|lunch|dinner)\b/iu;

function refusePeople(findings: Findings, { block, people }: BlockReading, sentence: Range, title: string): void {
  const thanked = COMPANY_KEPT.test(block.text.slice(sentence.start, sentence.end));
  const why = thanked ? 'thanked or met' : 'named, but the sentence does not say that they gave it';
  for (const person of people)
    if (person.start >= sentence.start && person.end <= sentence.end)
      refuse(findings, 'speaker-sentence', block, person, `no speaker of "${title}": ${why}`);
}

function readable(reader: BlockReading): boolean {
  return reader.block.kind === 'paragraph' || reader.block.kind === 'item' || reader.block.kind === 'caption';
}
