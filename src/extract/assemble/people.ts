import type { NoteInfo, PersonFact, Tie } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Claim, Findings, OrganizationMention, PersonMention, SessionClaim, SpeakerClaim } from '../findings.ts';
import { evidenceOfAll } from './evidence-of.ts';

/** One person of the note and every place that names them. */
interface Person {
  name: string;
  readonly names: Set<string>;
  readonly claims: Claim[];
  readonly profiles: Set<string>;
  readonly employers: Map<string, Claim[]>;
  role: PersonFact['role'];
}

/** The people of a note, by any of their names. */
export class People {
  readonly #people: Person[] = [];
  readonly #byKey = new Map<string, Person>();

  /** The person of that name, made if there is none: a lone first or last name is the one person of the note who has it. */
  named(name: string): Person {
    const key = nameKey(name);
    const known = this.#byKey.get(key) ?? this.#partial(key);
    if (known !== undefined) {
      known.names.add(name);
      return known;
    }
    const person: Person = {
      name,
      names: new Set([name]),
      claims: [],
      profiles: new Set(),
      employers: new Map(),
      role: 'mentioned',
    };
    this.#people.push(person);
    this.#byKey.set(key, person);
    return person;
  }

  /** The one person whose first or last name it is. */
  #partial(key: string): Person | undefined {
    if (key === '' || key.includes(' ')) return undefined;
    const found = this.#people.filter((p) => {
      const parts = nameKey(p.name).split(' ');
      return parts.length > 1 && (parts[0] === key || parts.at(-1) === key);
    });
    return found.length === 1 ? found[0] : undefined;
  }

  find(name: string): Person | undefined {
    return this.#byKey.get(nameKey(name)) ?? this.#partial(nameKey(name));
  }

  facts(): readonly PersonFact[] {
    return this.#people.map((p) => ({
      key: nameKey(p.name),
      name: p.name,
      aliases: [...p.names].filter((n) => nameKey(n) !== nameKey(p.name)).sort(),
      role: p.role,
      profiles: [...p.profiles].sort(),
      organizations: [...p.employers].map(([key, claims]): Tie => ({ key, evidence: evidenceOfAll(claims) })),
      evidence: evidenceOfAll(p.claims),
    }));
  }
}

/**
 * Gathers the people of a note. Full names come first, so that "Angelina" or "Dupont" later in the text finds its person.
 * @param organizationKey the key under which the note's facts list an organization
 */
export function gatherPeople(
  findings: Findings,
  sessions: readonly SessionClaim[],
  info: NoteInfo,
  organizationKey: (name: string) => string | undefined,
): People {
  const people = new People();
  const speakers = sessions.flatMap((s) => s.speakers);
  const full = (claim: { name: string }): boolean => nameKey(claim.name).includes(' ');
  for (const claim of [...speakers.filter(full), ...findings.people.filter(full), ...speakers.filter((s) => !full(s))])
    add(people, claim);
  for (const claim of speakers) addSpeaker(people, claim, organizationKey);
  for (const mention of findings.organizations)
    if (mention.member !== undefined) employ(people, mention.member, mention, mention.name, organizationKey);
  author(people, findings, sessions, info);
  return people;
}

function add(people: People, claim: SpeakerClaim | PersonMention): void {
  const person = people.named(claim.name);
  person.claims.push(claim);
  if ('profile' in claim && claim.profile !== undefined) person.profiles.add(claim.profile);
}

function addSpeaker(people: People, claim: SpeakerClaim, organizationKey: (name: string) => string | undefined): void {
  people.named(claim.name).role = 'speaker';
  const tie = claim.organization;
  if (tie !== undefined) employ(people, claim.name, { ...claim, spot: tie.spot }, tie.name, organizationKey);
}

function employ(
  people: People,
  member: string,
  claim: Claim | OrganizationMention,
  name: string,
  organizationKey: (name: string) => string | undefined,
): void {
  const key = organizationKey(name);
  if (key === undefined) return;
  const person = people.named(member);
  person.employers.set(key, [...(person.employers.get(key) ?? []), claim]);
}

/** The note's author: a person of the note, and a speaker where the note says so. */
function author(people: People, findings: Findings, sessions: readonly SessionClaim[], info: NoteInfo): void {
  const own = sessions.filter((s) => s.byAuthor !== undefined);
  for (const name of info.authors) {
    const person = people.named(name);
    if (person.role !== 'speaker') person.role = own.length > 0 && info.authors.length === 1 ? 'speaker' : 'author';
    for (const session of own) if (session.byAuthor !== undefined) person.claims.push(session.byAuthor);
    const first = findings.events[0] ?? findings.projects[0];
    if (person.claims.length === 0 && first !== undefined) person.claims.push(authorClaim(first, name));
  }
}

/** The author stands in the front matter, which is no block: the evidence is the note's first line. */
function authorClaim(like: Claim, name: string): Claim {
  const place = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  return {
    rule: 'front-matter',
    confidence: 0.95,
    spot: {
      block: { ...like.spot.block, index: -1, text: name, spans: [], place, locate: () => place },
      start: 0,
      end: name.length,
    },
  };
}
