import type { Catalogue } from '../model/catalogue.ts';
import { type Evidence, SECTION_RULE } from '../model/evidence.ts';
import type { Identified, NoteFacts, SessionFact, Tie } from '../model/facts.ts';
import type { Note, NoteGraph } from '../model/graph.ts';
import { type CatalogueIndex, type EntryIndex, indexCatalogue } from './catalogue-index.ts';
import { conferenceIdentity } from './conference-identity.ts';
import { GraphBuilder } from './graph-builder.ts';
import { linkedPath } from './linked-path.ts';
import { organizationIdentity } from './organization-identity.ts';
import { personId } from './person-identity.ts';
import { projectIdentity } from './project-identity.ts';
import { noteContainer, sessionId } from './session-identity.ts';

export interface ResolveOptions {
  readonly catalogue: Catalogue;
  /** Digest of what was ingested; it goes onto the note. */
  readonly digest: string;
}

/** Ids by the keys that facts of one kind have within their note. */
type Ids = ReadonlyMap<string, string>;

/** What the steps of one resolution share. */
interface Resolution {
  readonly facts: NoteFacts;
  readonly index: CatalogueIndex;
  readonly graph: GraphBuilder;
  readonly noteId: string;
}

/**
 * What one note contributes to the graph: its facts with names turned into ids. Facts that name one thing are merged; the order of the facts does not
 * matter. Pure: the result depends on the facts, the catalogue and the digest only.
 */
export function resolve(facts: NoteFacts, { catalogue, digest }: ResolveOptions): NoteGraph {
  const noteId = `note:${facts.note.path}`;
  const work: Resolution = { facts, index: indexCatalogue(catalogue), graph: new GraphBuilder(), noteId };
  const conferences = resolveConferences(work);
  const projects = resolveProjects(work);
  const people = resolvePeople(work, resolveOrganizations(work));
  resolveSessions(work, { conferences, projects, people });
  resolveLinks(work);
  return { note: toNote(facts, noteId, digest), ...work.graph.build() };
}

function toNote({ note }: NoteFacts, id: string, digest: string): Note {
  const { path, title, authors, tags, categories, excerpt, terms, date, url } = note;
  const dated = { ...(date === undefined ? {} : { date }), ...(url === undefined ? {} : { url }) };
  return {
    type: 'Note',
    id,
    name: title === '' ? path : title,
    aliases: [],
    path,
    authors,
    tags,
    categories,
    excerpt,
    ...(terms === undefined ? {} : { terms }),
    digest,
    ...dated,
  };
}

function resolveConferences({ facts, index, graph, noteId }: Resolution): Ids {
  const ids = new Map<string, string>();
  for (const fact of facts.conferences) {
    const { evidence, startDate, endDate, place, url } = fact;
    const found = conferenceIdentity(fact, facts.note, index.series);
    const id = `conference:${fact.id ?? found.id}`;
    ids.set(fact.key, id);
    const told = defined({ year: found.year, startDate, endDate, place, url });
    const aliases = [fact.name, ...fact.aliases, ...(fact.id === undefined ? found.aliases : [])];
    const name = fact.id === undefined ? found.name : fact.name;
    graph.state({ type: 'Conference', id, name, aliases, evidence, ...told });
    if (!fact.mentioned) graph.join('COVERS', noteId, id, evidence);
    if (found.series === undefined) continue;
    const series = found.series;
    const seriesId = `series:${series.id}`;
    const home = defined({ url: series.entry?.links[0] });
    graph.state({
      type: 'Series',
      id: seriesId,
      name: series.name,
      aliases: series.entry?.aliases ?? [],
      evidence,
      ...home,
    });
    graph.join('EDITION_OF', id, seriesId, evidence);
  }
  return ids;
}

function resolveProjects({ facts, index, graph }: Resolution): Ids {
  const ids = new Map<string, string>();
  for (const fact of facts.projects) {
    const { id: part, name, entry } = decidedIdentity(fact, index.projects) ?? projectIdentity(fact, index.projects);
    const id = `project:${part}`;
    ids.set(fact.key, id);
    const aliases = [fact.name, ...fact.aliases, ...(entry?.aliases ?? [])];
    const told = defined({ url: entry?.links[0] ?? fact.url, kind: entry?.kind });
    graph.state({ type: 'Project', id, name, aliases, evidence: fact.evidence, ...told });
  }
  return ids;
}

function resolveOrganizations({ facts, index, graph }: Resolution): Ids {
  const ids = new Map<string, string>();
  for (const fact of facts.organizations) {
    const {
      id: part,
      name,
      entry,
    } = decidedIdentity(fact, index.organizations) ?? organizationIdentity(fact, index.organizations);
    const id = `organization:${part}`;
    ids.set(fact.key, id);
    const aliases = [fact.name, ...fact.aliases, ...(entry?.aliases ?? [])];
    graph.state({
      type: 'Organization',
      id,
      name,
      aliases,
      evidence: fact.evidence,
      ...defined({ url: entry?.links[0] ?? fact.url }),
    });
  }
  return ids;
}

function resolvePeople({ facts, graph }: Resolution, organizations: Ids): Ids {
  const ids = new Map<string, string>();
  for (const fact of facts.people) {
    const { name, aliases, role, profiles, evidence } = fact;
    const id = `person:${fact.id ?? personId(name)}`;
    ids.set(fact.key, id);
    graph.state({ type: 'Person', id, name, aliases, role, profiles, evidence });
    for (const tie of fact.organizations) {
      const organization = organizations.get(tie.key);
      if (organization !== undefined) graph.join('AFFILIATED_WITH', id, organization, wordsOf(tie, evidence));
    }
  }
  return ids;
}

/** The identity that a decision has given to a fact, with the catalogue's entry of that id if there is one. */
function decidedIdentity<T>(
  { id, name }: Identified & { readonly name: string },
  { byId }: EntryIndex<T>,
): { id: string; name: string; entry?: T } | undefined {
  if (id === undefined) return undefined;
  const entry = byId.get(id);
  return entry === undefined ? { id, name } : { id, name, entry };
}

interface Known {
  readonly conferences: Ids;
  readonly projects: Ids;
  readonly people: Ids;
}

function resolveSessions({ facts, graph, noteId }: Resolution, known: Known): void {
  const byKey = new Map(facts.sessions.map((session) => [session.key, session]));
  const names = new Map(facts.people.map((person) => [person.key, person.name]));
  const ids = new Map<string, string>();
  for (const session of facts.sessions) {
    const conference = conferenceOf(session, byKey, known.conferences);
    const container = conference?.slice('conference:'.length) ?? noteContainer(facts.note.path);
    const speakers = session.speakers.flatMap((tie) => names.get(tie.key) ?? []);
    ids.set(session.key, `session:${sessionId(session, container, speakers)}`);
  }
  for (const session of facts.sessions) {
    const id = ids.get(session.key);
    if (id === undefined) continue;
    const { title, aliases, kind, evidence, url, text } = session;
    graph.state({
      type: 'Session',
      id,
      name: title,
      aliases,
      kind,
      evidence,
      ...defined({ url, text: text === '' ? undefined : text }),
    });
    graph.join('COVERS', noteId, id, [...evidence, ...sectionOf(session)]);
    const parents = [
      conferenceOf(session, byKey, known.conferences),
      session.partOf === undefined ? undefined : ids.get(session.partOf),
    ];
    for (const parent of parents) if (parent !== undefined) graph.join('PART_OF', id, parent, evidence);
    for (const tie of session.speakers) {
      const speaker = known.people.get(tie.key);
      if (speaker !== undefined) graph.join('PRESENTED', speaker, id, wordsOf(tie, evidence));
    }
    for (const tie of session.projects) {
      const project = known.projects.get(tie.key);
      if (project !== undefined) graph.join('ABOUT', id, project, wordsOf(tie, evidence));
    }
  }
}

const LONGEST_QUOTE = 300;

/** All lines that tell of a session, as evidence that the note covers it, in their first words. None where the note says no more than its title. */
function sectionOf({ startLine, endLine, text, evidence }: SessionFact): readonly Evidence[] {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '' || evidence.length === 0) return [];
  const quote =
    words.length <= LONGEST_QUOTE ? words : words.slice(0, words.lastIndexOf(' ', LONGEST_QUOTE) + 1).trim();
  const confidence = Math.max(...evidence.map((one) => one.confidence));
  // Whole lines: they end where the next one starts.
  const place = { startLine, startColumn: 1, endLine: endLine + 1, endColumn: 1 };
  return [{ ...place, quote: quote || words.slice(0, LONGEST_QUOTE), rule: SECTION_RULE, confidence }];
}

/** The conference that a session, or else a session that holds it, belongs to. */
function conferenceOf(
  session: SessionFact,
  byKey: ReadonlyMap<string, SessionFact>,
  conferences: Ids,
): string | undefined {
  const seen = new Set<string>();
  for (let at: SessionFact | undefined = session; at !== undefined && !seen.has(at.key); ) {
    const id = at.conference === undefined ? undefined : conferences.get(at.conference);
    if (id !== undefined) return id;
    seen.add(at.key);
    at = at.partOf === undefined ? undefined : byKey.get(at.partOf);
  }
  return undefined;
}

function resolveLinks({ facts, graph, noteId }: Resolution): void {
  for (const { url, evidence } of facts.links) {
    const path = linkedPath(url, facts.note.path);
    if (path !== undefined) graph.join('LINKS_TO', noteId, `note:${path}`, evidence);
  }
}

/** The words behind a tie; a tie that brings none of its own rests on those of the fact that holds it. */
function wordsOf(tie: Tie, otherwise: readonly Evidence[]): readonly Evidence[] {
  return tie.evidence.length > 0 ? tie.evidence : otherwise;
}

/** The object without its undefined fields, as the model's optional fields want it. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Filtering undefined values changes nothing else about the fields' types.
  const kept: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  return kept as ReturnType<typeof defined<T>>;
}
