import { nameKey } from '../../model/name-key.ts';
import { personScore } from '../names/person-name.ts';
import { holdsOrdinaryWord, isEnglish, isPlace } from '../names/vocabulary.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { kindIn } from '../slots/slot-words.ts';

const SUBJECT = /^((?:[\p{L}][\p{L}\p{N}+#.-]*)(?:\s[\p{Lu}\d][\p{L}\p{N}+#.-]*)?)\s*(?::|\s[–—-])\s+\S/u;

/**
 * # project-subject
 *
 * Finds a project that the catalogue lacks where a session's title begins with it: "Frobnix: a toolset for deployment", "zippo - less bloat". The name must
 * hold no ordinary word and be no person's, place's or company's.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * - Frobnix: A toolset for distributed deployment by Jane Smith
 * - zippheap: less bloat, fewer writes by Robert Miller
 * ```
 * ```expect
 * project: Frobnix
 * project: zippheap
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Talk: QSION - future internet for today (Jane Smith)
 *
 * Routing.
 * ```
 * ```expect
 * project: QSION
 * ```
 *
 * ## Leaves alone
 * ```md
 * # WidgetConf 2016
 *
 * - Panel: who needs widgets? by Jane Smith
 * - Security: a story by Robert Miller
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * - Berlin: a city by Robert Miller
 * - Jane Smith: Widgets at Scale
 * ```
 */
export const projectSubject: Rule = {
  id: 'project-subject',
  run(reading, findings) {
    for (const { spot, titled, speakers } of findings.sessions) {
      if (!titled) continue;
      const { block } = spot;
      const name = SUBJECT.exec(block.text.slice(spot.start, spot.end))?.[1];
      if (name === undefined || name.length < 3 || kindIn(name) !== undefined) continue;
      const end = spot.start + name.length;
      const key = nameKey(name);
      if (
        holdsOrdinaryWord(name) ||
        isEnglish(key) ||
        key.split(' ').some(isPlace) ||
        personScore(name, reading.gazetteer) >= 0.2
      ) {
        const reason = 'stands before a title like a subject, but holds an ordinary word, or is a place or a person';
        refuse(findings, 'project-subject', block, { start: spot.start, end }, reason);
        continue;
      }
      if (reading.gazetteer.byName(name).length > 0 || speakers.some((p) => p.name === name)) continue;
      const taken = [...findings.projects, ...findings.events, ...findings.organizations];
      if (taken.some((c) => c.spot.block === block && c.spot.start < end && spot.start < c.spot.end)) continue;
      findings.projects.push({
        rule: 'project-subject',
        confidence: 0.7,
        spot: { block, start: spot.start, end },
        name,
        passing: false,
      });
    }
  },
};
