import type { Evidence } from '../../src/model/evidence.ts';
import { compareText } from '../../src/model/evidence.ts';
import type { Term } from '../../src/model/facts.ts';
import type { Edge, EdgeType, NoteGraph, Statement, Thing } from '../../src/model/graph.ts';
import { slug } from '../../src/model/name-key.ts';

/** A session as a test writes it: names instead of ids. */
export interface ToldSession {
  readonly title: string;
  readonly conference?: string;
  /** Title of the session that holds it, told in the same note. */
  readonly partOf?: string;
  readonly speakers?: readonly string[];
  readonly projects?: readonly string[];
  readonly text?: string;
}

/** A note as a test writes it. */
export interface ToldNote {
  readonly path: string;
  readonly title?: string;
  readonly url?: string;
  readonly date?: string;
  readonly tags?: readonly string[];
  readonly excerpt?: string;
  readonly terms?: readonly Term[];
  readonly sessions?: readonly ToldSession[];
  /** Conference name to the name of its series. */
  readonly series?: Readonly<Record<string, string>>;
  /** Conferences that it tells of beside those of its sessions. */
  readonly conferences?: readonly string[];
  /** Person to organization. */
  readonly organizations?: Readonly<Record<string, string>>;
  /** Projects that are only named. */
  readonly projects?: readonly string[];
  /** People who are only named. */
  readonly people?: readonly string[];
  /** Other names: id to alias. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Paths of notes that it links to. */
  readonly links?: readonly string[];
}

/** What ingest would make of such a note. Each thing's place is a line of its own, in order of telling. */
export function buildNoteGraph(told: ToldNote): NoteGraph {
  const things = new Map<string, Statement>();
  const edges = new Map<string, Edge>();
  const id = `note:${told.path}`;
  let line = 0;
  const evidence = (quote: string): readonly Evidence[] => {
    line += 1;
    return [
      {
        startLine: line,
        startColumn: 1,
        endLine: line,
        endColumn: quote.length + 1,
        quote,
        rule: 'test',
        confidence: 0.9,
      },
    ];
  };
  const name = (thing: Thing): string => {
    const alias = told.aliases?.[thing.id];
    if (!things.has(thing.id))
      things.set(thing.id, { ...thing, aliases: alias ? [alias] : [], evidence: evidence(thing.name) });
    return thing.id;
  };
  const join = (type: EdgeType, from: string, to: string) => {
    edges.set(`${type} ${from} ${to}`, { type, from, to, evidence: evidence(`${from} ${to}`) });
  };
  const person = (who: string, role: 'speaker' | 'mentioned') =>
    name({ id: `person:${slug(who)}`, type: 'Person', name: who, aliases: [], role, profiles: [] });
  const project = (what: string) => name({ id: `project:${slug(what)}`, type: 'Project', name: what, aliases: [] });
  const conference = (what: string) => {
    const conferenceId = name({ id: `conference:${slug(what)}`, type: 'Conference', name: what, aliases: [] });
    join('COVERS', id, conferenceId);
    const series = told.series?.[what];
    if (series)
      join(
        'EDITION_OF',
        conferenceId,
        name({ id: `series:${slug(series)}`, type: 'Series', name: series, aliases: [] }),
      );
    return conferenceId;
  };
  const sessionId = (one: ToldSession) => `session:${slug(one.conference ?? told.path)}/${slug(one.title)}`;

  for (const what of told.conferences ?? []) conference(what);
  for (const one of told.sessions ?? []) {
    const text = one.text ? { text: one.text } : {};
    const session = name({ id: sessionId(one), type: 'Session', name: one.title, aliases: [], kind: 'talk', ...text });
    join('COVERS', id, session);
    if (one.conference) join('PART_OF', session, conference(one.conference));
    const parent = told.sessions?.find(({ title }) => title === one.partOf);
    if (parent) join('PART_OF', session, sessionId(parent));
    for (const who of one.speakers ?? []) join('PRESENTED', person(who, 'speaker'), session);
    for (const what of one.projects ?? []) join('ABOUT', session, project(what));
  }
  for (const [who, where] of Object.entries(told.organizations ?? {})) {
    const organization = name({ id: `organization:${slug(where)}`, type: 'Organization', name: where, aliases: [] });
    join('AFFILIATED_WITH', person(who, 'mentioned'), organization);
  }
  for (const what of told.projects ?? []) project(what);
  for (const who of told.people ?? []) person(who, 'mentioned');
  for (const path of told.links ?? []) join('LINKS_TO', id, `note:${path}`);
  return {
    note: {
      id,
      type: 'Note',
      name: told.title ?? told.path,
      aliases: [],
      path: told.path,
      authors: [],
      tags: told.tags ?? [],
      categories: [],
      excerpt: told.excerpt ?? '',
      ...(told.terms && { terms: told.terms }),
      digest: JSON.stringify(told),
      ...(told.url && { url: told.url }),
      ...(told.date && { date: told.date }),
    },
    statements: [...things.values()].sort((a, b) => compareText(a.id, b.id)),
    edges: [...edges.values()].sort(
      (a, b) => compareText(a.type, b.type) || compareText(a.from, b.from) || compareText(a.to, b.to),
    ),
  };
}
