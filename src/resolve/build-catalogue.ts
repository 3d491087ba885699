import { createHash } from 'node:crypto';
import type { Catalogue, CatalogueProject, CatalogueSeries } from '../model/catalogue.ts';
import { compareText } from '../model/evidence.ts';
import { nameKey } from '../model/name-key.ts';
import type { OrganizationEntry, Placed, ProjectEntry, SeriesEntry } from './catalogue-entry.ts';
import { type CatalogueIndex, type EntryIndex, indexCatalogue } from './catalogue-index.ts';
import { type FileFault, refuseFaults } from './file-fault.ts';
import { idPart } from './id-part.ts';

/** The entries that a catalogue is made of, from one file or many. Their order does not matter. */
export interface CatalogueEntries {
  readonly projects: readonly Placed<ProjectEntry>[];
  readonly organizations: readonly Placed<OrganizationEntry>[];
  readonly series: readonly Placed<SeriesEntry>[];
}

type Entry = ProjectEntry | OrganizationEntry | SeriesEntry;

/**
 * The catalogue that these entries amount to: ids made, links completed, families and owners looked up, everything ordered by id.
 *
 * @throws HallwayError BAD_CATALOGUE naming file and line of every id given twice, name or alias claimed by two entries of one sort
 *   (compared by `nameKey`), and family or owner that does not exist
 */
export function buildCatalogue(entries: CatalogueEntries): Catalogue {
  const { catalogue, faults } = joinEntries(entries);
  refuseFaults(faults, 'BAD_CATALOGUE');
  return catalogue;
}

/**
 * As `buildCatalogue`, with the faults given back instead of thrown.
 * @param base where families and owners are looked up that are not among the entries
 */
export function joinEntries(
  entries: CatalogueEntries,
  base?: Catalogue,
): { catalogue: Catalogue; faults: FileFault[] } {
  const faults: FileFault[] = [];
  const projects = claimNames(entries.projects, faults);
  const organizations = claimNames(entries.organizations, faults);
  claimNames(entries.series, faults);
  const index = base === undefined ? undefined : indexCatalogue(base);
  const names = { projects, organizations, faults, index };
  const catalogue = {
    projects: entries.projects.map((placed) => toProject(placed, names)).sort(byId),
    organizations: entries.organizations.map(({ entry }) => ({ ...common(entry) })).sort(byId),
    series: entries.series.map(({ entry }) => toSeries(entry)).sort(byId),
  };
  return { catalogue: withVersion(catalogue), faults };
}

/** The same data with its digest: 16 hex digits of its SHA-256. */
export function withVersion(catalogue: Omit<Catalogue, 'version'>): Catalogue {
  const { projects, organizations, series } = catalogue;
  const version = createHash('sha256')
    .update(JSON.stringify([projects, organizations, series]))
    .digest('hex')
    .slice(0, 16);
  return { projects, organizations, series, version };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

/** Ids by every name, alias and id of one sort of entries; what is claimed twice becomes a fault. */
function claimNames(all: readonly Placed<Entry>[], faults: FileFault[]): ReadonlyMap<string, string> {
  const owners = new Map<string, Placed<Entry>>();
  const ids = new Map<string, Placed<Entry>>();
  for (const placed of all) {
    const { entry, path, line } = placed;
    const id = idOf(entry);
    const twin = ids.get(id);
    if (twin !== undefined) {
      faults.push({
        path,
        line,
        reason: `id "${id}" of "${entry.name}" is that of "${twin.entry.name}" at ${at(twin)}; give one of them another "id"`,
      });
    }
    ids.set(id, placed);
    for (const name of [entry.name, ...entry.aliases]) {
      const owner = owners.get(nameKey(name));
      if (owner === undefined) owners.set(nameKey(name), placed);
      else if (owner === placed)
        faults.push({ path, line, reason: `alias "${name}" of "${entry.name}" says nothing new; leave it out` });
      else if (twin === undefined) {
        faults.push({
          path,
          line,
          reason: `"${name}" of "${entry.name}" is claimed by "${owner.entry.name}" at ${at(owner)}; keep it in one of them`,
        });
      }
    }
  }
  const found = new Map([...owners].map(([key, { entry }]) => [key, idOf(entry)]));
  for (const id of ids.keys()) found.set(`id:${id}`, id);
  return found;
}

function at(placed: Placed<Entry>): string {
  return `${placed.path}:${placed.line}`;
}

function idOf(entry: Entry): string {
  return entry.id ?? idPart(entry.name);
}

function common(entry: Entry) {
  return {
    id: idOf(entry),
    name: entry.name,
    aliases: [...entry.aliases].sort(compareText),
    links: entry.links.map((link) => `https://${link.replace(/\/+$/, '')}`),
    ambiguous: entry.ambiguous,
  };
}

interface Names {
  readonly projects: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly faults: FileFault[];
  readonly index: CatalogueIndex | undefined;
}

function toProject({ entry, path, line }: Placed<ProjectEntry>, names: Names): CatalogueProject {
  const find = (
    field: 'family' | 'owner',
    among: ReadonlyMap<string, string>,
    below: EntryIndex<{ readonly id: string }> | undefined,
  ): string | undefined => {
    const wanted = entry[field];
    if (wanted === undefined) return undefined;
    const known = below?.byId.get(wanted) ?? below?.byName.get(nameKey(wanted));
    const id = among.get(`id:${wanted}`) ?? among.get(nameKey(wanted)) ?? known?.id;
    if (id === undefined)
      names.faults.push({
        path,
        line,
        reason: `${field} "${wanted}" of "${entry.name}" is unknown; add an entry for it`,
      });
    return id;
  };
  const family = find('family', names.projects, names.index?.projects);
  const owner = find('owner', names.organizations, names.index?.organizations);
  const { id, name, aliases, links, ambiguous } = common(entry);
  const shortNames = [...entry.shortNames].sort(compareText);
  return {
    ...{ id, name, kind: entry.kind, aliases, shortNames, links, ambiguous },
    ...(family === undefined ? {} : { family }),
    ...(owner === undefined ? {} : { owner }),
  };
}

function toSeries(entry: SeriesEntry): CatalogueSeries {
  const { numbered } = entry;
  const series = { ...common(entry), kind: entry.kind };
  if (numbered === undefined) return series;
  const { offset, format, later } = numbered;
  return { ...series, numbered: { offset, format, ...(later === undefined ? {} : { later }) } };
}
