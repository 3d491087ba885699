import type { Evidence } from '../model/evidence.ts';
import type { ConferenceFact, Fact, NoteFacts, PersonFact, SessionFact, Tie } from '../model/facts.ts';

/**
 * The facts of a note in the shape in which people label notes by hand, so that the two can be compared: names instead of keys, `null`
 * for what a note does not say, and beside every fact the `evidence` for it (ties: `presented`, `about`, `affiliations`).
 * Ready for `JSON.stringify`. Ties to keys that the facts do not hold are left out.
 */
export function labelDocument(facts: NoteFacts): Record<string, unknown> {
  const names: Names = {
    conference: byKey(facts.conferences, (c) => c.name),
    session: byKey(facts.sessions, (s) => s.title),
    person: byKey(facts.people, (p) => p.name),
    project: byKey(facts.projects, (p) => p.name),
    organization: byKey(facts.organizations, (o) => o.name),
  };
  const { note } = facts;
  return {
    note: note.path,
    title: note.title,
    author: note.authors.length === 0 ? null : note.authors.join(', '),
    date: note.date ?? null,
    conferences: facts.conferences.map(conferenceLabel),
    sessions: facts.sessions.map((session) => sessionLabel(session, facts, names)),
    people: facts.people.map((person) => personLabel(person, names)),
    projects: facts.projects.map(({ name, aliases, url, evidence }) => ({ name, aliases, url: url ?? null, evidence })),
    organizations: facts.organizations.map((o) => o.name),
    organization_evidence: facts.organizations.map((o) => ({ organization: o.name, evidence: o.evidence })),
    links: facts.links.map(({ url, evidence }) => ({ url, evidence })),
    coverage: coverageOf(facts).map(({ speaker, project, evidence }) => ({ speaker, project, evidence })),
  };
}

/** A speaker and a project joined by a session that holds no other, with the words behind both ties. */
export interface CoveragePair {
  readonly speaker: string;
  readonly project: string;
  readonly evidence: readonly Evidence[];
}

/** Who covered what by this note alone, each pair once, in order of the sessions. */
export function coverageOf(facts: NoteFacts): readonly CoveragePair[] {
  const holders = new Set(facts.sessions.flatMap((s) => s.partOf ?? []));
  const person = byKey(facts.people, (p) => p.name);
  const project = byKey(facts.projects, (p) => p.name);
  const pairs = new Map<string, { speaker: string; project: string; evidence: Evidence[] }>();
  for (const session of facts.sessions) {
    if (holders.has(session.key)) continue;
    for (const speaker of named(session.speakers, person)) {
      for (const about of named(session.projects, project)) {
        const key = JSON.stringify([speaker.name, about.name]);
        const pair = pairs.get(key) ?? { speaker: speaker.name, project: about.name, evidence: [] };
        pair.evidence.push(...speaker.evidence, ...about.evidence);
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()];
}

interface Names {
  readonly conference: ReadonlyMap<string, string>;
  readonly session: ReadonlyMap<string, string>;
  readonly person: ReadonlyMap<string, string>;
  readonly project: ReadonlyMap<string, string>;
  readonly organization: ReadonlyMap<string, string>;
}

function conferenceLabel(conference: ConferenceFact): Record<string, unknown> {
  return {
    name: conference.name,
    aliases: conference.aliases,
    series: conference.series ?? null,
    edition: conference.edition ?? null,
    year: conference.year ?? null,
    start: conference.startDate ?? null,
    end: conference.endDate ?? null,
    place: conference.place ?? null,
    url: conference.url ?? null,
    ...(conference.mentioned ? { mentioned: true } : {}),
    evidence: conference.evidence,
  };
}

function sessionLabel(session: SessionFact, facts: NoteFacts, names: Names): Record<string, unknown> {
  const contains = facts.sessions.filter((s) => s.partOf === session.key).map((s) => s.title);
  const holder = session.partOf === undefined ? undefined : names.session.get(session.partOf);
  const speakers = named(session.speakers, names.person);
  const projects = named(session.projects, names.project);
  return {
    title: session.title,
    aliases: session.aliases,
    kind: session.kind,
    conference: (session.conference === undefined ? undefined : names.conference.get(session.conference)) ?? null,
    url: session.url ?? null,
    speakers: speakers.map((s) => s.name),
    projects: projects.map((p) => p.name),
    line: session.startLine,
    ...(contains.length > 0 ? { contains } : {}),
    ...(holder === undefined ? {} : { part_of: holder }),
    evidence: session.evidence,
    presented: speakers.map(({ name, evidence }) => ({ speaker: name, evidence })),
    about: projects.map(({ name, evidence }) => ({ project: name, evidence })),
  };
}

function personLabel(person: PersonFact, names: Names): Record<string, unknown> {
  const affiliations = named(person.organizations, names.organization);
  return {
    name: person.name,
    aliases: person.aliases,
    role: person.role,
    organizations: affiliations.map((a) => a.name),
    profiles: person.profiles,
    evidence: person.evidence,
    affiliations: affiliations.map(({ name, evidence }) => ({ organization: name, evidence })),
  };
}

function byKey<F extends Fact & { readonly key: string }>(
  facts: readonly F[],
  name: (fact: F) => string,
): Map<string, string> {
  return new Map(facts.map((fact) => [fact.key, name(fact)]));
}

function named(
  ties: readonly Tie[],
  names: ReadonlyMap<string, string>,
): { name: string; evidence: readonly Evidence[] }[] {
  return ties.flatMap(({ key, evidence }) => {
    const name = names.get(key);
    return name === undefined ? [] : [{ name, evidence }];
  });
}
