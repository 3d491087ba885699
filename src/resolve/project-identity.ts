import type { CatalogueProject } from '../model/catalogue.ts';
import type { ProjectFact } from '../model/facts.ts';
import { nameKey } from '../model/name-key.ts';
import type { EntryIndex } from './catalogue-index.ts';
import { idPart } from './id-part.ts';

/** Which project a fact speaks of: the part of its id after `project:`, its catalogue entry if it has one, and the name without version. */
export interface ProjectIdentity {
  readonly id: string;
  readonly name: string;
  readonly entry?: CatalogueProject;
}

/** Words that people put after a name to say what it is; `Rust programming language` is Rust if the catalogue knows Rust. */
const GENERIC_ENDS = /\s+(programming language|language|framework|database|project|library|charms?)$/i;

/** A version that cannot be part of a name: `v2`, `1.5`, `2.x`, `16.04 LTS`. */
const CLEAR_VERSION = /\s+(v\d+(\.\d+)*|\d+(\.\d+)+|\d+\.x)(\s+lts)?$/i;

/** A bare number after a blank; 1900 to 2099 is a year and so identity. */
const BARE_NUMBER = /\s+(?!(?:19|20)\d\d$)\d{1,4}$/;

/** A number written onto a name: `PHP7`, `Vue3`. Names of fewer than three letters have a meaning of their own with it (`V8`, `R2`, `S3`). */
const ATTACHED_NUMBER = /(?<=\p{L}{3})\d{1,2}$/u;

/** Kinds whose members have no versions of that form: `SHA256`, `IPv6`, `Web3` are names. */
const NUMBER_IS_NAME: ReadonlySet<string> = new Set(['protocol', 'standard', 'technology']);

/**
 * Names one project alike however a note writes it. Versions and plurals fold into a project that the catalogue knows (`Angular 2`, `unikernels`). For
 * one that it does not know, only what is clearly a version folds, and a plural only of a common noun: numbers, editions and capitalised endings
 * are identity.
 */
export function projectIdentity(fact: ProjectFact, projects: EntryIndex<CatalogueProject>): ProjectIdentity {
  const given = fact.catalogued === undefined ? undefined : projects.byId.get(fact.catalogued);
  const entry = given ?? findProject(fact.name, projects);
  if (entry !== undefined) return { id: entry.id, name: entry.name, entry };
  const name = singular(fact.name.replace(CLEAR_VERSION, ''), fact.aliases);
  const id = idPart(name);
  const same = projects.byId.get(id);
  return same === undefined ? { id, name } : { id, name: same.name, entry: same };
}

/** The catalogue's project that goes by this name, as it stands or without version, plural or generic end. */
function findProject(name: string, projects: EntryIndex<CatalogueProject>): CatalogueProject | undefined {
  const exact = projects.byName.get(nameKey(name));
  if (exact !== undefined) return exact;
  const plain = name.replace(/^the\s+/i, '');
  const forms = [
    plain,
    plain.replace(GENERIC_ENDS, ''),
    plain.replace(CLEAR_VERSION, ''),
    plain.replace(BARE_NUMBER, ''),
    ...singulars(plain),
  ];
  for (const form of forms) {
    const found = form === name ? undefined : projects.byName.get(nameKey(form));
    if (found !== undefined) return found;
  }
  const bare = plain.replace(ATTACHED_NUMBER, '');
  const versioned = bare === plain ? undefined : projects.byName.get(nameKey(bare));
  return versioned !== undefined && !NUMBER_IS_NAME.has(versioned.kind) ? versioned : undefined;
}

/** What a plural may be the plural of. `ss`, `us` and `is` end singulars. */
function singulars(name: string): string[] {
  if (!/[^su'i]s$/i.test(name)) return [];
  return /ies$/i.test(name) ? [name.replace(/ies$/i, 'y')] : [name.slice(0, -1)];
}

/** The singular of a common noun (all its letters small), or of a name that the note itself uses in the singular too. */
function singular(name: string, aliases: readonly string[]): string {
  const [form] = singulars(name);
  if (form === undefined) return name;
  const common = /^[\p{Ll}\p{N}\s-]+$/u.test(name) && name.length > 4;
  return common || aliases.some((alias) => nameKey(alias) === nameKey(form)) ? form : name;
}
