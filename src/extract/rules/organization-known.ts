import { nameKey } from '../../model/name-key.ts';
import { isOrdinary } from '../names/vocabulary.ts';
import { linkAt } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';

const OTHER_THING =
  'also the name of something else or an ordinary word, with neither "from", "at", "by" or the like before it nor a link to its home';
const EMPLOYED = /\b(?:from|at|@|of|for|by|with|colleagues at|team at|engineers at|folks at)\s+$/iu;

/**
 * # organization-known
 *
 * Finds the companies and foundations of the catalogue by name. One whose name is also a project's or an ordinary word counts only behind "from",
 * "at" or "by", or with a link to it.
 *
 * ## Finds
 * ```md
 * Nomad is made by HashiCorp.
 * ```
 * ```expect
 * organization: HashiCorp
 * ```
 * ```md
 * She works for Docker.
 * ```
 * ```expect
 * organization: Docker
 * ```
 *
 * ## Leaves alone
 * ```md
 * We run docker containers.
 * ```
 * ```md
 * The elastic band broke, and the chef laughed.
 * ```
 */
export const organizationKnown: Rule = {
  id: 'organization-known',
  run(reading, findings) {
    for (const reader of reading.blocks) {
      const { block } = reader;
      if (block.kind === 'code') continue;
      for (const hit of reader.hits) {
        const known = hit.known.find((k) => k.type === 'organization');
        if (known?.type !== 'organization') continue;
        if (findings.events.some((e) => e.spot.block === block && e.spot.start < hit.end && hit.start < e.spot.end)) {
          refuse(findings, 'organization-known', block, hit, "part of an event's name");
          continue;
        }
        if (reader.people.some((p) => p.start < hit.end && hit.start < p.end)) {
          refuse(findings, 'organization-known', block, hit, "part of a person's name");
          continue;
        }
        const link = linkAt(block, hit.start);
        const home = link?.url === undefined ? undefined : reading.gazetteer.byLink(link.url);
        const linked = home?.entry.id === known.entry.id;
        const doubtful =
          known.entry.ambiguous || hit.known.some((k) => k.type !== 'organization') || isOrdinary(nameKey(hit.text));
        if (
          doubtful &&
          !linked &&
          !(/^\p{Lu}/u.test(hit.text) && EMPLOYED.test(block.text.slice(Math.max(0, hit.start - 16), hit.start)))
        ) {
          refuse(findings, 'organization-known', block, hit, OTHER_THING);
          continue;
        }
        if (!/\p{Lu}|[.{]/u.test(hit.text) && !linked) {
          refuse(findings, 'organization-known', block, hit, "an organization's name in small letters, without a link");
          continue;
        }
        findings.organizations.push({
          rule: 'organization-known',
          confidence: doubtful ? 0.7 : 0.9,
          spot: { block, start: hit.start, end: hit.end },
          name: known.entry.name,
          catalogued: known.entry.id,
          ...(linked && link?.url !== undefined ? { url: link.url } : {}),
        });
      }
    }
  },
};
