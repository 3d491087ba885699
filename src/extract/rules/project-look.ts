import { nameKey } from '../../model/name-key.ts';
import type { Findings } from '../findings.ts';
import { isPassing } from '../projects/project-context.ts';
import type { BlockReading, Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';

/** `easyRTC`, `SimpleWebRTC`, `Peer.js`, `react-intl` in code. */
const CAMEL =
  /(?<![\p{L}\p{N}@/#.-])(?:\p{L}*\p{Ll}\p{Lu}[\p{L}\p{N}]*|[\p{L}][\p{L}\p{N}-]*\.(?:js|io|py|rs|rb))(?![\p{L}\p{N}@/-]|\.\p{L})/gu;
const PACKAGE = /^(?:@?[a-z][a-z0-9]*\/)?[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/iu;
const NO_PROJECT =
  /^(?:DevOps|DDoS|DevSecOps|GitOps|YouTube|LinkedIn|SlideShare|SpeakerDeck|TweetDeck|WiFi|iPhone|iPad|iOS|macOS|McDonald.*|Mc\p{Lu}.*|Mac\p{Lu}.*|De\p{Lu}.*|Van\p{Lu}.*|Le\p{Lu}.*|La\p{Lu}.*|O['’].*|PhD|BoFs?|CfP|JavaScripters|ChatOps|InfoSec|AppSec|OpenSpaces?|HipHop|eBook|eMail|eCommerce|PowerPoint|BarCamp|FaceTime|AirBnB|WordCamps?)$/u;

/**
 * # project-look
 *
 * Finds projects by the look of their names, where the catalogue lacks them: words with a capital inside (`easyRTC`) or an ending such as `.js`, if
 * they are named twice or beside a known project; package names in inline code (`babel-plugin-react-intl`).
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
 *
 * ## Leaves alone
 * ```md
 * Angus McDonald likes DevOps. Run `npm install` and `./configure --with-x`.
 * ```
 * ```md
 * Set `max-width` in the `style-src`? See `/etc/hosts`.
 * ```
 */
export const projectLook: Rule = {
  id: 'project-look',
  run(reading, findings) {
    const counts = new Map<string, number>();
    const found: { reader: BlockReading; start: number; name: string }[] = [];
    for (const reader of reading.blocks) {
      if (reader.block.kind === 'code') continue;
      for (const match of reader.block.text.matchAll(CAMEL)) {
        if (NO_PROJECT.test(match[0]) || match[0].length < 4) continue;
        counts.set(nameKey(match[0]), (counts.get(nameKey(match[0])) ?? 0) + 1);
        found.push({ reader, start: match.index, name: match[0] });
      }
    }
    for (const { reader, start, name } of found) {
      if ((counts.get(nameKey(name)) ?? 0) >= 2 || besideProject(findings, reader, start, start + name.length, found))
        claim(reading, findings, reader, start, name);
    }
    for (const reader of reading.blocks) code(reading, findings, reader);
  },
};

function code(reading: Reading, findings: Findings, reader: BlockReading): void {
  const { block } = reader;
  if (block.kind === 'code') return;
  for (const span of block.spans) {
    const words = block.text.slice(span.start, span.end);
    if (span.kind !== 'code' || !PACKAGE.test(words) || words.length < 6 || CSS_LIKE.test(words)) continue;
    const near = block.text.slice(Math.max(0, span.start - 50), span.end + 30);
    if (
      /\b(?:plug-?in|package|library|module|loader|gem|crate|tool|project|repo|framework|uses?|using|called|npm|install|extension|middleware|driver|framework)\b/iu.test(
        near.replace(words, ''),
      )
    )
      claim(reading, findings, reader, span.start, words);
  }
}

const CSS_LIKE =
  /^(?:max|min|font|text|background|border|margin|padding|line|letter|box|flex|grid|align|justify|white|word|z|list|overflow|style|script|img|content|x|data|aria|accept|no|non|read|write|user|set|get|is|has|on|pre|post|to|from)[-_]/iu;

function besideProject(
  findings: Findings,
  reader: BlockReading,
  start: number,
  end: number,
  others: readonly { reader: BlockReading; start: number; name: string }[],
): boolean {
  const { text } = reader.block;
  const near = (a: number, b: number): boolean => {
    const between = b <= start ? text.slice(b, start) : text.slice(end, a);
    return (b <= start || a >= end) && /^\s*(?:,|\/|\band\b|\bor\b|,\s*and\b|,\s*or\b)\s*$/iu.test(between);
  };
  return (
    findings.projects.some((p) => p.spot.block === reader.block && near(p.spot.start, p.spot.end)) ||
    others.some(
      (o) =>
        o.reader === reader &&
        o.start !== start &&
        near(o.start, o.start + o.name.length) &&
        findings.projects.some((p) => p.spot.block === reader.block),
    )
  );
}

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
