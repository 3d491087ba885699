import type { Catalogue } from '../model/catalogue.ts';
import { compareText } from '../model/evidence.ts';
import { nameKey } from '../model/name-key.ts';
import { withVersion } from './build-catalogue.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly links: readonly string[];
}

/**
 * One catalogue laid over another: what `over` says outranks what `base` says. An entry of both (same id, or one's name is a name of the
 * other) is the upper one with the lower one's aliases and links after its own; a name claimed above is taken from the entry below.
 */
export function layCatalogue(base: Catalogue, over: Catalogue): Catalogue {
  return withVersion({
    projects: layList(base.projects, over.projects),
    organizations: layList(base.organizations, over.organizations),
    series: layList(base.series, over.series),
  });
}

function layList<T extends Listed>(base: readonly T[], over: readonly T[]): T[] {
  const claimed = new Map<string, string>();
  for (const entry of over) for (const name of [entry.name, ...entry.aliases]) claimed.set(nameKey(name), entry.id);
  const result = new Map(over.map((entry) => [entry.id, entry]));
  const baseNames = new Map(
    base.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [nameKey(name), entry.id])),
  );
  // Upper entries whose own name is an alias of a lower one, by the lower one's id.
  const namedAbove = new Map<string, string>();
  for (const { id, name } of over) {
    const lower = baseNames.get(nameKey(name));
    if (lower !== undefined) namedAbove.set(lower, id);
  }
  for (const lower of base) {
    const twin = result.get(claimed.get(nameKey(lower.name)) ?? namedAbove.get(lower.id) ?? lower.id);
    const free = lower.aliases.filter((alias) => !claimed.has(nameKey(alias)));
    if (twin === undefined) result.set(lower.id, { ...lower, aliases: free });
    else
      result.set(twin.id, {
        ...twin,
        aliases: union(twin.aliases, free).sort(compareText),
        links: union(twin.links, lower.links),
      });
  }
  return [...result.values()].sort((a, b) => compareText(a.id, b.id));
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
