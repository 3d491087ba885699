import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Catalogue } from '../model/catalogue.ts';
import type { LinkFact, NoteFacts, NoteInfo } from '../model/facts.ts';
import { aboutTies } from './assemble/about.ts';
import { conferenceFacts, groupEvents } from './assemble/conferences.ts';
import { evidenceOf } from './assemble/evidence-of.ts';
import { mergeSessions } from './assemble/merge-sessions.ts';
import { Organizations } from './assemble/organizations.ts';
import { gatherPeople } from './assemble/people.ts';
import { groupProjects, projectFacts } from './assemble/projects.ts';
import { sessionFacts } from './assemble/sessions.ts';
import { decidedEvents } from './decided-event.ts';
import { buildDocument } from './document/build-document.ts';
import { type Findings, noFindings, type Refusal } from './findings.ts';
import { frontBlocks } from './front-blocks.ts';
import { readNoteInfo } from './note-info.ts';
import { type Reading, read } from './reading.ts';
import { RULES } from './rules/rules.ts';
import { tellingTerms } from './telling-terms.ts';

/**
 * Learns from a note's tree what it says about conferences, sessions, speakers and projects. Pure: equal trees and catalogues give equal facts.
 * Faults of the note, and of a rule, become messages on `file`; nothing is thrown.
 * @param tree markdown tree, with `yaml`/`toml` front matter nodes and raw HTML nodes as the parser left them; positions are optional
 * @param file its `path` becomes the note's, its `value` (if any) makes places exact
 */
export function extract(tree: Root, file: VFile, catalogue: Catalogue): NoteFacts {
  return study(tree, file, catalogue).facts;
}

/** A note read to the end: its facts, and what they were made of. */
export interface Study {
  readonly facts: NoteFacts;
  readonly tree: Root;
  /** The note's text, if the file had it. */
  readonly source?: string;
  readonly reading: Reading;
  readonly findings: Findings;
}

/**
 * `extract` with its working papers.
 * @param refused takes what rules decide against; left out, nobody keeps count of it
 */
export function study(tree: Root, file: VFile, catalogue: Catalogue, refused?: Refusal[]): Study {
  const source = typeof file.value === 'string' ? file.value : undefined;
  const document = buildDocument(tree, source);
  const info = readNoteInfo(tree, file, document);
  const reading = read(document, frontBlocks(info, document, source), info, catalogue);
  const findings = noFindings(refused);
  findings.events.push(...decidedEvents(file, reading.gazetteer));
  for (const rule of RULES) {
    try {
      rule.run(reading, findings);
    } catch (error) {
      file.message(`Rule failed: ${error instanceof Error ? error.message : String(error)}`, {
        ruleId: rule.id,
        source: 'hallway',
      });
    }
  }
  const facts = assemble(reading, findings, info);
  return { facts, tree, ...(source === undefined ? {} : { source }), reading, findings };
}

function assemble(reading: Reading, findings: Findings, info: NoteInfo): NoteFacts {
  const sessions = mergeSessions(findings.sessions, findings);
  const merged: Findings = { ...findings, sessions: [...sessions] };
  const groups = groupEvents(merged, info);
  const projects = groupProjects(merged, reading.gazetteer);
  const organizations = new Organizations(merged, reading.gazetteer);
  const people = gatherPeople(merged, sessions, info, (name) => organizations.key(name));
  const around = {
    reading,
    groups,
    people,
    authors: info.authors,
    about: (session: (typeof sessions)[number]) => aboutTies(merged, reading, session, projects),
  };
  const told = sessionFacts(sessions, around);
  return {
    note: { ...info, terms: tellingTerms(info, reading.blocks) },
    conferences: conferenceFacts(groups, merged),
    sessions: told,
    people: people.facts().filter((p) => p.evidence.length > 0),
    projects: projectFacts(projects),
    organizations: organizations.facts(),
    links: links(reading),
  };
}

/** The note's links to other pages, each target once, with the place of the first. */
function links(reading: Reading): readonly LinkFact[] {
  const found = new Map<string, LinkFact>();
  for (const { block } of reading.blocks) {
    for (const span of block.spans) {
      if (span.kind !== 'link' || span.url === undefined || found.has(span.url) || /^(?:mailto:|#)/i.test(span.url))
        continue;
      const claim = { rule: 'link', confidence: 1, spot: { block, start: span.start, end: span.end } };
      found.set(span.url, { url: span.url, evidence: [evidenceOf(claim)] });
    }
  }
  return [...found.values()];
}
