import type { Catalogue } from '../../model/catalogue.ts';
import type { Evidence } from '../../model/evidence.ts';
import { nameKey } from '../../model/name-key.ts';
import { type CatalogueEntries, joinEntries } from '../build-catalogue.ts';
import { type FileFault, refuseFaults } from '../file-fault.ts';
import { idPart } from '../id-part.ts';
import type { DataPath, PlacedData } from '../placed-data.ts';
import { PlacedYaml } from '../placed-yaml.ts';
import { readEntryList } from '../read-catalogue-entries.ts';
import { decidedCatalogue } from './decided-catalogue.ts';
import type {
  DecidedKind,
  Decision,
  Decisions,
  DifferentDecision,
  FactKind,
  IgnoreDecision,
  NoteDecision,
  RenameDecision,
  SameDecision,
  SessionDecision,
  Stated,
} from './decisions.ts';
import { type DecisionsData, decisionsFile, kindsOf } from './decisions-schema.ts';
import { NameTable } from './name-table.ts';
import { isPattern } from './note-pattern.ts';

/** Decisions ready for use, with the catalogue that notes are read by. */
export interface ReadDecisions {
  readonly decisions: Decisions;
  readonly catalogue: Catalogue;
}

/**
 * The decisions of a file.
 * @param text the file's text, YAML; an empty file decides nothing
 * @param path names the file in faults, and in the evidence of what it decides
 * @param base the catalogue that the file's own entries are laid over
 * @throws HallwayError BAD_DECISIONS with file and line of every fault
 */
export function readDecisions(text: string, path: string, base: Catalogue): ReadDecisions {
  const yaml = new PlacedYaml({ text, path });
  refuseFaults(yaml.faults, 'BAD_DECISIONS');
  const result = decisionsFile.safeParse(yaml.value() ?? {});
  if (!result.success) {
    refuseFaults(yaml.explain(result.error, decisionsFile, []), 'BAD_DECISIONS');
    return { decisions: NO_DECISIONS, catalogue: base };
  }
  const { catalogue, faults } = readCatalogue(result.data.catalogue ?? {}, yaml, base);
  const writer = new DecisionsReader(yaml, [], path);
  const decisions = { ...writer.read(result.data), catalogue };
  refuseFaults(
    [...writer.faults, ...faults].sort((a, b) => a.line - b.line),
    'BAD_DECISIONS',
  );
  const decided = decidedCatalogue(base, decisions);
  refuseFaults(clashes(new NameTable(decisions, decided), path), 'BAD_DECISIONS');
  return { decisions, catalogue: decided };
}

function clashes(table: NameTable, path: string): FileFault[] {
  return table.clashes.map(({ name, decision: { evidence }, other }) => ({
    path,
    line: evidence.startLine,
    reason: `"${name}" is a name of what line ${other.evidence.startLine} calls "${other.names[0]}", make one list of both`,
  }));
}

/** Nothing decided. */
export const NO_DECISIONS: Decisions = {
  same: [],
  different: [],
  renamed: [],
  ignored: [],
  notes: [],
  sessions: [],
  catalogue: { projects: [], organizations: [], series: [] },
};

function readCatalogue(
  data: { readonly projects?: unknown; readonly organizations?: unknown; readonly series?: unknown },
  yaml: PlacedYaml,
  base: Catalogue,
): { catalogue: CatalogueEntries; faults: readonly FileFault[] } {
  const projects = readEntryList('projects', data.projects ?? [], yaml, ['catalogue', 'projects']);
  const organizations = readEntryList('organizations', data.organizations ?? [], yaml, ['catalogue', 'organizations']);
  const series = readEntryList('series', data.series ?? [], yaml, ['catalogue', 'series']);
  const catalogue = { projects: projects.placed, organizations: organizations.placed, series: series.placed };
  const faults = [projects, organizations, series].flatMap((list) => list.faults);
  return { catalogue, faults: faults.length > 0 ? faults : joinEntries(catalogue, base).faults };
}

/** Gives every decision its number and its words, and checks what the schema cannot: how names of several decisions go together. */
export class DecisionsReader {
  readonly faults: FileFault[] = [];
  readonly #data: PlacedData;
  readonly #top: DataPath;
  readonly #file: string | undefined;
  #count = 0;

  /**
   * @param top where in the data the decisions are
   * @param file the file for evidence; `undefined` if it is the note itself
   */
  constructor(data: PlacedData, top: DataPath, file: string | undefined) {
    this.#data = data;
    this.#top = top;
    this.#file = file;
  }

  read(data: DecisionsData): Decisions {
    const same = (data.same ?? []).map((item, i) => this.#same(item, ['same', i]));
    const apart = (data.different ?? []).map((item, i) => this.#different(item, ['different', i]));
    const ignored = (data.ignore ?? []).map((item, i) => this.#ignored(item, ['ignore', i]));
    const set = (data.set ?? []).map((item, i) => this.#set(item, ['set', i]));
    const short = 'conference' in data || 'author' in data || 'authors' in data ? [this.#note(data, [])] : [];
    const different = apart.flatMap((one) => ('names' in one ? [one] : []));
    const renamed = apart.flatMap((one) => ('as' in one ? [one] : []));
    this.#checkNames(same, different);
    this.#checkRenames(renamed);
    return {
      same,
      different,
      renamed,
      ignored,
      notes: [...short, ...set.flatMap((one) => ('session' in one ? [] : [one]))],
      sessions: set.flatMap((one) => ('session' in one ? [one] : [])),
      catalogue: NO_DECISIONS.catalogue,
    };
  }

  #decision(path: DataPath): Decision {
    return { index: this.#count++, evidence: this.#evidence(path) };
  }

  #evidence(path: DataPath): Evidence {
    const words = { ...this.#data.quote([...this.#top, ...path]), rule: 'decision', confidence: 1 };
    return this.#file === undefined ? words : { ...words, file: this.#file };
  }

  #stated<T>(value: T, path: DataPath): Stated<T> {
    return { value, evidence: this.#evidence(path) };
  }

  #same(item: object, path: DataPath): SameDecision {
    return { ...this.#decision(path), ...namesOf(item) };
  }

  #different(item: { readonly as?: string | undefined; readonly notes?: unknown }, path: DataPath) {
    const { kind, names } = namesOf(item);
    const { as } = item;
    if (as === undefined) return { ...this.#decision(path), kind, names } satisfies DifferentDecision;
    const name = names[0] ?? '';
    if (nameKey(name) === nameKey(as))
      this.#fault(path, `"${as}" is the name that it has already, give another after "as"`);
    // The schema lets no series through beside `as`.
    const decision: RenameDecision = { ...this.#decision(path), kind: kind as FactKind, name, as, ...notesOf(item) };
    return decision;
  }

  #ignored(item: { readonly notes?: unknown }, path: DataPath): IgnoreDecision {
    const { kind, names } = namesOf(item);
    // The schema knows no series here.
    return { ...this.#decision(path), kind: kind as FactKind, names, ...notesOf(item) };
  }

  #set(item: SetData, path: DataPath): NoteDecision | SessionDecision {
    if (item.session === undefined) return this.#note(item, path);
    if (item.note !== undefined && isPattern(item.note)) {
      this.#fault([...path, 'note'], 'a session is of one note, give the path of that note');
    }
    const stated = <T>(key: string, value: T | undefined) =>
      value === undefined ? {} : { [key]: this.#stated(value, [...path, key]) };
    return {
      ...this.#decision(path),
      ...notesOf({ notes: item.note === undefined ? undefined : [item.note] }),
      session: item.session,
      ...(item.line === undefined ? {} : { line: item.line }),
      ...stated('title', item.title),
      ...stated('kind', item.kind),
      ...stated('url', item.url),
      ...stated('conference', item.conference),
      ...stated('speakers', item.speakers),
      ...stated('projects', item.projects),
    };
  }

  #note(item: SetData, path: DataPath): NoteDecision {
    const authors = item.authors ?? item.author;
    const key = item.authors === undefined ? 'author' : 'authors';
    return {
      ...this.#decision(path.length === 0 ? [item.conference === undefined ? key : 'conference'] : path),
      ...notesOf({ notes: item.note === undefined ? undefined : [item.note] }),
      ...(item.conference === undefined ? {} : { conference: this.#stated(item.conference, [...path, 'conference']) }),
      ...(authors === undefined ? {} : { authors: this.#stated(authors, [...path, key]) }),
    };
  }

  #checkNames(same: readonly SameDecision[], different: readonly DifferentDecision[]): void {
    const groups = new Map<string, SameDecision>();
    for (const decision of same) {
      this.#checkSpelling(decision, 'means the same already: case, accents and punctuation do not matter', nameKey);
      for (const name of decision.names) {
        const key = `${decision.kind} ${nameKey(name)}`;
        const other = groups.get(key);
        if (other !== undefined && other !== decision) {
          const line = other.evidence.startLine;
          this.#faultOf(decision, `"${name}" is in the list of line ${line} too, make one list of both`);
        }
        groups.set(key, decision);
      }
    }
    for (const decision of different) {
      this.#checkSpelling(decision, 'are one name: case, accents and punctuation do not tell names apart', idPart);
      const joined = new Map<SameDecision, string>();
      for (const name of decision.names) {
        const group = groups.get(`${decision.kind} ${nameKey(name)}`);
        const other = group === undefined ? undefined : joined.get(group);
        if (group === undefined) continue;
        if (other !== undefined) {
          const line = group.evidence.startLine;
          this.#faultOf(decision, `"${other}" and "${name}" mean the same by line ${line}, keep one of both decisions`);
        }
        joined.set(group, name);
      }
    }
  }

  /** One step leads from a name to what it means: with two, the order of the file would matter. */
  #checkRenames(renamed: readonly RenameDecision[]): void {
    const byName = new Map(renamed.map((decision) => [`${decision.kind} ${idPart(decision.name)}`, decision]));
    for (const decision of renamed) {
      const next = byName.get(`${decision.kind} ${idPart(decision.as)}`);
      if (next === undefined) continue;
      const line = next.evidence.startLine;
      this.#faultOf(
        decision,
        `"${decision.as}" means "${next.as}" by line ${line}, give a name after "as" that means itself`,
      );
    }
  }

  /** Names of one list that no key tells apart. */
  #checkSpelling(decision: SameDecision | DifferentDecision, why: string, keyOf: (name: string) => string): void {
    const seen = new Map<string, string>();
    for (const name of decision.names) {
      const other = seen.get(keyOf(name));
      if (other !== undefined) this.#faultOf(decision, `"${other}" and "${name}" ${why}`);
      seen.set(keyOf(name), name);
    }
  }

  #fault(path: DataPath, reason: string): void {
    this.faults.push(this.#data.fault([...this.#top, ...path], reason));
  }

  #faultOf({ evidence }: Decision, reason: string): void {
    this.faults.push({ path: this.#data.path, line: evidence.startLine, column: evidence.startColumn, reason });
  }
}

type SetData = {
  readonly [K in 'note' | 'session' | 'title' | 'url' | 'conference']?: string | undefined;
} & {
  readonly [K in 'author' | 'authors' | 'speakers' | 'projects']?: readonly string[] | undefined;
} & {
  readonly line?: number | undefined;
  readonly kind?: SessionDecision['kind'] extends Stated<infer K> | undefined ? K | undefined : never;
};

/** The one kind of an item and its names; the schema has counted them. */
function namesOf(item: object): { kind: DecidedKind; names: readonly string[] } {
  const [kind = 'person'] = kindsOf(item);
  const names: unknown = kind in item ? item[kind as keyof typeof item] : [];
  return { kind: kind as DecidedKind, names: Array.isArray(names) ? names : [] };
}

function notesOf({ notes }: { readonly notes?: unknown }): { notes?: readonly string[] } {
  return Array.isArray(notes) ? { notes } : {};
}
