import type { ProjectFact } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Findings, ProjectMention } from '../findings.ts';
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
  for (const mention of findings.projects) {
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
