import type { Evidence, NotedEvidence } from './evidence.ts';
import type { PersonRole, SessionKind, Term } from './facts.ts';

/** The kinds of nodes. A node's id starts with its kind in lower case: `project:nomad`. */
export const ENTITY_TYPES = ['Conference', 'Series', 'Session', 'Person', 'Project', 'Organization', 'Note'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** The kinds of edges, with the kinds of nodes that they join. */
export const EDGE_TYPES = [
  'PART_OF', // Session -> Conference | Session
  'EDITION_OF', // Conference -> Series
  'PRESENTED', // Person -> Session
  'ABOUT', // Session -> Project
  'AFFILIATED_WITH', // Person -> Organization
  'COVERS', // Note -> Conference | Session
  'MENTIONS', // Note -> anything but notes: every entity that the note speaks of has one
  'LINKS_TO', // Note -> Note
] as const;
export type EdgeType = (typeof EDGE_TYPES)[number];

interface Named {
  /** Readable and stable: `project:nomad`, `person:jerome-petazzoni`, `session:scale-14x/writing-your-first-juju-charm`, `note:<path>`. */
  readonly id: string;
  /** Display name (a session's or note's title). */
  readonly name: string;
  /** Other names, ordered, without `name`. */
  readonly aliases: readonly string[];
}

export interface Conference extends Named {
  readonly type: 'Conference';
  readonly year?: number;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly place?: string;
  readonly url?: string;
}
export interface Series extends Named {
  readonly type: 'Series';
  readonly url?: string;
}
export interface Session extends Named {
  readonly type: 'Session';
  readonly kind: SessionKind;
  readonly url?: string;
  /** What notes say about it, plain text, for search and similarity. */
  readonly text?: string;
}
export interface Person extends Named {
  readonly type: 'Person';
  /** `speaker` if any note says so. */
  readonly role: PersonRole;
  readonly profiles: readonly string[];
}
export interface Project extends Named {
  readonly type: 'Project';
  readonly url?: string;
  readonly kind?: string;
}
export interface Organization extends Named {
  readonly type: 'Organization';
  readonly url?: string;
}
/** A note; its `name` is its title. */
export interface Note extends Named {
  readonly type: 'Note';
  readonly path: string;
  readonly authors: readonly string[];
  readonly date?: string;
  readonly url?: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly excerpt: string;
  /** The words that tell most of its subject, most telling first. */
  readonly terms?: readonly Term[];
  /** Digest of what was ingested: source, rules, catalogue and decisions. Equal digest, equal facts. */
  readonly digest: string;
}

/** A node other than a note. Each comes to be, and looks as it looks, through the statements of notes. */
export type Thing = Conference | Series | Session | Person | Project | Organization;
export type Entity = Thing | Note;

/** What one note says of a thing: the same shape; `mergeStatements` makes the thing from all of them. */
export type Statement = Thing & {
  /** Where the note names it; goes onto the MENTIONS edge. Not empty. */
  readonly evidence: readonly Evidence[];
};

/** One note's edge, with the words behind it. */
export interface Edge {
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
  readonly evidence: readonly Evidence[];
}

/** Everything that one note contributes to the graph. Ids depend on the note, catalogue and decisions only, never on other notes. */
export interface NoteGraph {
  readonly note: Note;
  /** Ordered by id; one per thing. */
  readonly statements: readonly Statement[];
  /** Ordered by type, from, to; one per triple; all types but MENTIONS (which the statements are). Ends are in `statements`, or are notes. */
  readonly edges: readonly Edge[];
}

/** An edge as the whole graph holds it: one per triple, with the evidence of every note that states it. */
export interface StoredEdge {
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
  /** Ordered by note id, then place. */
  readonly evidence: readonly NotedEvidence[];
}
