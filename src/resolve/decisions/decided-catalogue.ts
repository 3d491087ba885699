import type { Catalogue } from '../../model/catalogue.ts';
import { compareText } from '../../model/evidence.ts';
import { nameKey } from '../../model/name-key.ts';
import { joinEntries, withVersion } from '../build-catalogue.ts';
import { readConferenceName } from '../conference-name.ts';
import { refuseFaults } from '../file-fault.ts';
import { idPart } from '../id-part.ts';
import { layCatalogue } from '../lay-catalogue.ts';
import type { DecidedKind, Decisions } from './decisions.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly ambiguous: boolean;
  readonly shortNames?: readonly string[];
}

/**
 * The catalogue that notes with these decisions are read by: their own entries over the others; names that mean one thing are names of one entry if any of them has
 * one; names that differ are no names of one entry. The same object if the decisions change nothing in it.
 * @throws HallwayError BAD_DECISIONS for entries that do not go together; `readDecisions` has looked for these
 */
export function decidedCatalogue(base: Catalogue, decisions: Decisions): Catalogue {
  const { projects, organizations, series } = decisions.catalogue;
  let catalogue = base;
  if (projects.length + organizations.length + series.length > 0) {
    const own = joinEntries(decisions.catalogue, base);
    refuseFaults(own.faults, 'BAD_DECISIONS');
    catalogue = layCatalogue(base, own.catalogue);
  }
  const lists = {
    projects: decideList(catalogue.projects, decisions, 'project'),
    organizations: decideList(catalogue.organizations, decisions, 'organization'),
    series: withNewSeries(decideList(catalogue.series, decisions, 'series'), decisions),
  };
  const isSame =
    lists.projects === catalogue.projects &&
    lists.organizations === catalogue.organizations &&
    lists.series === catalogue.series;
  return isSame ? catalogue : withVersion(lists);
}

function decideList<T extends Entry>(entries: readonly T[], decisions: Decisions, kind: DecidedKind): readonly T[] {
  const same = decisions.same.filter((decision) => decision.kind === kind);
  const different = [
    ...decisions.different.filter((decision) => decision.kind === kind).map(({ names }) => names),
    ...(kind === 'series' ? seriesOfDifferent(decisions) : []),
  ];
  if (same.length + different.length === 0) return entries;
  const list = new EntryList(entries);
  for (const names of different) list.separate(names);
  for (const { names } of same) list.join(names, kind === 'series');
  return list.entries();
}

/** Conferences that differ in more than year and edition are of different series. */
function seriesOfDifferent(decisions: Decisions): readonly (readonly string[])[] {
  return decisions.different.flatMap(({ kind, names }) => {
    if (kind !== 'conference') return [];
    const bases = names.map((name) => readConferenceName({ ...BARE, name }).base);
    const distinct = [...new Map(bases.map((base) => [nameKey(base), base])).values()];
    return distinct.length > 1 ? [distinct] : [];
  });
}

const BARE = { key: '', aliases: [], evidence: [], mentioned: true };

/** Entries while names go from one to another. */
class EntryList<T extends Entry> {
  readonly #byId: Map<string, T>;
  readonly #byName = new Map<string, string>();
  #isChanged = false;
  readonly #before: readonly T[];

  constructor(entries: readonly T[]) {
    this.#before = entries;
    this.#byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { id, shortNames } of entries) for (const name of shortNames ?? []) this.#name(name, id);
    for (const { id, aliases } of entries) for (const alias of aliases) this.#byName.set(nameKey(alias), id);
    for (const { id, name } of entries) this.#byName.set(nameKey(name), id);
  }

  entries(): readonly T[] {
    return this.#isChanged ? [...this.#byId.values()].sort((a, b) => compareText(a.id, b.id)) : this.#before;
  }

  /** Takes from an entry the names that differ from the one it keeps, its own or else the first, and gives each an entry. */
  separate(names: readonly string[]): void {
    const takers = new Map<string, string[]>();
    for (const name of names) {
      const id = this.#byName.get(nameKey(name));
      if (id !== undefined) takers.set(id, [...(takers.get(id) ?? []), name]);
    }
    for (const [id, sharing] of takers) {
      const entry = this.#byId.get(id);
      if (entry === undefined || sharing.length < 2) continue;
      const kept = sharing.find((name) => nameKey(name) === nameKey(entry.name)) ?? sharing[0];
      const others = sharing.filter((name) => name !== kept);
      const keys = new Set(others.map(nameKey));
      const free = (list: readonly string[]) => list.filter((name) => !keys.has(nameKey(name)));
      this.#put({
        ...entry,
        aliases: free(entry.aliases),
        ...(entry.shortNames === undefined ? {} : { shortNames: free(entry.shortNames) }),
      });
      for (const name of others) this.#put(this.#alone(entry, name));
    }
  }

  /**
   * Makes names those of one entry, that of the first one that has any.
   * @param alike also that they are shown by the first name, for entries that no fact names
   */
  join(names: readonly string[], alike: boolean): void {
    const ids = [...new Set(names.flatMap((name) => this.#byName.get(nameKey(name)) ?? []))];
    const [id] = ids;
    const entry = id === undefined ? undefined : this.#byId.get(id);
    if (id === undefined || entry === undefined) return;
    const others = alike ? ids.slice(1).flatMap((other) => this.#byId.get(other) ?? []) : [];
    for (const other of others) this.#byId.delete(other.id);
    const shown = alike ? (names[0] ?? entry.name) : entry.name;
    const claimed = names.filter((name) => alike || this.#byName.get(nameKey(name)) === undefined);
    const all = [...entry.aliases, entry.name, ...others.flatMap((o) => [o.name, ...o.aliases]), ...claimed];
    const aliases = new Map(all.map((name) => [nameKey(name), name]));
    aliases.delete(nameKey(shown));
    const links = [...new Set([...entry.links, ...others.flatMap((other) => other.links)])];
    this.#put({ ...entry, name: shown, aliases: [...aliases.values()].sort(compareText), links });
    for (const name of [shown, ...aliases.values()]) this.#byName.set(nameKey(name), id);
  }

  #alone(entry: T, name: string): T {
    const isShort = (entry.shortNames ?? []).some((short) => nameKey(short) === nameKey(name));
    let id = idPart(name);
    while (this.#byId.has(id)) id += '-2';
    const list = entry.shortNames === undefined ? {} : { shortNames: [] };
    return { ...entry, id, name, aliases: [], links: [], ambiguous: isShort, ...list };
  }

  #put(entry: T): void {
    this.#isChanged = true;
    this.#byId.set(entry.id, entry);
    this.#byName.set(nameKey(entry.name), entry.id);
  }

  #name(name: string, id: string): void {
    if (!this.#byName.has(nameKey(name))) this.#byName.set(nameKey(name), id);
  }
}

/** Series that are one and that the catalogue knows by none of their names. */
function withNewSeries(series: Catalogue['series'], decisions: Decisions): Catalogue['series'] {
  const known = new Set(series.flatMap((entry) => [entry.name, ...entry.aliases].map(nameKey)));
  const made = decisions.same.flatMap(({ kind, names }) => {
    const [name, ...aliases] = names;
    if (kind !== 'series' || name === undefined || names.some((one) => known.has(nameKey(one)))) return [];
    return [
      {
        id: idPart(name),
        name,
        aliases: aliases.sort(compareText),
        links: [],
        ambiguous: false,
        kind: 'conference' as const,
      },
    ];
  });
  if (made.length === 0) return series;
  return [...series, ...made].sort((a, b) => compareText(a.id, b.id));
}
