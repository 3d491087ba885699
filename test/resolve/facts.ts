import type { Evidence } from '../../src/model/evidence.ts';
import type {
  ConferenceFact,
  LinkFact,
  NoteFacts,
  NoteInfo,
  OrganizationFact,
  PersonFact,
  ProjectFact,
  SessionFact,
  Tie,
} from '../../src/model/facts.ts';

let line = 0;

/** Evidence on a line of its own, or on the one given. */
export function seen(quote: string, at = ++line): Evidence {
  return {
    startLine: at,
    startColumn: 1,
    endLine: at,
    endColumn: quote.length + 1,
    quote,
    rule: 'test',
    confidence: 0.9,
  };
}

export function noteInfo(rest: Partial<NoteInfo> = {}): NoteInfo {
  return {
    path: 'note.md',
    title: 'A note',
    authors: [],
    tags: [],
    categories: [],
    excerpt: '',
    date: '2016-02-02',
    ...rest,
  };
}

export function tie(key: string): Tie {
  return { key, evidence: [seen(key)] };
}

export function conference(name: string, rest: Partial<ConferenceFact> = {}): ConferenceFact {
  return { key: name, name, aliases: [], mentioned: false, evidence: [seen(name)], ...rest };
}

export function session(title: string, rest: Partial<SessionFact> = {}): SessionFact {
  return {
    ...{ key: title, title, aliases: [], kind: 'talk', startLine: 1, endLine: 2, text: '' },
    ...{ speakers: [], projects: [], evidence: [seen(title)], ...rest },
  };
}

export function person(name: string, rest: Partial<PersonFact> = {}): PersonFact {
  return {
    key: name,
    name,
    aliases: [],
    role: 'speaker',
    profiles: [],
    organizations: [],
    evidence: [seen(name)],
    ...rest,
  };
}

export function project(name: string, rest: Partial<ProjectFact> = {}): ProjectFact {
  return { key: name, name, aliases: [], evidence: [seen(name)], ...rest };
}

export function organization(name: string, rest: Partial<OrganizationFact> = {}): OrganizationFact {
  return { key: name, name, aliases: [], evidence: [seen(name)], ...rest };
}

export function link(url: string): LinkFact {
  return { url, evidence: [seen(url)] };
}

export function facts(rest: Partial<NoteFacts> = {}): NoteFacts {
  return {
    note: noteInfo(),
    conferences: [],
    sessions: [],
    people: [],
    projects: [],
    organizations: [],
    links: [],
    ...rest,
  };
}
