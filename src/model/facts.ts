import type { Evidence } from './evidence.ts';

/** A word of a note and how much it tells of the note's subject. */
export interface Term {
  /** Folded as by `nameKey`, plurals and verbs in their plain form where that is safe (`containers` gives `container`). */
  readonly word: string;
  /** 1 to 1000; the squares of all weights of a note add up to about 1,000,000, so that two notes' terms can be compared. */
  readonly weight: number;
}

/** What a note's front matter, file name and first heading say about the note itself. */
export interface NoteInfo {
  /** Path as ingested, relative to the folder given, with forward slashes. */
  readonly path: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** ISO day `YYYY-MM-DD`. */
  readonly date?: string;
  /** The post's own address (http or https). */
  readonly url?: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** First words of the prose, plain text, at most 300 characters. */
  readonly excerpt: string;
  /** The words that tell most of its subject, most telling first, at most 60; absent where the text was not looked at. */
  readonly terms?: readonly Term[];
}

/** Something the note states, with at least one piece of evidence. */
export interface Fact {
  readonly evidence: readonly Evidence[];
}

/** What a decision may fix of a named thing. */
export interface Identified {
  /** The part of its id after the kind, and with it the name shown, where a decision says so instead of the name and the catalogue. */
  readonly id?: string;
}

/** A pointer from one fact to another of the same note, by its key, with the evidence for the tie. */
export interface Tie extends Fact {
  readonly key: string;
}

/** One edition of an event. */
export interface ConferenceFact extends Fact, Identified {
  /** Unique among the note's conferences. */
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly series?: string;
  /** The edition's own number or mark when it is not the year: `14x`, `28c3` has `28`. */
  readonly edition?: string;
  readonly year?: number;
  /** ISO days. */
  readonly startDate?: string;
  readonly endDate?: string;
  readonly place?: string;
  readonly url?: string;
  /** True when the note only names the event and places no session in it. */
  readonly mentioned: boolean;
}

export type SessionKind =
  | 'talk'
  | 'keynote'
  | 'panel'
  | 'workshop'
  | 'tutorial'
  | 'lightning'
  | 'bof'
  | 'meetup'
  | 'other';

/** One slot with a subject. */
export interface SessionFact extends Fact {
  /** Unique among the note's sessions. */
  readonly key: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly kind: SessionKind;
  /** Key of the conference it belongs to. */
  readonly conference?: string;
  /** Key of the session that holds it. */
  readonly partOf?: string;
  readonly url?: string;
  /** Lines that tell of it, 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** The note's words about it, plain text, at most 2,000 characters; for similarity, search and excerpts. */
  readonly text: string;
  /** Ties to people. */
  readonly speakers: readonly Tie[];
  /** Ties to projects that it is about. */
  readonly projects: readonly Tie[];
}

export type PersonRole = 'speaker' | 'author' | 'mentioned';

/** A named person. */
export interface PersonFact extends Fact, Identified {
  readonly key: string;
  /** Full name as best known in the note. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: PersonRole;
  /** Profile addresses and handles that the note gives (`https://…`, `@handle`). */
  readonly profiles: readonly string[];
  /** Ties to organizations. */
  readonly organizations: readonly Tie[];
}

/** A named software project, product, language, protocol, standard or technology. */
export interface ProjectFact extends Fact, Identified {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly url?: string;
  /** Id of its catalogue entry (without the `project:` prefix) if it has one. */
  readonly catalogued?: string;
}

export interface OrganizationFact extends Fact, Identified {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly url?: string;
  readonly catalogued?: string;
}

/** A link of the note to another page, which may turn out to be a note. `url` is absolute, or relative to the note's own path. */
export interface LinkFact extends Fact {
  readonly url: string;
}

/** A fault or remark about a note: a position, a rule id and a sentence; never thrown. */
export interface NoteMessage {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly rule: string;
  readonly reason: string;
  /** True if the note could not be read and holds no facts because of it. */
  readonly fatal: boolean;
}

/** All that extraction learns from one note. */
export interface NoteFacts {
  readonly note: NoteInfo;
  readonly conferences: readonly ConferenceFact[];
  readonly sessions: readonly SessionFact[];
  readonly people: readonly PersonFact[];
  readonly projects: readonly ProjectFact[];
  readonly organizations: readonly OrganizationFact[];
  readonly links: readonly LinkFact[];
}
