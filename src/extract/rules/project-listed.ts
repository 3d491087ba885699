import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import { personScore } from '../names/person-name.ts';
import { isEveryday, isPlace } from '../names/vocabulary.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';

const LEAD =
  /\b(?:projects|libraries|frameworks|tools|packages|plug-?ins|gems|crates|products|databases|languages|technologies)\b[^.!?]{0,40}[:.]?\s*$/iu;

/**
 * # project-listed
 *
 * Finds projects that a list names one by one below "projects", "libraries", "tools": short items that are names and nothing else.
 *
 * ## Finds
 * ```md
 * - Last year she worked on three open source projects
 *   - Frobnix
 *   - Carte Vierge
 * ```
 * ```expect
 * project: Frobnix
 * project: Carte Vierge
 * ```
 * ```md
 * We compared these libraries:
 *
 * - Zippable
 * - PostgreSQL
 * ```
 * ```expect
 * project: Zippable
 * ```
 *
 * ## Leaves alone
 * ```md
 * We talked about these projects:
 *
 * - painting the house
 * - Lunch
 * ```
 * ```md
 * The tools of the people I met:
 *
 * - Jane Smith
 * - Berlin
 * ```
 */
export const projectListed: Rule = {
  id: 'project-listed',
  run(reading, findings) {
    for (const { block } of reading.blocks) {
      if (block.kind !== 'item' || !LEAD.test(leadOf(reading, block))) continue;
      const name = block.text.replace(/\s+/g, ' ').trim();
      const words = name.split(' ');
      const whole = { start: 0, end: block.text.length };
      if (words.length > 3 || !/^\p{Lu}[\p{L}\p{N}.+#-]+(?: [\p{L}\p{N}.+#-]+)*$/u.test(name)) {
        refuse(findings, 'project-listed', block, whole, 'in a list of projects, but more than a name');
        continue;
      }
      const keys = nameKey(name).split(' ');
      if (keys.every(isEveryday) || keys.some(isPlace) || personScore(name, reading.gazetteer) >= 0.5) {
        refuse(
          findings,
          'project-listed',
          block,
          whole,
          'in a list of projects, but everyday words, a place or a person',
        );
        continue;
      }
      const taken = [...findings.projects, ...findings.events, ...findings.organizations];
      if (taken.some((c) => c.spot.block === block) || reading.gazetteer.byName(name).length > 0) continue;
      findings.projects.push({
        rule: 'project-listed',
        confidence: 0.72,
        spot: { block, start: 0, end: block.text.length },
        name,
        // Whoever made them need not have spoken about them.
        passing: true,
      });
    }
  },
};

/** The text of the item that holds it, or of the paragraph before its list. */
function leadOf(reading: Reading, block: Block): string {
  if (block.parent !== undefined) return reading.blocks[block.parent]?.block.text ?? '';
  for (let i = block.index - 1; i >= 0; i--) {
    const before = reading.blocks[i]?.block;
    if (before === undefined || before.kind === 'heading') return '';
    if (before.kind === 'paragraph') return before.text;
  }
  return '';
}
