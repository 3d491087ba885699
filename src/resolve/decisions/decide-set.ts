import type { Evidence } from '../../model/evidence.ts';
import type { ConferenceFact, NoteFacts, PersonRole, SessionFact, Tie } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import { conferenceIdentity } from '../conference-identity.ts';
import { readConferenceName } from '../conference-name.ts';
import { titlePart } from '../id-part.ts';
import { called, concerns, type Deciding, freeKey, goesBy, meant, supported, use } from './deciding.ts';
import type { NoteDecision, SessionDecision, Stated } from './decisions.ts';
import { otherNames, placed, withEvidence } from './fact-lists.ts';
import { namesNoEdition } from './name-table.ts';

/** Rule of the evidence for a talk that its note's author gave. */
const BY_AUTHOR = 'speaker-author';

/** The facts with what is decided of the note as a whole. */
export function setNote(work: Deciding, facts: NoteFacts, decision: NoteDecision): NoteFacts {
  if (!concerns(work, decision)) return facts;
  use(work, decision);
  const { conference, authors } = decision;
  const written = authors === undefined ? facts : setAuthors(work, facts, authors);
  return conference === undefined ? written : setConference(work, written, conference);
}

function setAuthors(work: Deciding, facts: NoteFacts, { value, evidence }: Stated<readonly string[]>): NoteFacts {
  const names = [...new Set(value.map((name) => meant(work, 'person', name)))];
  let result: NoteFacts = { ...facts, note: { ...facts.note, authors: names } };
  const keys = new Set<string>();
  for (const name of names) {
    const found = withPerson(work, result, { name, role: 'author', evidence });
    result = found.facts;
    keys.add(found.key);
  }
  const people = result.people.flatMap((person) => {
    if (person.role !== 'author' || keys.has(person.key)) return [person];
    // Who was known as author only, from the front matter, is no longer in the note.
    const rest = person.evidence.filter((piece) => piece.rule !== 'front-matter');
    return rest.length === 0 ? [] : [{ ...person, role: 'mentioned' as const, evidence: rest }];
  });
  const sessions = result.sessions.map((session) => ({
    ...session,
    speakers: session.speakers.map((tie) =>
      keys.has(tie.key) && tie.evidence.some((piece) => piece.rule === BY_AUTHOR)
        ? { ...tie, evidence: withEvidence(tie.evidence, [evidence]) }
        : tie,
    ),
  }));
  return { ...result, people, sessions };
}

/** The note is about this conference and no other: its sessions belong there, and other events are only mentioned. */
function setConference(work: Deciding, facts: NoteFacts, { value, evidence }: Stated<string>): NoteFacts {
  const { facts: held, key } = withConference(work, facts, value, evidence);
  return {
    ...held,
    conferences: held.conferences.map((conference) => ({ ...conference, mentioned: conference.key !== key })),
    // What a session holds belongs to the conference through it.
    sessions: held.sessions.map((session) => {
      const own = session.partOf === undefined ? key : undefined;
      return { ...placed(session, own, session.partOf), evidence: withEvidence(session.evidence, [evidence]) };
    }),
  };
}

/** The facts with the session that a decision is about, which comes to be if the note does not hold it. */
export function holdSession(work: Deciding, facts: NoteFacts, decision: SessionDecision): NoteFacts {
  if (!concerns(work, decision) || findSession(work, facts, decision) !== undefined) return facts;
  return { ...facts, sessions: [...facts.sessions, newSession(work, facts, decision)] };
}

/** The facts with one session, which is there, as it is decided. */
export function setSession(work: Deciding, facts: NoteFacts, decision: SessionDecision): NoteFacts {
  let session = concerns(work, decision) ? findSession(work, facts, decision) : undefined;
  if (session === undefined) return facts;
  use(work, decision);
  let result = facts;
  const { title, kind, url, conference, speakers, projects } = decision;
  session = { ...session, evidence: withEvidence(session.evidence, [decision.evidence]) };
  if (title !== undefined && title.value !== session.title) {
    const aliases = otherNames(title.value, session.aliases, [session.title]);
    session = { ...session, title: title.value, aliases };
  }
  if (kind !== undefined) session = { ...session, kind: kind.value };
  if (url !== undefined) session = { ...session, url: url.value };
  if (conference !== undefined) {
    const found = withConference(work, result, conference.value, conference.evidence);
    result = found.facts;
    session = placed(session, found.key, session.partOf);
  }
  if (speakers !== undefined) {
    const ties = speakers.value.map((name) => {
      const found = withPerson(work, result, { name, role: 'speaker', evidence: speakers.evidence });
      result = found.facts;
      return { key: found.key, evidence: [speakers.evidence] };
    });
    session = { ...session, speakers: distinct(ties) };
  }
  if (projects !== undefined) {
    const ties = projects.value.map((name) => {
      const found = withProject(work, result, name, projects.evidence);
      result = found.facts;
      return { key: found.key, evidence: [projects.evidence] };
    });
    session = { ...session, projects: distinct(ties) };
  }
  const set = session;
  return { ...result, sessions: result.sessions.map((one) => (one.key === set.key ? set : one)) };
}

function distinct(ties: readonly Tie[]): readonly Tie[] {
  return [...new Map(ties.map((tie) => [tie.key, tie])).values()];
}

/** The session of that title, or else of that other name; of several the one that holds the line, or else the first. */
function findSession(
  work: Deciding,
  facts: NoteFacts,
  { session: name, title, line }: SessionDecision,
): SessionFact | undefined {
  const part = titlePart(meant(work, 'session', name));
  const titled = facts.sessions.filter((s) => titlePart(s.title) === part);
  const named = facts.sessions.filter((s) => s.aliases.some((alias) => titlePart(alias) === part));
  // Once renamed, a session must be found again before another that has its old title.
  const renamed = title === undefined ? [] : named.filter((s) => s.title === title.value);
  const found = renamed.length > 0 ? renamed : titled.length > 0 ? titled : named;
  const holding = line === undefined ? undefined : found.find((s) => s.startLine <= line && line <= s.endLine);
  return holding ?? found[0];
}

function newSession(work: Deciding, facts: NoteFacts, decision: SessionDecision): SessionFact {
  const { line = 1, evidence } = decision;
  const session = meant(work, 'session', decision.session);
  const key = freeKey(facts, 'session', session);
  const [first] = facts.conferences.filter((conference) => !conference.mentioned);
  const fact: SessionFact = {
    ...{ key, title: session, aliases: [], kind: 'talk', startLine: line, endLine: line, text: '' },
    ...{ speakers: [], projects: [], evidence: [evidence] },
  };
  return first === undefined ? fact : { ...fact, conference: first.key };
}

interface WantedPerson {
  readonly name: string;
  readonly role: PersonRole;
  readonly evidence: Evidence;
}

/** The facts with a person of that name, who is at least what the role says. */
function withPerson(work: Deciding, facts: NoteFacts, wanted: WantedPerson): { facts: NoteFacts; key: string } {
  const { role, evidence } = wanted;
  const name = meant(work, 'person', wanted.name);
  const known = facts.people.find((person) => goesBy(work, 'person', person, name));
  if (known === undefined) {
    const key = freeKey(facts, 'person', name);
    const bare = { key, name, aliases: [], role, profiles: [], organizations: [], evidence: [evidence] };
    return { facts: { ...facts, people: [...facts.people, called(work, 'person', bare, name)] }, key };
  }
  const people = facts.people.map((person) => {
    if (person !== known) return person;
    const strongest: PersonRole = role === 'speaker' || person.role === 'speaker' ? 'speaker' : role;
    return { ...supported<'person'>(person, [evidence]), role: strongest };
  });
  return { facts: { ...facts, people }, key: known.key };
}

/** The facts with a project of that name: the catalogue's, if it knows it. */
function withProject(
  work: Deciding,
  facts: NoteFacts,
  given: string,
  evidence: Evidence,
): { facts: NoteFacts; key: string } {
  const name = meant(work, 'project', given);
  const known = facts.projects.find((project) => goesBy(work, 'project', project, name));
  if (known === undefined) {
    const key = freeKey(facts, 'project', name);
    const entry = work.table.isDecided('project', name) ? undefined : work.table.catalogued('project', name);
    const shown = entry?.name ?? name;
    const fact = called(work, 'project', { key, name, aliases: [], evidence: [evidence] }, shown);
    return { facts: { ...facts, projects: [...facts.projects, fact] }, key };
  }
  const projects = facts.projects.map((p) => (p === known ? supported<'project'>(p, [evidence]) : p));
  return { facts: { ...facts, projects }, key: known.key };
}

/** The facts with a conference that the note is about. A name without year and edition means the edition that the note names, if it names one. */
function withConference(
  work: Deciding,
  facts: NoteFacts,
  given: string,
  evidence: Evidence,
): { facts: NoteFacts; key: string } {
  const name = conferenceMeant(work, facts, given);
  const key = freeKey(facts, 'conference', name);
  const fresh = { key, name, aliases: [], mentioned: false, evidence: [evidence] };
  const bare: ConferenceFact = called(work, 'conference', fresh, name);
  const identity = conferenceIdentity(bare, facts.note, work.table.index.series);
  const id = bare.id ?? identity.id;
  const idOf = (fact: ConferenceFact) =>
    fact.id ?? conferenceIdentity({ ...fact, mentioned: false }, facts.note, work.table.index.series).id;
  const series = (fact: ConferenceFact) =>
    conferenceIdentity(fact, facts.note, work.table.index.series).series?.id ?? nameKey(readConferenceName(fact).base);
  const editions = namesNoEdition(given)
    ? facts.conferences.filter((fact) => series(fact) === series({ ...bare, name: given }))
    : [];
  const known =
    facts.conferences.find((fact) => idOf(fact) === id || goesBy(work, 'conference', fact, name)) ??
    (editions.length === 1 ? editions[0] : undefined);
  if (known !== undefined) {
    const conferences = facts.conferences.map((fact) =>
      fact === known ? { ...supported<'conference'>(fact, [evidence]), mentioned: false } : fact,
    );
    return { facts: { ...facts, conferences }, key: known.key };
  }
  const year = bare.year ?? identity.year;
  const fact = { ...bare, ...(year === undefined ? {} : { year }) };
  return { facts: { ...facts, conferences: [...facts.conferences, fact] }, key };
}

/** The name of the conference that a name stands for: with the edition that the note's date makes of it, unless other decisions say what it is. */
function conferenceMeant(work: Deciding, facts: NoteFacts, given: string): string {
  const name = meant(work, 'conference', given);
  if (work.table.isDecided('conference', name)) return name;
  const bare = { key: '', name, aliases: [], mentioned: false, evidence: [] };
  return meant(work, 'conference', conferenceIdentity(bare, facts.note, work.table.index.series).name);
}
