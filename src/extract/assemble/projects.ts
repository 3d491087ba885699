import type { ProjectFact } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Findings, ProjectMention } from '../findings.ts';
import { isFirstName } from '../names/vocabulary.ts';
import { refuse } from '../refuse.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import { evidenceOfAll } from './evidence-of.ts';

/** The places that name one project. */
export interface ProjectGroup {
  readonly key: string;
  readonly name: string;
  readonly catalogued?: string;
  /** Id of the catalogue entry that it belongs to. */
  readonly family?: string;
  readonly mentions: readonly ProjectMention[];
}

/** Joins mentions of one project: by catalogue entry, else by name, without version and plural. */
export function groupProjects(findings: Findings, gazetteer: Gazetteer): readonly ProjectGroup[] {
  const groups = new Map<string, ProjectMention[]>();
  const people = firstNames(findings);
  for (const mention of findings.projects) {
    if (people.has(nameKey(mention.name)) && mention.url === undefined && !isSureName(mention, gazetteer)) {
      refuse(findings, 'assemble/projects', mention.spot.block, mention.spot, 'the first name of a person of the note');
      continue;
    }
    const key = mention.catalogued ?? foldedKey(mention.name);
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  return [...groups].map(([key, mentions]) => {
    const first = mentions[0];
    const entry = first?.catalogued === undefined ? undefined : gazetteer.project(first.catalogued);
    return {
      key,
      name: entry?.name ?? bestName(mentions),
      mentions,
      ...(entry === undefined ? {} : { catalogued: entry.id }),
      ...(entry?.family === undefined ? {} : { family: entry.family }),
    };
  });
}

/** True for a name of the catalogue that is nobody's first name: who is said to have it ("XDP Mythbusters") is no person. */
function isSureName({ name, catalogued }: ProjectMention, gazetteer: Gazetteer): boolean {
  const entry = catalogued === undefined ? undefined : gazetteer.project(catalogued);
  return entry !== undefined && !entry.ambiguous && !isFirstName(nameKey(name));
}

/** First names of the people whom the note names in full: "Gemma" is Gemma Cameron, not the model. */
function firstNames(findings: Findings): ReadonlySet<string> {
  const full = [...findings.sessions.flatMap((s) => s.speakers), ...findings.people];
  return new Set(full.flatMap(({ name }) => (name.includes(' ') ? nameKey(name.split(' ')[0] ?? '') : [])));
}

function foldedKey(name: string): string {
  const key = nameKey(name);
  return key.length > 4 && key.endsWith('s') && !key.endsWith('ss') && !/[js]s$/u.test(key) ? key.slice(0, -1) : key;
}

/** The spelling with most capitals; of equals the first. */
function bestName(mentions: readonly ProjectMention[]): string {
  const capitals = (name: string): number => name.match(/\p{Lu}/gu)?.length ?? 0;
  return [...mentions].sort((a, b) => capitals(b.name) - capitals(a.name))[0]?.name ?? '';
}

export function projectFacts(groups: readonly ProjectGroup[]): readonly ProjectFact[] {
  return groups.map((group) => {
    const names = new Set(group.mentions.map((m) => m.name));
    const url = group.mentions.find((m) => m.url !== undefined)?.url;
    return {
      key: group.key,
      name: group.name,
      aliases: [...names].filter((n) => n !== group.name).sort(),
      evidence: evidenceOfAll(group.mentions),
      ...(url === undefined ? {} : { url }),
      ...(group.catalogued === undefined ? {} : { catalogued: group.catalogued }),
    };
  });
}
