import type { Block } from '../document/document.ts';
import type { SessionClaim } from '../findings.ts';
import type { NamedPerson } from '../names/people-list.ts';
import { readPeople } from '../names/people-list.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { hasEvent, isTaken } from '../slots/has-event.ts';
import { titleWords } from '../slots/list-line.ts';
import { isNoSlot } from '../slots/no-slot.ts';
import { trimmed } from '../slots/slot-line.ts';
import { isProfileLink, kindIn } from '../slots/slot-words.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';
import type { Range } from '../text/sentences.ts';

/**
 * # session-card
 *
 * Finds sessions that are filled in like a form: a line "Title: …" or "Talk: …" and near it, before or behind, a line "Speaker: …".
 *
 * ## Finds
 * ```md
 * # Widget Meetup Leipzig, March 2016
 *
 * **Talk 1:** Widgets at Scale
 *
 * **Speaker:** Jane Smith (Acme)
 *
 * They will be large.
 * ```
 * ```expect
 * session: Widgets at Scale | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * - Speaker: Jane Smith
 * - Topic: Small Widgets
 * - Time: 10:00
 *
 * And then:
 *
 * - Speaker: Robert Miller
 * - Topic: Widgets at Scale
 * ```
 * ```expect
 * session: Small Widgets | Jane Smith
 * session: Widgets at Scale | Robert Miller
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * Title: WidgetConf 2016
 *
 * Author: Jane Smith
 * ```
 * ```md
 * # Small Widgets
 *
 * Title: Small Widgets
 *
 * Presenter: Jane Smith
 * ```
 */
export const sessionCard: Rule = {
  id: 'session-card',
  run(reading, findings) {
    if (!hasEvent(findings)) return;
    const fields = reading.blocks.flatMap((reader) => (isTaken(findings, reader.block.index) ? [] : fieldsOf(reader)));
    const titles = fields.filter((f) => f.kind === 'title');
    const used = new Set<Field>();
    for (const title of titles) {
      const speaker = speakerOf(fields, title, used);
      const people = speaker === undefined ? [] : peopleOf(reading, speaker);
      const words = titleWords(title.block, title);
      if (speaker === undefined || people.length === 0 || isNoSlot(words)) {
        refuse(findings, 'session-card', title.block, title, 'no session: no line near it says who speaks');
        continue;
      }
      used.add(speaker);
      findings.sessions.push(sessionOf(reading, title, speaker, words, people));
    }
  },
};

/** What a line "Key: value" fills in. */
interface Field extends Range {
  readonly kind: 'title' | 'speaker';
  readonly block: Block;
  readonly key: string;
}

const KEY =
  /^[\s\p{P}\p{S}]*((?:(?:talk|session|presentation|keynote|workshop)s?\s*#?\d{0,2}\s*)?(?:title|topic|subject)|(?:first |second |third |main |opening |closing |lightning |next )*(?:talk|session|presentation|keynote|workshop|tutorial)(?:\s*(?:#|no\.?|number)?\s*\d{1,2})?|what|(?:(?:talk|session)\s+)?(?:speakers?|presenters?)(?:\s*(?:\(s\)|name|\d{1,2}))?|presented by|given by|who)\s*[*_]*\s*(?::|\s[–—-]\s)[*_]*\s*(?=\S)/iu;
const SPEAKER_KEY = /speaker|presenter|presented|given|who/iu;
/** A title is no longer than this, a line with speakers neither. */
const LONGEST = 220;
/** So many lines and blocks away a speaker may stand. */
const NEAR = 3;

function fieldsOf({ block }: BlockReading): readonly Field[] {
  if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'quote' && block.kind !== 'code') return [];
  const fields: Field[] = [];
  let start = 0;
  for (const line of block.text.slice(0, 4000).split('\n')) {
    const key = line.length > LONGEST + 40 ? null : KEY.exec(line);
    if (key?.[1] !== undefined && line.length - key[0].length <= LONGEST) {
      const range = trimmed(block.text, { start: start + key[0].length, end: start + line.length });
      const kind = SPEAKER_KEY.test(key[1]) ? 'speaker' : 'title';
      if (range.end > range.start) fields.push({ ...range, kind, block, key: key[1] });
    }
    start += line.length + 1;
  }
  return fields;
}

/** The speaker's line that belongs to a title, if it is near and not taken: the next field, or the one before it where the note's cards begin so. */
function speakerOf(fields: readonly Field[], title: Field, used: ReadonlySet<Field>): Field | undefined {
  const at = fields.indexOf(title);
  const sides = [fields[at + 1], fields[at - 1]];
  return (fields[0]?.kind === 'speaker' ? sides.reverse() : sides).find(
    (f) =>
      f !== undefined && f.kind === 'speaker' && !used.has(f) && Math.abs(f.block.index - title.block.index) <= NEAR,
  );
}

function peopleOf({ gazetteer }: Reading, { block, start, end }: Field): readonly NamedPerson[] {
  const linked = block.spans.some((s) => s.kind === 'link' && s.start === start && isProfileLink(s.url ?? ''));
  return readPeople(block.text.slice(0, end), start, gazetteer, linked ? -0.6 : -0.2)?.people ?? [];
}

function sessionOf(
  reading: Reading,
  title: Field,
  speaker: Field,
  words: string,
  people: readonly NamedPerson[],
): SessionClaim {
  const { block } = title;
  const link = block.spans.find((s) => s.kind === 'link' && s.start < title.end && title.start < s.end);
  const first = Math.min(block.index, speaker.block.index);
  return {
    rule: 'session-card',
    confidence: 0.9,
    spot: { block, start: title.start, end: title.end },
    title: words,
    titled: true,
    aliases: [],
    kind: kindIn(title.key) ?? 'talk',
    ...(link?.url === undefined ? {} : { url: link.url }),
    first,
    last: lastOf(reading, Math.max(block.index, speaker.block.index)),
    speakers: speakerClaims('speaker-byline', speaker.block, people, 0.93),
  };
}

/** The card with the words that follow it, up to the next card or heading. */
function lastOf(reading: Reading, from: number): number {
  let last = from + 1;
  for (const reader of reading.blocks.slice(from + 1, from + 12)) {
    if (reader.block.kind === 'heading' || fieldsOf(reader).length > 0) break;
    last = reader.block.index + 1;
  }
  return last;
}
