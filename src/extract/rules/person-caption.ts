import { readPeople } from '../names/people-list.ts';
import type { Rule } from '../rule.ts';

/**
 * # person-caption
 *
 * Reads the people and their organizations from the words under a picture: "A of X, B and C of Y".
 *
 * ## Finds
 * ```md
 * ![Jane Smith of Acme, Robert Miller and Mary Jones of Widget Systems](photo.jpg)
 * ```
 * ```expect
 * person: Jane Smith | Acme
 * person: Robert Miller | Widget Systems
 * person: Mary Jones | Widget Systems
 * ```
 * ```md
 * ![Robert Miller (Acme)](photo.jpg)
 * ```
 * ```expect
 * person: Robert Miller | Acme
 * ```
 *
 * ## Leaves alone
 * ```md
 * ![Expo Floor of the hall](photo.jpg)
 * ```
 * ```md
 * ![Robots Powered by Golang](photo.jpg)
 * ```
 */
export const personCaption: Rule = {
  id: 'person-caption',
  run(reading, findings) {
    for (const { block } of reading.blocks) {
      if (block.kind !== 'caption') continue;
      const list = readPeople(block.text, 0, reading.gazetteer, 0.4);
      if (list === undefined) continue;
      for (const person of list.people) {
        if (!person.name.includes(' ')) continue;
        findings.people.push({
          rule: 'person-caption',
          confidence: 0.85,
          spot: { block, start: person.start, end: person.end },
          name: person.name,
        });
        const tie = person.organization;
        if (tie !== undefined)
          findings.organizations.push({
            rule: 'person-caption',
            confidence: 0.85,
            spot: { block, start: tie.start, end: tie.end },
            name: tie.name,
            member: person.name,
          });
      }
    }
  },
};
