import type { Catalogue } from '../../model/catalogue.ts';
import type {
  ConferenceFact,
  NoteInfo,
  OrganizationFact,
  PersonFact,
  ProjectFact,
  SessionFact,
} from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import { type CatalogueIndex, indexCatalogue } from '../catalogue-index.ts';
import { conferenceIdentity } from '../conference-identity.ts';
import { readConferenceName } from '../conference-name.ts';
import { idPart, titlePart } from '../id-part.ts';
import { organizationIdentity } from '../organization-identity.ts';
import { personId } from '../person-identity.ts';
import { projectIdentity } from '../project-identity.ts';
import type { Decisions, DifferentDecision, FactKind, SameDecision } from './decisions.ts';

/** The facts of each kind. */
export interface FactOf {
  readonly person: PersonFact;
  readonly project: ProjectFact;
  readonly conference: ConferenceFact;
  readonly organization: OrganizationFact;
  readonly session: SessionFact;
}

/** A note whose date and path say nothing, so that a name means the same in all notes. */
const NO_NOTE: NoteInfo = { path: '', title: '', authors: [], tags: [], categories: [], excerpt: '' };

/**
 * Which thing a name or a fact is: what resolution would take it for, unless a decision tells it from others. Ids are those after the kind; that of a
 * session is of its title only, since its conference is not known by the name.
 */
export class NameTable {
  readonly index: CatalogueIndex;
  /** Ids of names that decisions keep apart from what they would be taken for. */
  readonly #apart = new Map<string, string>();
  readonly #same = new Map<string, SameDecision>();
  /** Names of one list that are names of what another list is about, by the catalogue. */
  readonly clashes: { readonly name: string; readonly decision: SameDecision; readonly other: SameDecision }[] = [];

  constructor(decisions: Decisions, catalogue: Catalogue) {
    this.index = indexCatalogue(catalogue);
    for (const decision of decisions.different) {
      if (decision.kind !== 'series') this.#keepApart(decision, decision.kind);
    }
    for (const decision of decisions.same) {
      const { kind } = decision;
      if (kind === 'series') continue;
      for (const name of decision.names) {
        const id = `${kind}:${this.idOfName(kind, name)}`;
        const other = this.#same.get(id);
        if (other !== undefined && other !== decision) this.clashes.push({ name, decision, other });
        this.#same.set(`${kind} ${nameKey(name)}`, decision);
        this.#same.set(id, decision);
      }
    }
  }

  /** The id of whatever goes by a name. */
  idOfName(kind: FactKind, name: string): string {
    return this.#apart.get(`${kind} ${nameKey(name)}`) ?? this.#plainId(kind, name);
  }

  /** The id that a decision gives to a name; `undefined` if it is the one that the name has anyway. */
  fixedId(kind: FactKind, name: string): string | undefined {
    return this.#apart.get(`${kind} ${nameKey(name)}`);
  }

  /** The id of what a fact is about. */
  idOfFact<K extends FactKind>(kind: K, fact: FactOf[K]): string {
    // A switch on `kind` does not narrow `fact`; facts are told apart by their own fields instead.
    if ('title' in fact) return this.idOfName('session', fact.title);
    if (fact.id !== undefined) return fact.id;
    const fixed = this.fixedId(kind, fact.name);
    if (fixed !== undefined) return fixed;
    if ('role' in fact) return personId(fact.name);
    if ('mentioned' in fact) return conferenceIdentity({ ...fact, mentioned: true }, NO_NOTE, this.index.series).id;
    return kind === 'project'
      ? projectIdentity(fact, this.index.projects).id
      : organizationIdentity(fact, this.index.organizations).id;
  }

  /** The list of equal names that a fact belongs to. */
  sameAs<K extends FactKind>(kind: K, fact: FactOf[K]): SameDecision | undefined {
    const name = 'title' in fact ? fact.title : fact.name;
    return this.#same.get(`${kind} ${nameKey(name)}`) ?? this.#same.get(`${kind}:${this.idOfFact(kind, fact)}`);
  }

  /** Whether a list of equal names or of different ones says what a name is. */
  isDecided(kind: FactKind, name: string): boolean {
    return this.#same.has(`${kind} ${nameKey(name)}`) || this.fixedId(kind, name) !== undefined;
  }

  /** The id of the thing that a fact is about once equal names are one. */
  idOfThing<K extends FactKind>(kind: K, fact: FactOf[K]): string {
    const [shown] = this.sameAs(kind, fact)?.names ?? [];
    return shown === undefined ? this.idOfFact(kind, fact) : this.idOfName(kind, shown);
  }

  /** The name by which the thing of a name is shown. */
  canonical(kind: FactKind, name: string): string {
    const decision =
      this.#same.get(`${kind} ${nameKey(name)}`) ?? this.#same.get(`${kind}:${this.idOfName(kind, name)}`);
    return decision?.names[0] ?? name;
  }

  /** The name as the catalogue writes it, if it knows it. */
  catalogued(
    kind: 'project' | 'organization',
    name: string,
  ): { readonly id: string; readonly name: string } | undefined {
    return kind === 'project'
      ? projectIdentity(bare(name), this.index.projects).entry
      : organizationIdentity(bare(name), this.index.organizations).entry;
  }

  #plainId(kind: FactKind, name: string): string {
    switch (kind) {
      case 'person':
        return personId(name);
      case 'project':
        return projectIdentity(bare(name), this.index.projects).id;
      case 'organization':
        return organizationIdentity(bare(name), this.index.organizations).id;
      case 'conference':
        return conferenceIdentity({ ...bare(name), mentioned: true }, NO_NOTE, this.index.series).id;
      case 'session':
        return titlePart(name);
    }
  }

  /** Of names that would be one thing, the one that is the thing's own keeps its id, or else the first. */
  #keepApart({ names }: DifferentDecision, kind: FactKind): void {
    const takers = new Map<string, string[]>();
    for (const name of names) {
      const id = this.#plainId(kind, name);
      takers.set(id, [...(takers.get(id) ?? []), name]);
    }
    for (const [id, sharing] of takers) {
      const own =
        kind === 'project' || kind === 'organization' ? this.catalogued(kind, sharing[0] ?? '')?.name : undefined;
      const owner = sharing.find((name) => own !== undefined && nameKey(name) === nameKey(own)) ?? sharing[0];
      for (const name of sharing) {
        const taken = name !== owner && idPart(name) === id;
        if (name !== owner) this.#apart.set(`${kind} ${nameKey(name)}`, taken ? `${id}-2` : idPart(name));
      }
    }
  }
}

/** A fact that says nothing but a name. */
function bare(name: string) {
  return { key: '', name, aliases: [], evidence: [] };
}

/** True for a conference's name that holds neither year nor edition: `FOSDEM`. */
export function namesNoEdition(name: string): boolean {
  const { year, edition } = readConferenceName({ ...bare(name), mentioned: true });
  return year === undefined && edition === undefined;
}
