import { nameKey } from '../../model/name-key.ts';
import type { Block } from '../document/document.ts';
import type { Findings, Spot } from '../findings.ts';
import { isPassing } from '../projects/project-context.ts';
import { IDENTIFIER_BEHIND, refusalOfUnknown, unknownNames } from '../projects/unknown-names.ts';
import type { BlockReading, Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';

const PACKAGE = /^(?:@?[a-z][a-z0-9]*\/)?[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/iu;
/**
 * # project-look
 *
 * Finds projects that no list knows by what their names look like and what stands around them: a capital inside (`easyRTC`), an ending such as
 * `.js`, "the library X", "X, a small database", "author of X", a place beside a known project, the lead of a session's title. What must add up is in
 * `projects/unknown-names.ts`. Package names in inline code (`babel-plugin-react-intl`) count by themselves.
 *
 * ## Finds
 * ```md
 * The libraries (WebRTC, zippyRTC, Zap.js) are young. Widgets use `widget-loader`.
 * ```
 * ```expect
 * project: zippyRTC
 * project: Zap.js
 * project: widget-loader
 * ```
 * ```md
 * FrobNix is fast. I like FrobNix.
 * ```
 * ```expect
 * project: FrobNix
 * ```
 * ```md
 * We use PostgreSQL, flurbo and Redis. I installed flurbo last week; flurbo is a small daemon for backups.
 * ```
 * ```expect
 * project: flurbo
 * ```
 *
 * ## Leaves alone
 * ```md
 * Angus McDonald likes DevOps. Run `npm install` and `./configure --with-x`.
 * ```
 * ```md
 * Set `max-width` in the `style-src`? See `/etc/hosts`.
 * ```
 * ```md
 * Thanks to our sponsors GizmoSoft and WidgetWorks. I work at GizmoSoft; the GizmoSoft team cooked.
 * ```
 */
export const projectLook: Rule = {
  id: 'project-look',
  run(reading, findings) {
    const taken = takenPlaces(reading, findings);
    for (const { places, features } of unknownNames(reading, findings, taken)) {
      const reason = refusalOfUnknown(features);
      for (const { reader, start, end, text } of places)
        if (reason === undefined) claim(reading, findings, reader, start, text);
        else if (features.has('camel') || features.has('extension'))
          refuse(findings, 'project-look', reader.block, { start, end }, reason);
    }
    for (const reader of reading.blocks) code(reading, findings, reader);
  },
};

/** Tells which stretches of a note are something that is known or that other rules found. */
function takenPlaces(
  reading: Reading,
  findings: Findings,
): (reader: BlockReading, start: number, end: number) => boolean {
  const spots = new Map<Block, Spot[]>();
  const add = (spot: Spot): void => {
    spots.set(spot.block, [...(spots.get(spot.block) ?? []), spot]);
  };
  for (const claims of [findings.events, findings.places, findings.people, findings.organizations, findings.projects])
    for (const { spot } of claims) add(spot);
  for (const { spot, organization } of findings.sessions.flatMap((s) => s.speakers)) {
    add(spot);
    if (organization !== undefined) add(organization.spot);
  }
  const names = new Set(
    [
      ...findings.organizations,
      ...findings.sessions.flatMap((s) => s.speakers.flatMap((p) => p.organization ?? [])),
    ].map((o) => nameKey(o.name)),
  );
  return (reader, start, end) =>
    reader.hits.some((h) => h.start < end && start < h.end) ||
    reader.people.some((p) => p.score >= SURE_PERSON && p.start < end && start < p.end) ||
    (spots.get(reader.block)?.some((s) => s.start < end && start < s.end) ?? false) ||
    names.has(nameKey(reader.block.text.slice(start, end))) ||
    reading.gazetteer.byName(reader.block.text.slice(start, end).replace(/\d+$/u, '')).length > 0;
}

const SURE_PERSON = 0.5;

function code(reading: Reading, findings: Findings, reader: BlockReading): void {
  const { block } = reader;
  if (block.kind === 'code') return;
  for (const span of block.spans) {
    const words = block.text.slice(span.start, span.end);
    if (span.kind !== 'code' || !PACKAGE.test(words) || words.length < 6 || CSS_LIKE.test(words)) continue;
    if (IDENTIFIER_BEHIND.test(block.text.slice(span.end, span.end + 24))) continue;
    const near = block.text.slice(Math.max(0, span.start - 50), span.end + 30);
    if (
      /\b(?:plug-?in|package|library|module|loader|gem|crate|tool|project|repo|framework|uses?|using|called|npm|install|extension|middleware|driver|framework)\b/iu.test(
        near.replace(words, ''),
      )
    )
      claim(reading, findings, reader, span.start, words);
    else
      refuse(
        findings,
        'project-look',
        block,
        span,
        'inline code with no word such as "package", "library" or "uses" near it',
      );
  }
}

const CSS_LIKE =
  /^(?:max|min|font|text|background|border|margin|padding|line|letter|box|flex|grid|align|justify|white|word|z|list|overflow|style|script|img|content|x|data|aria|accept|no|non|read|write|user|set|get|is|has|on|pre|post|to|from)[-_]/iu;

function claim(reading: Reading, findings: Findings, reader: BlockReading, start: number, name: string): void {
  const { block } = reader;
  const end = start + name.length;
  if (reading.gazetteer.byName(name).length > 0 || reader.people.some((p) => p.start < end && start < p.end)) return;
  if (
    [...findings.projects, ...findings.events].some(
      (c) => c.spot.block === block && c.spot.start < end && start < c.spot.end,
    )
  )
    return;
  if (
    findings.sessions.some((s) =>
      s.speakers.some(
        (p) => (p.spot.block === block && p.spot.start < end && start < p.spot.end) || p.organization?.name === name,
      ),
    )
  )
    return;
  findings.projects.push({
    rule: 'project-look',
    confidence: 0.72,
    spot: { block, start, end },
    name,
    passing: isPassing(block.text, start),
  });
}
