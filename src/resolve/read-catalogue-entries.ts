import { CATALOGUE_ENTRIES, type CatalogueSort, type EntryOf, type Placed } from './catalogue-entry.ts';
import { type FileFault, refuseFaults } from './file-fault.ts';
import type { DataPath, PlacedData } from './placed-data.ts';
import { PlacedYaml } from './placed-yaml.ts';

/**
 * The entries of one catalogue file: a YAML list of projects, organizations or series. Only their shape is checked here;
 * `buildCatalogue` checks how they fit together.
 *
 * @param sort what the list holds
 * @param text the file's text; an empty file holds no entries
 * @param path names the file in faults
 * @throws HallwayError BAD_CATALOGUE with the file and line of each fault
 */
export function readCatalogueEntries<S extends CatalogueSort>(
  sort: S,
  text: string,
  path: string,
): Placed<EntryOf[S]>[] {
  const yaml = new PlacedYaml({ text, path });
  refuseFaults(yaml.faults, 'BAD_CATALOGUE');
  const items = yaml.value();
  const { placed, faults } = items === null ? NOTHING : readEntryList(sort, items, yaml, []);
  refuseFaults(faults, 'BAD_CATALOGUE');
  // Nothing but what was read with this sort is in it.
  return placed as Placed<EntryOf[S]>[];
}

const NOTHING = { placed: [], faults: [] };

/**
 * The entries of a list within a file of data, with what is wrong in them.
 * @param at where in the file the list is
 */
export function readEntryList<S extends CatalogueSort>(
  sort: S,
  items: unknown,
  file: PlacedData,
  at: DataPath,
): { placed: Placed<EntryOf[S]>[]; faults: FileFault[] } {
  if (!Array.isArray(items)) {
    return { placed: [], faults: [file.fault(at, `expected a list of ${sort}, each starting with "- "`)] };
  }
  const placed: Placed<EntryOf[S]>[] = [];
  const faults: FileFault[] = [];
  const schema = CATALOGUE_ENTRIES[sort];
  items.forEach((item: unknown, index) => {
    const here = [...at, index];
    const result = schema.safeParse(item);
    // The schema was chosen by the same `sort`; TypeScript does not follow that through the lookup.
    if (result.success) placed.push({ entry: result.data as EntryOf[S], path: file.path, line: file.lineOf(here) });
    else faults.push(...file.explain(result.error, schema, here, of(item)));
  });
  return { placed, faults };
}

function of(item: unknown): string {
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
  return typeof name === 'string' && name !== '' ? ` of "${name}"` : '';
}
