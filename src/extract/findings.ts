import type { CatalogueSeries } from '../model/catalogue.ts';
import type { SessionKind } from '../model/facts.ts';
import type { Block } from './document/document.ts';

/** A stretch of a block's text: where in the note something is said. */
export interface Spot {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** What every claim says about itself. */
export interface Claim {
  /** Id of the rule that makes it. */
  readonly rule: string;
  /** In (0, 1]. */
  readonly confidence: number;
  readonly spot: Spot;
}

/** A place that names an event. */
export interface EventClaim extends Claim {
  /** As written. */
  readonly name: string;
  /** The series part of the name, without year and edition. */
  readonly base: string;
  readonly series?: CatalogueSeries;
  readonly edition?: string;
  readonly year?: number;
  readonly url?: string;
  /** What the place says for the event being what the note is about: title 3, heading 2, "I attended" 2, plain mention 0. */
  readonly weight: number;
}

/** A place that dates an event. ISO days. */
export interface DateClaim extends Claim {
  readonly start: string;
  readonly end: string;
  /** How much the sentence is about when the event is. */
  readonly weight: number;
}

export interface PlaceClaim extends Claim {
  readonly name: string;
  readonly weight: number;
}

/** A place that says that a person gave a session, or is named as such. */
export interface SpeakerClaim extends Claim {
  readonly name: string;
  readonly organization?: { readonly name: string; readonly spot: Spot };
}

/** One telling of a session. Rules may add to it what the note says elsewhere about it. */
export interface SessionClaim extends Claim {
  title: string;
  /** False if `title` is only a phrase that names the slot. */
  titled: boolean;
  aliases: { readonly text: string; readonly spot: Spot }[];
  kind: SessionKind;
  url?: string;
  /** Blocks `[first, last)` that tell of it; with `within`, only that stretch of block `first`. */
  first: number;
  last: number;
  within?: { readonly start: number; readonly end: number };
  readonly speakers: SpeakerClaim[];
  /** Where the note says that its author gave it. */
  byAuthor?: Claim;
  partOf?: SessionClaim;
  /** The event that the same sentence names. */
  event?: EventClaim;
}

export interface PersonMention extends Claim {
  readonly name: string;
  readonly profile?: string;
}

export interface OrganizationMention extends Claim {
  readonly name: string;
  readonly url?: string;
  readonly catalogued?: string;
  /** The person whom the place ties to it. */
  readonly member?: string;
}

export interface ProjectMention extends Claim {
  readonly name: string;
  readonly catalogued?: string;
  readonly url?: string;
  /** True where it is named by the way: "projects like X and Y", "unlike X". */
  readonly passing: boolean;
}

/** A candidate that a rule looked at and decided against. */
export interface Refusal {
  /** Id of the rule, or the step (`assemble/about`), that decided. */
  readonly rule: string;
  readonly spot: Spot;
  /** As written. */
  readonly name: string;
  /** Why, in plain words. */
  readonly reason: string;
}

/** What the rules have found so far; each rule reads it and adds to it. */
export interface Findings {
  readonly events: EventClaim[];
  readonly dates: DateClaim[];
  readonly places: PlaceClaim[];
  readonly sessions: SessionClaim[];
  readonly people: PersonMention[];
  readonly organizations: OrganizationMention[];
  readonly projects: ProjectMention[];
  /** What rules decided against; absent unless somebody asks for it. Added to by `refuse`. */
  readonly refused?: Refusal[];
}

/** Findings without any claim. @param refused where rules say what they decide against, if somebody wants to know */
export function noFindings(refused?: Refusal[]): Findings {
  const none = { events: [], dates: [], places: [], sessions: [], people: [], organizations: [], projects: [] };
  return refused === undefined ? none : { ...none, refused };
}
