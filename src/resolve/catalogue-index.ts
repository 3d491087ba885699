import type { Catalogue, CatalogueOrganization, CatalogueProject, CatalogueSeries } from '../model/catalogue.ts';
import { nameKey } from '../model/name-key.ts';

/** A list of catalogue entries by id and by every name. */
export interface EntryIndex<T> {
  readonly byId: ReadonlyMap<string, T>;
  /** By `nameKey` of name and aliases. */
  readonly byName: ReadonlyMap<string, T>;
}

/** What resolution looks up, made once per catalogue. */
export interface CatalogueIndex {
  readonly projects: EntryIndex<CatalogueProject>;
  readonly organizations: EntryIndex<CatalogueOrganization>;
  readonly series: SeriesIndex;
}

export interface SeriesIndex extends EntryIndex<CatalogueSeries> {
  /** Series that number their editions, with a pattern over the `nameKey` of an edition's name whose first group is the number. */
  readonly numbered: readonly { readonly pattern: RegExp; readonly entry: CatalogueSeries }[];
}

const made = new WeakMap<Catalogue, CatalogueIndex>();

/** The index of a catalogue. Remembered per catalogue object, since a run resolves thousands of notes with one. */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  let index = made.get(catalogue);
  if (index === undefined) {
    index = {
      projects: indexEntries(catalogue.projects),
      organizations: indexEntries(catalogue.organizations),
      series: { ...indexEntries(catalogue.series), numbered: catalogue.series.flatMap(numberedPattern) },
    };
    made.set(catalogue, index);
  }
  return index;
}

function numberedPattern(entry: CatalogueSeries): { pattern: RegExp; entry: CatalogueSeries }[] {
  if (entry.numbered === undefined) return [];
  // A digit stands in for the number, since `nameKey` drops braces.
  const key = nameKey(entry.numbered.format.replaceAll('{n}', '0'));
  return [{ pattern: new RegExp(`^${key.replace(/[.+]/g, '\\$&').replace('0', '(\\d{1,3})')}$`), entry }];
}

function indexEntries<T extends { readonly id: string; readonly name: string; readonly aliases: readonly string[] }>(
  entries: readonly T[],
): EntryIndex<T> {
  const byName = new Map<string, T>();
  for (const entry of entries) {
    // Own names go before aliases; between equals the first by id stays, whatever the order of the list.
    for (const alias of entry.aliases) if (!byName.has(nameKey(alias))) byName.set(nameKey(alias), entry);
  }
  for (const entry of entries) byName.set(nameKey(entry.name), entry);
  return { byId: new Map(entries.map((entry) => [entry.id, entry])), byName };
}
