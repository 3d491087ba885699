import { readPeople } from '../names/people-list.ts';
import type { Rule } from '../rule.ts';
import { speakerClaims } from '../slots/speaker-claims.ts';

const WITH =
  /\b(?:I(?:['’]ll|['’]m| will| am| was|['’]ve)?\b[^.!?]{0,30}?\b(?:co-?)?(?:present|speak|giv|gave|deliver|run|ran|host|led|lead|teach|taught)\w*\b[^.!?]{0,50}?|co-?present\w*\b[^.!?]{0,30}?)\b(?:together )?with\s+/iu;

/**
 * # speaker-author
 *
 * Finds with whom the note's author gave a session: "I will be co-presenting this session with Jane Smith from Acme". The author counts as its speaker too.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * I will be presenting two sessions. The first session is [Introduction to Widgets](https://example.org/schedule/1). I will be co-presenting this
 * session with [Jane Smith](https://twitter.com/jane) from Acme.
 * ```
 * ```expect
 * session: Introduction to Widgets | Jane Smith
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * My talk is called "Widgets for All". I am giving it together with Robert Miller.
 * ```
 * ```expect
 * session: Widgets for All | Robert Miller
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * My talk is called "Widgets for All". I had lunch with Robert Miller.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Widgets
 *
 * Jane Smith presented it with Robert Miller.
 * ```
 */
export const speakerAuthor: Rule = {
  id: 'speaker-author',
  run(reading, findings) {
    for (const session of findings.sessions) {
      if (session.byAuthor === undefined || session.within === undefined) continue;
      const reader = reading.blocks[session.first];
      if (reader === undefined) continue;
      const { block } = reader;
      const text = block.text.slice(0, session.within.end);
      const found = WITH.exec(text.slice(session.within.start));
      if (found === null) continue;
      const at = session.within.start + found.index + found[0].length;
      const people = readPeople(text, at, reading.gazetteer, 0.3)?.people ?? [];
      const known = new Set(session.speakers.map((s) => s.name));
      const named = people.filter((p) => p.name.includes(' ') && !known.has(p.name));
      session.speakers.push(...speakerClaims('speaker-author', block, named, 0.85));
    }
  },
};
