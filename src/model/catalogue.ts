export type ProjectKind =
  | 'software'
  | 'language'
  | 'framework'
  | 'database'
  | 'protocol'
  | 'standard'
  | 'service'
  | 'technology'
  | 'operating-system';

/** A project that many notes are expected to name. */
export interface CatalogueProject {
  /** The part of its id after `project:`; a slug of the name unless said otherwise. */
  readonly id: string;
  readonly name: string;
  readonly kind: ProjectKind;
  /** Other names that always mean it (`k8s`, `Golang`). */
  readonly aliases: readonly string[];
  /** Names that mean it only where the note speaks of it or its family anyway (`Swarm` for Docker Swarm). */
  readonly shortNames: readonly string[];
  /** Home page, repository and documentation; the first is shown. Compared by host and path prefix. */
  readonly links: readonly string[];
  /** True if its name is also an ordinary word (Go, Rust, Salt): it counts only with technical context. */
  readonly ambiguous: boolean;
  /** Id of the project that it belongs to (`docker` for Docker Swarm). */
  readonly family?: string;
  /** Id of the organization of the same name or that makes it (`hashicorp` for Nomad). */
  readonly owner?: string;
}

/** A company, foundation, institute or community. */
export interface CatalogueOrganization {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly ambiguous: boolean;
}

/** A series of events. */
export interface CatalogueSeries {
  readonly id: string;
  readonly name: string;
  /** Other names, long forms and acronyms. */
  readonly aliases: readonly string[];
  /** Addresses that name the series by host or path prefix. */
  readonly links: readonly string[];
  /** True if the name is also an ordinary word or another thing's name (Strange Loop is not, Velocity is). */
  readonly ambiguous: boolean;
  readonly kind: 'conference' | 'meetup' | 'camp' | 'summit';
  /** For series whose editions people name by number. */
  readonly numbered?: Numbering;
}

/** How a series numbers its editions. Read it through `yearOfEdition` and `editionOfYear`. */
export interface Numbering {
  /** The year of edition n is `n + offset`. */
  readonly offset: number;
  /** Shows the edition, with `{n}`: `SCaLE {n}x`. */
  readonly format: string;
  /** Where a year was left out or doubled: from edition `from` on, another offset holds. Ascending. */
  readonly later?: readonly { readonly from: number; readonly offset: number }[];
}

/** Known projects, organizations and event series. Plain data, ordered by id. */
export interface Catalogue {
  readonly projects: readonly CatalogueProject[];
  readonly organizations: readonly CatalogueOrganization[];
  readonly series: readonly CatalogueSeries[];
  /** Changes whenever the data changes (hex digest). */
  readonly version: string;
}
