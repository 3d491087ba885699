import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Catalogue } from './model/catalogue.ts';
import type { NoteFacts, NoteMessage } from './model/facts.ts';
import type { DecisionsFile, FoundDecisions, NoteDecisions } from './note/find-decisions.ts';
import type { NoteFile } from './note/find-notes.ts';
import { decide, decidedAuthors, decidedConference } from './resolve/decisions/decide.ts';
import { allDecisions, type Decisions } from './resolve/decisions/decisions.ts';
import { type ReadDecisions, readDecisions } from './resolve/decisions/read-decisions.ts';
import { readNoteDecisions } from './resolve/decisions/read-note-decisions.ts';
import { shippedCatalogue } from './resolve/shipped-catalogue.ts';

/** So many files stay prepared: a catalogue with additions takes some megabytes, and a folder seldom has more than one file. */
const KEPT = 4;
const prepared = new Map<string, ReadDecisions>();

/**
 * The decisions of a file, read once and remembered by digest.
 * @throws HallwayError BAD_DECISIONS with file and line of every fault
 */
export function prepareDecisions({ path, text, digest }: DecisionsFile): ReadDecisions {
  const known = prepared.get(digest);
  prepared.delete(digest);
  const ready = known ?? readDecisions(text, path, shippedCatalogue());
  prepared.set(digest, ready);
  for (const oldest of [...prepared.keys()].slice(0, Math.max(0, prepared.size - KEPT))) prepared.delete(oldest);
  return ready;
}

/** What a note's own front matter and the decisions beside it say of the note. */
export interface DecisionsOfNote {
  readonly catalogue: Catalogue;
  /** Applies the decisions to what was extracted. Those of the note itself come last. */
  apply(facts: NoteFacts): { readonly facts: NoteFacts; readonly used: readonly number[] };
}

/** Decisions with what they call the note. */
interface Applied extends ReadDecisions {
  readonly path: string;
}

/**
 * The decisions that a note is read by; what extraction must know of them is left on the file. What is wrong in the note's front matter becomes
 * fatal messages on the file, what is not used there others.
 * @param beside those of the file that the note goes by
 */
export function decisionsOfNote(tree: Root, file: VFile, beside: NoteDecisions | undefined): DecisionsOfNote {
  const given: Applied | undefined =
    beside === undefined ? undefined : { ...prepareDecisions(beside.file), path: beside.notePath };
  const catalogue = given?.catalogue ?? shippedCatalogue();
  const block = ownDecisions(tree, file);
  const own: Applied | undefined = block === undefined ? undefined : { decisions: block, catalogue, path: file.path };
  tellExtraction(file, [own, given]);
  return {
    catalogue,
    apply(facts) {
      const outer = given === undefined ? undefined : decide(facts, given);
      const used = [...(outer?.used ?? [])];
      if (own === undefined) return { facts: outer?.facts ?? facts, used };
      const inner = decide(outer?.facts ?? facts, own);
      tellUnused(file, own.decisions, inner.used);
      return { facts: inner.facts, used };
    },
  };
}

/** What a note is about and who wrote it, by the first of some decisions that say so. */
function tellExtraction(file: VFile, all: readonly (Applied | undefined)[]): void {
  for (const applied of all) {
    if (applied === undefined) continue;
    const { decisions, path } = applied;
    const conference = decidedConference(decisions, path);
    const authors = decidedAuthors(decisions, path);
    if (conference !== undefined) {
      file.data.decidedConference ??= { name: conference.value, evidence: conference.evidence };
    }
    if (authors !== undefined) file.data.decidedAuthors ??= authors;
  }
}

function tellUnused(file: VFile, decisions: Decisions, used: ReadonlySet<number>): void {
  for (const { index, evidence } of allDecisions(decisions)) {
    if (used.has(index)) continue;
    const place = { line: evidence.startLine, column: evidence.startColumn };
    file.message(UNUSED, { ruleId: UNUSED_RULE, source: 'hallway', place });
  }
}

const UNUSED_RULE = 'decision-unused';
const UNUSED = 'Decision not used: the note does not hold what it names, mend it or take it out';
const UNUSED_HERE = 'Decision not used: no note holds what it names, mend it or take it out';

function ownDecisions(tree: Root, file: VFile): Decisions | undefined {
  const [node] = tree.children;
  if (node?.type !== 'yaml' && node?.type !== 'toml') return undefined;
  const start = node.position?.start;
  // The text starts below its fence; header lines have none.
  const fenced = start?.offset === undefined || /^[-+]{3}/.test(String(file).slice(start.offset, start.offset + 3));
  const firstLine = (start?.line ?? 1) + (fenced ? 1 : 0);
  const { decisions, faults } = readNoteDecisions({ language: node.type, text: node.value, firstLine }, file.path);
  for (const { line, column, reason } of faults ?? []) {
    const place = column === undefined ? { line, column: 1 } : { line, column };
    const message = file.message(`${sentence(reason)} (decisions in the front matter)`, {
      ruleId: 'decisions',
      source: 'hallway',
      place,
    });
    message.fatal = true;
  }
  return decisions;
}

function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}

/** Keeps count of which decisions an ingest had use for. */
export class DecisionsUse {
  readonly #files: ReadonlyMap<string, { readonly used: Set<number>; isWhole: boolean }>;
  readonly #found: FoundDecisions;

  /** @param folders absolute paths of the folders that are read; of a file that lies elsewhere, not all notes are seen */
  constructor(found: FoundDecisions, isRead: (folder: string) => boolean) {
    this.#found = found;
    this.#files = new Map(
      found.files.map(({ digest, folder }) => [digest, { used: new Set<number>(), isWhole: isRead(folder) }]),
    );
  }

  /** Counts what a note used; `undefined` for a note that was not read anew. */
  add(note: NoteFile, used: readonly number[] | undefined): void {
    const digest = this.#found.of(note)?.file.digest;
    const use = digest === undefined ? undefined : this.#files.get(digest);
    if (use === undefined) return;
    if (used === undefined) use.isWhole = false;
    for (const index of used ?? []) use.used.add(index);
  }

  /** A message for every decision that no note had use for, of the files all of whose notes were read. */
  messages(): NoteMessage[] {
    return this.#found.files.flatMap((file) => {
      const use = this.#files.get(file.digest);
      if (use?.isWhole !== true) return [];
      return allDecisions(prepareDecisions(file).decisions).flatMap(({ index, evidence }) => {
        if (use.used.has(index)) return [];
        const place = { line: evidence.startLine, column: evidence.startColumn };
        return [{ path: file.path, ...place, rule: UNUSED_RULE, reason: UNUSED_HERE, fatal: false }];
      });
    });
  }
}
