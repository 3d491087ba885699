import type { CatalogueProject } from '../../model/catalogue.ts';
import type { Findings } from '../findings.ts';
import { hasTechnicalNeighbour, isPassing, nameConfidence } from '../projects/project-context.ts';
import { type BlockReading, linkAt, type Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import type { Hit } from '../text/gazetteer.ts';

/**
 * # project-known
 *
 * Finds the projects of the catalogue by name, at word boundaries. A name that is also an ordinary word (Go, Rust, Salt, Consul) counts only with
 * technical context: a link to its home, a technical word beside it, another project beside it, or a capital in the middle of a sentence. A short
 * name (Swarm) counts where its full name or its family is named too. Names of events and of people's employers are not projects.
 *
 * ## Finds
 * ```md
 * # WidgetConf 2016
 *
 * ## Keynote: Deploying PostgreSQL with Docker Swarm
 *
 * The code was written in Go.
 * ```
 * ```expect
 * project: PostgreSQL
 * project: Docker Swarm
 * project: Go
 * ```
 * ```md
 * Everything runs on k8s, and Golang is fun.
 * ```
 * ```expect
 * project: Kubernetes
 * project: Go
 * ```
 *
 * ## Leaves alone
 * ```md
 * Go there and express your thanks; the rust on the salt shaker reacts.
 * ```
 * ```md
 * Select a chef, a puppet and a consul.
 * ```
 */
export const projectKnown: Rule = {
  id: 'project-known',
  run(reading, findings) {
    const taken = [...findings.events.map((e) => e.spot), ...employers(findings)];
    const doubted: { reader: BlockReading; hit: Hit; entry: CatalogueProject }[] = [];
    for (const reader of [...reading.front, ...reading.blocks]) {
      if (reader.block.kind === 'code') continue;
      for (const hit of reader.hits) {
        if (taken.some((s) => s.block === reader.block && s.start < hit.end && hit.start < s.end)) continue;
        if (reader.people.some((p) => p.start <= hit.start && hit.end <= p.end)) continue;
        const named = projectOf(reading, reader, hit);
        const entry = hit.known.find((k) => k.type === 'project' && !k.short)?.entry;
        if (named !== undefined) claim(reading, findings, reader, hit, named);
        else if (entry !== undefined && /^\p{Lu}/u.test(hit.text)) {
          doubted.push({ reader, hit, entry: entry as CatalogueProject }); // found by its type
        }
      }
    }
    // What the note names beyond doubt somewhere ("Flight.js") its bare name means too ("Flight").
    for (const { reader, hit, entry } of doubted) {
      const sure = findings.projects.some((p) => p.catalogued === entry.id && p.confidence >= 0.9);
      if (sure && !/^\s+\p{Lu}/u.test(reader.block.text.slice(hit.end)))
        claim(reading, findings, reader, hit, { entry, confidence: 0.8 });
    }
  },
};

function employers(findings: Findings): readonly { block: unknown; start: number; end: number }[] {
  return findings.sessions.flatMap((s) =>
    s.speakers.flatMap((p) => [p.spot, ...(p.organization === undefined ? [] : [p.organization.spot])]),
  );
}

const EMPLOYED =
  /\b(?:from|at|@|of|works? (?:for|at)|working (?:for|at)|joined|hired by|employed by|colleagues at|folks (?:from|at)|people (?:from|at)|office|team at|guys (?:from|at))\s+$/iu;
/** "Everything from Docker to …" names no employer. */
const RANGE = /\b(?:everything|anything|ranging|range|topics|tools|talks|sessions)\s+(?:\p{L}+\s+)?from\s+$/iu;
const COMPANY_BEHIND =
  /^\s*(?:,?\s*(?:Inc|Ltd|GmbH|LLC|Corp)\b|(?:CEO|CTO|founder|co-founder|employees?|offices?|headquarters|booth|acquisition|acquired)\b)/u;

interface Named {
  readonly entry: CatalogueProject;
  readonly confidence: number;
}

function projectOf(reading: Reading, reader: BlockReading, hit: Hit): Named | undefined {
  const { text } = reader.block;
  const company = hit.known.some((k) => k.type === 'organization');
  if (
    company &&
    !RANGE.test(text.slice(Math.max(0, hit.start - 40), hit.start)) &&
    (EMPLOYED.test(text.slice(Math.max(0, hit.start - 24), hit.start)) || COMPANY_BEHIND.test(text.slice(hit.end)))
  )
    return undefined;
  const full = hit.known.find((k) => k.type === 'project' && !k.short);
  // A company's service of the same name (Shopify, Heroku): mostly the company is meant.
  if (
    company &&
    full?.type === 'project' &&
    full.entry.kind === 'service' &&
    !isPlatform(reading, full.entry) &&
    !hasTechnicalNeighbour(reader.block.text, hit)
  )
    return undefined;
  if (full?.type === 'project') {
    const confidence = nameConfidence(reading, reader, hit, full.entry);
    return confidence === 0 ? undefined : { entry: full.entry, confidence };
  }
  for (const known of hit.known) {
    if (known.type === 'project' && known.short && /^\p{Lu}/u.test(hit.text) && isFamilyNamed(reading, known.entry))
      return { entry: known.entry, confidence: 0.85 };
  }
  return undefined;
}

/** True if the note names the project in full, or another of its family. */
function isFamilyNamed(reading: Reading, entry: CatalogueProject): boolean {
  return reading.blocks.some((b) =>
    b.hits.some((h) =>
      h.known.some(
        (k) =>
          k.type === 'project' &&
          !k.short &&
          (k.entry.id === entry.id ||
            (entry.family !== undefined && (k.entry.id === entry.family || k.entry.family === entry.family))),
      ),
    ),
  );
}

function claim(
  reading: Reading,
  findings: Findings,
  reader: BlockReading,
  hit: Hit,
  { entry, confidence }: Named,
): void {
  const { block } = reader;
  const link = linkAt(block, hit.start);
  const linked =
    link?.url !== undefined &&
    /^https?:/.test(link.url) &&
    link.start >= hit.start - 4 &&
    link.end <= hit.end + 4 &&
    (reading.gazetteer.byLink(link.url)?.entry.id ?? entry.id) === entry.id;
  findings.projects.push({
    rule: 'project-known',
    confidence,
    spot: { block, start: hit.start, end: hit.end },
    name: hit.text.replace(/\s+/g, ' '),
    catalogued: entry.id,
    passing: isPassing(block.text, hit.start),
    ...(linked && link.url !== undefined ? { url: link.url } : {}),
  });
}

const PLATFORM_PARTS = 8;

/** True for a service of many parts that are known by name (AWS): it is spoken of as a thing to build on. */
function isPlatform(reading: Reading, entry: CatalogueProject): boolean {
  return reading.gazetteer.familySize(entry.id) >= PLATFORM_PARTS;
}
