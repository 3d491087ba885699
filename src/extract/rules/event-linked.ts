import { ATTEND } from '../events/event-words.ts';
import type { Findings } from '../findings.ts';
import { personScore } from '../names/person-name.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { isProfileLink } from '../slots/slot-words.ts';

const MEETUP =
  /^https?:\/\/(?:www\.)?(?:meetup\.com|lu\.ma|eventbrite\.[a-z.]+|lanyrd\.com|guild\.host|ti\.to|confs\.tech|joind\.in)\/./iu;
const SITE = /^https?:\/\/[^/?#]+(?:\/[^/?#]{0,24}){0,2}\/?$/iu;
const PLACED =
  /\b(?:at|to|for|from|of|the|during|after|attend(?:ed|ing)?|visit(?:ed|ing)?)\s+(?:the\s+|this year['’]s\s+)?["“]?$/iu;
const NOT_VISITED =
  'a link near the top, but neither to a meetup or ticket service nor behind words such as "I went to"';
const FIRST_BLOCKS = 6;
/** Whoever speaks at something speaks at an event, wherever the note says so. */
const SPEAKING =
  /\b(?:speak(?:ing)?|spoke|present(?:ing|ed)?|giv(?:e|ing) (?:a|my|the) \p{L}*\s?(?:talk|presentation|keynote|workshop|session)|gave (?:a|my) \p{L}*\s?(?:talk|presentation|keynote)|keynot(?:e|ing|ed)) (?:at|for)\s+(?:the\s+)?["“]?$/iu;
/** A page of a group on a meetup service, with the group's name in its address. */
const GROUP_PAGE =
  /^https?:\/\/(?:www\.)?meetup\.com\/(?:[a-z]{2}-[A-Z]{2}\/)?([A-Za-z][A-Za-z0-9-]{3,60})\/(?:events|members|photos)\b/u;

/**
 * # event-linked
 *
 * Finds events by a link of the first paragraphs: one to a page of a meetup or ticket service, or one behind "I went to", "I was at" that leads to a
 * site's front page; by a link behind "speaking at" anywhere; and, in a note that names no event, by the group whose meetup page it links to.
 *
 * ## Finds
 * ```md
 * A hundred people came to [Cloudy Lyon](https://www.meetup.com/Cloudy-Lyon/) last night.
 * ```
 * ```expect
 * conference: Cloudy Lyon
 * ```
 * ```md
 * I went to [Wobble 2.1](https://www.wobble.example.org/2.1/) last week.
 * ```
 * ```expect
 * conference: Wobble 2.1
 * ```
 * ```md
 * Minutes of an evening with two talks; all [photos of it](https://www.meetup.com/Widget-Makers/photos/1234/) are online.
 * ```
 * ```expect
 * conference: Widget Makers
 * ```
 *
 * ## Leaves alone
 * ```md
 * I went to [Jane Smith](https://janesmith.example.org/) for help.
 * ```
 * ```md
 * I use [PostgreSQL](https://www.postgresql.org/) at work.
 * ```
 */
export const eventLinked: Rule = {
  id: 'event-linked',
  run(reading, findings) {
    for (const reader of reading.blocks) {
      const { block } = reader;
      const late = block.index >= FIRST_BLOCKS;
      if (late && (block.spans.length === 0 || !/\b(?:speak|spoke|present|giv|gave|keynot)/iu.test(block.text)))
        continue;
      if (block.kind === 'code' || block.kind === 'row') continue;
      for (const span of block.spans) {
        if (span.kind !== 'link' || span.url === undefined || isProfileLink(span.url)) continue;
        const name = block.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
        if (!/^\p{Lu}[\p{L}\p{N}.&!'’ +#*/-]{2,60}$/u.test(name) || name.split(' ').length > 7) continue;
        if (findings.events.some((e) => e.spot.block === block && e.spot.start < span.end && span.start < e.spot.end))
          continue;
        if (reading.gazetteer.byName(name).length > 0 || personScore(name, reading.gazetteer) >= 0.3) continue;
        const sentence = reader.sentences.find((s) => s.start <= span.start && span.start < s.end);
        const words = block.text.slice(sentence?.start ?? 0, sentence?.end);
        const meetup = MEETUP.test(span.url);
        const lead = block.text.slice(sentence?.start ?? 0, span.start);
        const speaking = SPEAKING.test(lead);
        if (late && !speaking) continue;
        const placed = PLACED.test(lead);
        if (!meetup && !speaking && !(placed && SITE.test(span.url) && VISITED.test(words))) {
          refuse(findings, 'event-linked', block, span, NOT_VISITED);
          continue;
        }
        findings.events.push({
          rule: 'event-linked',
          confidence: meetup ? 0.8 : 0.65,
          spot: { block, start: span.start, end: span.end },
          name,
          base: name.replace(/[\s,]+(?:(?:19|20)\d{2}|['’]\d{2})$/u, ''),
          weight: meetup ? (ATTEND.test(words) || placed ? 2 : 1.5) : 1.5,
          url: span.url,
          ...yearIn(name),
        });
      }
    }
    groupPage(reading, findings);
  },
};

/** In a note that names no event: the group whose meetup page it links to. */
function groupPage(reading: Reading, findings: Findings): void {
  if (findings.events.some((e) => e.weight >= 1)) return;
  for (const { block } of reading.blocks) {
    for (const span of block.spans) {
      const slug = span.kind === 'link' ? GROUP_PAGE.exec(span.url ?? '')?.[1] : undefined;
      if (slug === undefined || span.url === undefined) continue;
      const name = slug.replace(/-+/g, ' ');
      findings.events.push({
        rule: 'event-linked',
        confidence: 0.65,
        spot: { block, start: span.start, end: span.end },
        name,
        base: name,
        weight: 1,
        url: `https://www.meetup.com/${slug}/`,
      });
      return;
    }
  }
}

/** Words of going somewhere: a narrower circle than those of attending. */
const VISITED =
  /\b(?:I|we|us|team)\b.{0,40}\b(?:went to|was at|were at|been (?:to|at)|attended|am going to|going to|returned from|back from|spoke at|speaking at|flew to|travel(?:l?ed)? to)\b/iu;

function yearIn(name: string): { year?: number } {
  const year = /(?:^|\s)((?:19|20)\d{2})$/u.exec(name)?.[1];
  return year === undefined ? {} : { year: Number(year) };
}
