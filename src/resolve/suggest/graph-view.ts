import { compareEvidence, compareText, type NotedEvidence } from '../../model/evidence.ts';
import type { EdgeType, Entity, EntityType, StoredEdge } from '../../model/graph.ts';

/** What is around a thing. Each set holds ids. */
export interface Surroundings {
  readonly conferences: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A graph ready for questions about single things. */
export class GraphView {
  readonly #byType = new Map<EntityType, Entity[]>();
  readonly #names = new Map<string, string>();
  readonly #out = new Map<string, Set<string>>();
  readonly #in = new Map<string, Set<string>>();
  readonly #around = new Map<string, Surroundings>();
  readonly #mentions = new Map<string, NotedEvidence[]>();

  constructor(entities: Iterable<Entity>, edges: Iterable<StoredEdge>) {
    for (const entity of entities) {
      const list = this.#byType.get(entity.type);
      if (list === undefined) this.#byType.set(entity.type, [entity]);
      else list.push(entity);
      this.#names.set(entity.id, entity.name);
    }
    for (const list of this.#byType.values()) list.sort((a, b) => compareText(a.id, b.id));
    for (const { type, from, to, evidence } of edges) {
      add(this.#out, `${type} ${from}`, to);
      add(this.#in, `${type} ${to}`, from);
      if (type !== 'MENTIONS') continue;
      const known = this.#mentions.get(to);
      if (known === undefined) this.#mentions.set(to, [...evidence]);
      else known.push(...evidence);
    }
  }

  /** All of one kind, ordered by id. */
  all<T extends EntityType>(type: T): readonly Extract<Entity, { readonly type: T }>[] {
    // Lists are made by type.
    return (this.#byType.get(type) ?? []) as Extract<Entity, { readonly type: T }>[];
  }

  name(id: string): string {
    return this.#names.get(id) ?? id;
  }

  out(type: EdgeType, id: string): ReadonlySet<string> {
    return this.#out.get(`${type} ${id}`) ?? NOTHING;
  }

  in(type: EdgeType, id: string): ReadonlySet<string> {
    return this.#in.get(`${type} ${id}`) ?? NOTHING;
  }

  /** Where notes name a thing, ordered by note and place. */
  mentions(id: string): readonly NotedEvidence[] {
    return [...(this.#mentions.get(id) ?? [])].sort((a, b) => compareText(a.note, b.note) || compareEvidence(a, b));
  }

  notes(id: string): ReadonlySet<string> {
    return this.in('MENTIONS', id);
  }

  /** The conference that a session belongs to, itself or through what holds it. */
  conferenceOf(session: string): string | undefined {
    const seen = new Set<string>();
    const next = [session];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const parents = [...this.out('PART_OF', at)].sort(compareText);
      const found = parents.find((id) => id.startsWith('conference:'));
      if (found !== undefined) return found;
      next.push(...parents);
    }
    return undefined;
  }

  /** What a person, project or organization has to do with. */
  around(id: string): Surroundings {
    let known = this.#around.get(id);
    if (known === undefined) {
      known = this.#surroundings(id);
      this.#around.set(id, known);
    }
    return known;
  }

  #surroundings(id: string): Surroundings {
    const sessions = [...this.out('PRESENTED', id), ...this.in('ABOUT', id)];
    const members = this.in('AFFILIATED_WITH', id);
    return {
      conferences: new Set(sessions.flatMap((session) => this.conferenceOf(session) ?? [])),
      projects: new Set(sessions.flatMap((session) => [...this.out('ABOUT', session)])),
      organizations: this.out('AFFILIATED_WITH', id),
      people: members.size > 0 ? members : new Set(sessions.flatMap((session) => [...this.in('PRESENTED', session)])),
      notes: this.notes(id),
    };
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
