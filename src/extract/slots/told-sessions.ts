import { nameKey } from '../../model/name-key.ts';
import type { Findings, SessionClaim } from '../findings.ts';
import type { Range } from '../text/sentences.ts';
import type { SentenceSlot } from './sentence-slot.ts';
import { speakerClaims } from './speaker-claims.ts';

interface Told {
  claim: SessionClaim;
  /** What it is called by so far is no more than its noun: "keynote by Jane". */
  generic: boolean;
  readonly ordinal?: string;
}

/**
 * The sessions that sentences have told so far. A slot that a sentence picks out is a new one, unless its words go on about one before: then that
 * takes what is new, its title ("There was a talk by Jane. She spoke about X") or its speaker ("We learned about X. Jane explained …").
 */
export class ToldSessions {
  readonly #findings: Findings;
  readonly #told: Told[] = [];

  readonly #speakers = new Names();
  /** How many of them are in `#speakers`. */
  #known = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
    for (const { speakers } of findings.sessions) for (const speaker of speakers) this.#speakers.add(speaker.name);
  }

  /** How many there are. */
  get count(): number {
    return this.#told.length;
  }

  /** The last one, and all from a place on. */
  from(index: number): readonly SessionClaim[] {
    return this.#told.slice(index).map((t) => t.claim);
  }

  /** Takes a slot of a sentence. @param claim what it is if it is a new session */
  add(slot: SentenceSlot, claim: SessionClaim, sentence: Range): void {
    const last = this.#told.at(-1);
    const near = last?.claim.spot.block === claim.spot.block ? last : undefined;
    const numbered = this.#numbered(slot, claim);
    if (near !== undefined && this.#completes(near, slot)) complete(near, claim);
    else if (numbered !== undefined) join(numbered, slot, claim);
    else if (near !== undefined && isHolder(near.claim, slot, sentence))
      near.claim.speakers.push(...speakerClaims('speaker-sentence', claim.spot.block, slot.people, 0.7));
    else if (slot.refers !== true && !((slot.verbal === true || slot.generic === true) && this.#hasSlot(slot)))
      this.#told.push({
        claim,
        generic: slot.generic === true,
        ...(slot.ordinal === undefined ? {} : { ordinal: slot.ordinal }),
      });
  }

  /** All that stand for themselves: "a keynote by Jane" is dropped if another session is hers, "I gave a talk" if nothing says what about. */
  sessions(): readonly SessionClaim[] {
    const named = new Names();
    const rest = this.#told.filter((t) => !t.generic).map((t) => t.claim);
    for (const { speakers } of [...this.#findings.sessions, ...rest])
      for (const speaker of speakers) named.add(speaker.name);
    return this.#told.flatMap(({ claim, generic }) => {
      const dropped = generic && (claim.speakers.length === 0 || claim.speakers.some((s) => named.has(s.name)));
      return dropped ? [] : [claim];
    });
  }

  /** True if a slot says what the one before it was about. */
  #completes(last: Told, slot: SentenceSlot): boolean {
    if (!last.generic || slot.generic === true) return false;
    if (slot.people.length === 0 && slot.refers === true) return true;
    return slot.people.some((p) => last.claim.speakers.some((s) => isSame(s.name, p.name)));
  }

  /** The session of the same section that goes by the same "second talk", where one of the two tellings lacks its subject. */
  #numbered(slot: SentenceSlot, claim: SessionClaim): Told | undefined {
    if (slot.ordinal === undefined) return undefined;
    return this.#told.find(
      (t) =>
        t.ordinal === slot.ordinal &&
        claim.spot.block.index - t.claim.spot.block.index <= 2 &&
        (t.generic || slot.generic === true || t.claim.speakers.length > 0 !== slot.people.length > 0),
    );
  }

  #hasSlot(slot: SentenceSlot): boolean {
    for (const { speakers } of this.from(this.#known)) for (const speaker of speakers) this.#speakers.add(speaker.name);
    this.#known = this.count;
    return slot.people.some((p) => this.#speakers.has(p.name));
  }
}

function complete(told: Told, claim: SessionClaim): void {
  const { kind, speakers, within, byAuthor, event } = told.claim;
  told.claim = {
    ...claim,
    confidence: Math.max(claim.confidence, told.claim.confidence),
    kind,
    speakers,
    ...(within === undefined ? {} : { within }),
    ...(byAuthor === undefined ? {} : { byAuthor }),
    ...(event === undefined ? {} : { event }),
  };
  told.generic = false;
}

function join(told: Told, slot: SentenceSlot, claim: SessionClaim): void {
  if (told.generic && slot.generic !== true) complete(told, claim);
  if (told.claim.speakers.length === 0) told.claim.speakers.push(...claim.speakers);
}

const BEGINS = /^(?:then|next|here|so|and)?[\s,({["“]*$/iu;

/** True if a sentence behind a session without speaker begins with the person who gave it, or says "in this talk, Jane …". */
function isHolder(claim: SessionClaim, slot: SentenceSlot, sentence: Range): boolean {
  if (claim.speakers.length > 0 || claim.byAuthor !== undefined || (slot.verbal !== true && slot.adds !== true))
    return false;
  if (slot.people.length === 0 || slot.people.some((p) => p.start < sentence.start)) return false;
  if (slot.adds === true) return true;
  const first = Math.min(...slot.people.map((p) => p.start));
  return BEGINS.test(claim.spot.block.text.slice(sentence.start, first));
}

/** Names of people; has those that are a part of one, and of which one is a part. */
class Names {
  readonly #byWord = new Map<string, Set<string>>();

  add(name: string): void {
    for (const word of nameKey(name).split(' '))
      this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(name));
  }

  has(name: string): boolean {
    return nameKey(name)
      .split(' ')
      .some((word) => [...(this.#byWord.get(word) ?? [])].some((other) => isSame(name, other)));
  }
}

/** True if one name is the other or a part of it. */
function isSame(a: string, b: string): boolean {
  const x = nameKey(a).split(' ');
  const y = nameKey(b).split(' ');
  return x.every((w) => y.includes(w)) || y.every((w) => x.includes(w));
}
