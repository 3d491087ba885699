import { readPeople } from '../names/people-list.ts';
import { unlikelyPeople } from '../names/unlikely-people.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { isProfileLink } from '../slots/slot-words.ts';

/**
 * # person-named
 *
 * Finds people whom the note names without saying that they gave a session: thanked, quoted, met, pictured; and texts of links to profiles.
 *
 * ## Finds
 * ```md
 * Thanks to Jane Smith for driving.
 * ```
 * ```expect
 * person: Jane Smith
 * ```
 * ```md
 * I met [Okko Virtala](https://twitter.com/okko).
 * ```
 * ```expect
 * person: Okko Virtala
 * ```
 *
 * ## Leaves alone
 * ```md
 * Cluster Schedulers and Open Source in Las Vegas.
 * ```
 * ```md
 * Getting Started With Visual Studio Code.
 * ```
 */
export const personNamed: Rule = {
  id: 'person-named',
  run(reading, findings) {
    for (const reader of reading.blocks) {
      const { block } = reader;
      if (block.kind === 'code') continue;
      const taken = findings.events.filter((e) => e.spot.block === block);
      for (const person of reader.people) {
        if (taken.some((e) => e.spot.start < person.end && person.start < e.spot.end)) {
          refuse(findings, 'person-named', block, person, 'part of the name of an event');
          continue;
        }
        const link = block.spans.find(
          (s) =>
            s.kind === 'link' &&
            s.start <= person.start &&
            person.end <= s.end &&
            s.end - s.start <= person.end - person.start + 12,
        );
        const profile = link?.url !== undefined && isProfileLink(link.url) ? link.url : undefined;
        findings.people.push({
          rule: 'person-named',
          confidence: Math.min(0.9, person.score),
          spot: { block, start: person.start, end: person.end },
          name: person.name,
          ...(profile === undefined ? {} : { profile }),
        });
      }
      for (const span of block.spans) {
        if (span.kind !== 'link' || span.url === undefined || !isProfileLink(span.url)) continue;
        const words = block.text.slice(span.start, span.end);
        const list = readPeople(words, 0, reading.gazetteer, 0.15);
        const person = list?.end === words.length && list.people.length === 1 ? list.people[0] : undefined;
        if (
          person === undefined ||
          !person.name.includes(' ') ||
          findings.people.some((p) => p.spot.block === block && p.spot.start === span.start)
        )
          continue;
        findings.people.push({
          rule: 'person-named',
          confidence: 0.7,
          spot: { block, start: span.start, end: span.end },
          name: person.name,
          profile: span.url,
        });
      }
      if (findings.refused !== undefined)
        for (const { reason, ...run } of unlikelyPeople(reader, reading.gazetteer))
          refuse(findings, 'person-named', block, run, reason);
    }
  },
};
