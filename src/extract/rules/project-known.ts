import type { CatalogueProject } from '../../model/catalogue.ts';
import type { Block } from '../document/document.ts';
import type { Findings } from '../findings.ts';
import { isBesideProject, type NameSurroundings } from '../projects/name-score.ts';
import { noteTopics } from '../projects/note-topics.ts';
import { hasTechnicalNeighbour, isPassing, nameConfidence } from '../projects/project-context.ts';
import { type BlockReading, linkAt, type Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import type { Hit } from '../text/gazetteer.ts';

/**
 * # project-known
 *
 * Finds the projects of the catalogue by name, at word boundaries. A name that is also an ordinary word (Go, Rust, Salt, Consul) counts only if what
 * can be seen of it adds up: a link to its home, a technical word or another project beside it, a capital in the middle of a sentence, an event
 * that is about it (the weights are in `projects/name-score.ts`). A short name (Swarm) counts where its full name or its family is named too, or
 * beside other projects. Names of events and of people's employers are not projects.
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
 * ```md
 * # GopherCon 2019
 *
 * ## Talk: Why Go forgets (Jane Smith)
 *
 * She compared Kafka, RabbitMQ and Druid.
 * ```
 * ```expect
 * project: Go
 * project: Apache Druid
 * ```
 *
 * ## Leaves alone
 * ```md
 * Go there and express your thanks; the rust on the salt shaker reacts.
 * ```
 * ```md
 * Select a chef, a puppet and a consul.
 * ```
 * ```md
 * # WidgetConf 2016
 *
 * ## Talk: Less Talk, More Action (Jane Smith)
 *
 * Wax. Deep Dive Into Image Processing.
 * ```
 */
export const projectKnown: Rule = {
  id: 'project-known',
  run(reading, findings) {
    const taken = [...findings.events.map((e) => e.spot), ...employers(findings)];
    const around = surroundings(reading, findings);
    const doubted: { reader: BlockReading; hit: Hit; entry: CatalogueProject }[] = [];
    for (const reader of [...reading.front, ...reading.blocks]) {
      if (reader.block.kind === 'code') continue;
      for (const hit of reader.hits) {
        if (taken.some((s) => s.block === reader.block && s.start < hit.end && hit.start < s.end)) {
          if (mayBeProject(hit)) refuse(findings, ID, reader.block, hit, IN_ANOTHER_NAME);
          continue;
        }
        if (
          reader.people.some(
            (p) =>
              p.start <= hit.start &&
              hit.end <= p.end &&
              !isAllKnown(reader, hit, p) &&
              !isKnownInTitle(reader, hit, around),
          )
        ) {
          if (mayBeProject(hit)) refuse(findings, ID, reader.block, hit, "part of a person's name");
          continue;
        }
        const named = projectOf(reading, reader, hit, around);
        const entry = projectEntry(hit);
        if (typeof named === 'object') claim(reading, findings, reader, hit, named);
        else if (named !== undefined && entry !== undefined && !OF_COMPANY.has(named))
          doubted.push({ reader, hit, entry });
        else if (named !== undefined) refuse(findings, ID, reader.block, hit, named);
      }
    }
    // What the note surely names somewhere ("Flight.js") its bare name means too ("Flight"), if nothing speaks against it.
    const sure = new Set(
      findings.projects.flatMap((p) => (p.confidence >= SURE && p.catalogued !== undefined ? [p.catalogued] : [])),
    );
    const again = { ...around, isNamedElsewhere: (id: string) => sure.has(id) };
    for (const { reader, hit, entry } of doubted) {
      const confidence = nameConfidence(reading, reader, hit, entry, again);
      if (typeof confidence === 'string') refuse(findings, ID, reader.block, hit, confidence);
      else claim(reading, findings, reader, hit, { entry, confidence });
    }
  },
};

/** A name of this confidence is no ordinary word. */
const SURE = 0.8;

function surroundings(reading: Reading, findings: Findings): NameSurroundings {
  const titles = new Map<Block, { start: number; end: number }[]>();
  for (const { spot, titled } of findings.sessions)
    if (titled) titles.set(spot.block, [...(titles.get(spot.block) ?? []), spot]);
  return {
    topics: noteTopics(reading, findings),
    isNamedElsewhere: () => false,
    isInSessionTitle: ({ block }, hit) =>
      titles.get(block)?.some((t) => t.start <= hit.start && hit.end <= t.end) ?? false,
  };
}

/** True for an unambiguous name in the title of a session: what looks like a person's name there is words ("Federated Kubernetes"). */
function isKnownInTitle(reader: BlockReading, hit: Hit, around: NameSurroundings): boolean {
  return (
    hit.known.some((k) => k.type === 'project' && !k.short && !k.entry.ambiguous) &&
    around.isInSessionTitle(reader, hit)
  );
}

/** True for what looks like a person's name and is made of known names: "JFrog Bintray". */
function isAllKnown(
  reader: BlockReading,
  hit: Hit,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return (
    !hit.known.some((k) => k.type === 'project' && k.entry.ambiguous) &&
    reader.hits.some((h) => h !== hit && start <= h.start && h.end <= end)
  );
}

/** The project that goes by the whole name. */
function projectEntry(hit: Hit): CatalogueProject | undefined {
  for (const known of hit.known) if (known.type === 'project' && !known.short) return known.entry;
  return undefined;
}

const ID = 'project-known';
const IN_ANOTHER_NAME = 'part of the name of an event, a speaker or an employer';

function mayBeProject(hit: Hit): boolean {
  return hit.known.some((k) => k.type === 'project');
}

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

/** The project that is meant; else why none is, in plain words; undefined for names of other things. */
function projectOf(
  reading: Reading,
  reader: BlockReading,
  hit: Hit,
  around: NameSurroundings,
): Named | string | undefined {
  const { text } = reader.block;
  const company = hit.known.some((k) => k.type === 'organization');
  if (
    company &&
    !RANGE.test(text.slice(Math.max(0, hit.start - 40), hit.start)) &&
    (EMPLOYED.test(text.slice(Math.max(0, hit.start - 24), hit.start)) || COMPANY_BEHIND.test(text.slice(hit.end)))
  )
    return mayBeProject(hit) ? COMPANY_MEANT : undefined;
  const full = hit.known.find((k) => k.type === 'project' && !k.short);
  // A company's service of the same name (Shopify, Heroku): mostly the company is meant.
  if (
    company &&
    full?.type === 'project' &&
    full.entry.kind === 'service' &&
    !isPlatform(reading, full.entry) &&
    !hasTechnicalNeighbour(reader.block.text, hit) &&
    !isBesideProject(reader, hit)
  )
    return SERVICE_OF_COMPANY;
  if (full?.type === 'project') {
    const confidence = nameConfidence(reading, reader, hit, full.entry, around);
    return typeof confidence === 'string' ? confidence : { entry: full.entry, confidence };
  }
  for (const known of hit.known) {
    if (known.type !== 'project' || !known.short || !/^\p{Lu}/u.test(hit.text) || !isFamilyNamed(reading, known.entry))
      continue;
    const confidence = nameConfidence(reading, reader, hit, known.entry, { ...around, isNamedElsewhere: () => true });
    if (typeof confidence === 'number') return { entry: known.entry, confidence: Math.max(confidence, 0.8) };
  }
  const short = hit.known.filter((k) => k.type === 'project');
  const only = short[0];
  if (short.length === 1 && only?.type === 'project' && !company && /^\p{Lu}/u.test(hit.text)) {
    const confidence = nameConfidence(reading, reader, hit, only.entry, around);
    return typeof confidence === 'string' ? SHORT_NAME : { entry: only.entry, confidence };
  }
  return mayBeProject(hit) ? SHORT_NAME : undefined;
}

const COMPANY_MEANT =
  'the company is meant: "from", "at", "of" or the like before it, or "CEO", "Inc" or the like behind it';
const SERVICE_OF_COMPANY =
  'a company whose service has the same name, with no technical word that would mean the service';
const OF_COMPANY: ReadonlySet<string> = new Set([COMPANY_MEANT, SERVICE_OF_COMPANY]);
const SHORT_NAME =
  'a short name: it counts with a capital, where the note also has the full name or another project of the family';

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
