import { nameKey } from '../../model/name-key.ts';
import type { Findings } from '../findings.ts';
import { isOrdinary } from '../names/vocabulary.ts';
import { isPassing } from '../projects/project-context.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { matches } from '../text/matches.ts';

const THING =
  '(?:framework|library|database|data ?store|programming language|language|toolkit|tool|engine|platform|protocol|operating system|distribution|distro|hypervisor|scheduler|orchestrator|compiler|runtime|virtual machine|message (?:queue|broker)|proxy|load balancer|web server|file ?system|build system|package manager|text editor|editor|ide|plug-?in|extension|cms|orm|test runner|bundler|linter|debugger|profiler|api gateway|service mesh|search engine|query language|query engine|web framework|game engine|static site generator|template engine|open[- ]source project|open[- ]source (?:\\p{L}+ )?(?:tool|platform|system|implementation|library|framework))';
const NAME =
  "(?<![\\p{L}\\p{N}])((?:\\p{Lu}[\\p{L}\\p{N}+#'’-]*|\\p{Ll}+\\p{Lu}[\\p{L}\\p{N}]*|[\\p{L}\\p{N}-]+\\.(?:js|py|rs|io|rb))(?:\\s\\p{Lu}[\\p{L}\\p{N}+#-]*){0,2})";
const ADJECTIVES = '(?:[\\p{L}\\p{N}-]+(?:,|\\s+and)?\\s+){0,6}?';
const APPOSITION = new RegExp(
  `${NAME}\\s*(?:,|\\(|–|—|-|is|was)\\s+(?:basically |essentially |just )?(?:an?|the|our|their|his|her|its)\\s+${ADJECTIVES}${THING}\\b`,
  'gu',
);
const HOLDS_THING = new RegExp(`\\b${THING}\\b`, 'iu');
const CALLED = new RegExp(`\\b${THING}\\s+(?:called|named|known as)\\s+${NAME}`, 'gu');

/**
 * # project-described
 *
 * Finds projects that the note says what they are: "X, a client-side framework", "X is a database", "a tool called X".
 *
 * ## Finds
 * ```md
 * She spoke about Frobnix, a small client-side framework.
 * ```
 * ```expect
 * project: Frobnix
 * ```
 * ```md
 * They wrote a test runner called Zapolino.
 * ```
 * ```expect
 * project: Zapolino
 * ```
 *
 * ## Leaves alone
 * ```md
 * This is a framework. Here is the database.
 * ```
 * ```md
 * Jane Smith is the tool-maker of the village.
 * ```
 */
export const projectDescribed: Rule = {
  id: 'project-described',
  run(reading, findings) {
    for (const reader of reading.blocks) {
      if (reader.block.kind === 'code' || reader.block.kind === 'heading' || !HOLDS_THING.test(reader.block.text))
        continue;
      for (const match of matches(reader.block.text, APPOSITION))
        claim(reading, findings, reader, match.index, match[1] ?? '');
      for (const match of matches(reader.block.text, CALLED))
        claim(reading, findings, reader, match.index + match[0].length - (match[1]?.length ?? 0), match[1] ?? '');
    }
  },
};

function claim(reading: Reading, findings: Findings, reader: BlockReading, start: number, name: string): void {
  const { block } = reader;
  const end = start + name.length;
  const words = nameKey(name).split(' ');
  if (name === '') return;
  const spot = { block, start, end };
  if (words.every(isOrdinary)) {
    refuse(findings, 'project-described', block, spot, 'nothing but ordinary words');
    return;
  }
  if (isOrdinary(words[0] ?? '') && (start === 0 || /[.!?]\s$/u.test(block.text.slice(0, start)))) {
    refuse(findings, 'project-described', block, spot, 'begins with an ordinary word at the start of a sentence');
    return;
  }
  if (reading.gazetteer.byName(name).length > 0) return;
  if (reader.people.some((p) => p.start < end && start < p.end)) {
    refuse(findings, 'project-described', block, spot, "a person's name");
    return;
  }
  if (
    [...findings.projects, ...findings.events].some(
      (c) => c.spot.block === block && c.spot.start < end && start < c.spot.end,
    )
  )
    return;
  if (
    findings.sessions.some((s) =>
      s.speakers.some((p) => p.spot.block === block && p.spot.start < end && start < p.spot.end),
    )
  )
    return;
  findings.projects.push({
    rule: 'project-described',
    confidence: 0.75,
    spot,
    name: name.replace(/\s+/g, ' '),
    passing: isPassing(block.text, start),
  });
}
