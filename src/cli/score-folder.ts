import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HallwayError } from '../errors.ts';
import { compareNote, type NoteComparison } from '../evaluate/compare-note.ts';
import { type Labels, parseLabels, readLabels } from '../evaluate/labels.ts';
import { type Scores, scoresOf } from '../evaluate/score.ts';
import type { NoteReader } from '../ingest.ts';
import type { NoteMessage } from '../model/facts.ts';
import { type FoundDecisions, findDecisions } from '../note/find-decisions.ts';
import { findNotes, type NoteFile } from '../note/find-notes.ts';
import { readSource } from '../note/read-source.ts';
import { labelDocument } from './label-document.ts';

/** How well a folder of labelled notes is read. */
export interface FolderScore {
  /** By the paths of the notes, in their order. */
  readonly notes: ReadonlyMap<string, NoteComparison>;
  readonly scores: Scores;
  /** Notes that could not be read: all their labels count as missed. */
  readonly unread: readonly string[];
  /** Notes without a label file, which are left out. */
  readonly unlabelled: readonly string[];
  /** What is wrong with files and notes. */
  readonly messages: readonly NoteMessage[];
}

/** How to read the notes. */
export interface ScoreOptions {
  readonly cwd: string;
  readonly read: NoteReader;
  /** A file of decisions for all notes. */
  readonly decisions?: string | undefined;
}

interface LabelledNote {
  readonly file: NoteFile;
  readonly labels: Labels;
}

const NOTHING: Labels = readLabels({ sessions: [] }, 'nothing');

/**
 * Reads every note of a folder that has labels beside it (`name.json` beside `name.md`), and compares.
 * @throws HallwayError BAD_INPUT if the folder holds no labelled note, or a label file is wrong; BAD_DECISIONS
 */
export async function scoreFolder(folder: string, { cwd, read, decisions }: ScoreOptions): Promise<FolderScore> {
  const { files, messages: faults, base } = await findNotes([folder], { cwd });
  const given = decisions === undefined ? undefined : resolve(cwd, decisions);
  const decided = await findDecisions(files, { base, given });
  const notes: LabelledNote[] = [];
  const unlabelled: string[] = [];
  for (const file of files) {
    const labels = await labelsBeside(file);
    if (labels === undefined) unlabelled.push(file.path);
    else notes.push({ file, labels });
  }
  if (notes.length === 0) {
    throw new HallwayError(
      'BAD_INPUT',
      `No labelled notes in "${folder}", put a label file beside each note: name.json beside name.md`,
    );
  }
  const readings = await Promise.all(notes.map((note) => comparisonOf(note, read, decided)));
  return {
    notes: new Map(readings.map(({ path, comparison }) => [path, comparison])),
    scores: scoresOf(readings.map(({ comparison }) => comparison)),
    unread: readings.filter(({ found }) => !found).map(({ path }) => path),
    unlabelled,
    messages: [...faults, ...readings.flatMap(({ messages }) => messages)],
  };
}

interface NoteScore {
  readonly path: string;
  readonly comparison: NoteComparison;
  readonly found: boolean;
  readonly messages: readonly NoteMessage[];
}

async function comparisonOf(
  { file, labels }: LabelledNote,
  read: NoteReader,
  decided: FoundDecisions,
): Promise<NoteScore> {
  const { path } = file;
  const { source, message } = await readSource(file);
  const decisions = decided.of(file);
  const text = source === undefined ? undefined : { path, source, ...(decisions === undefined ? {} : { decisions }) };
  const { facts, messages } =
    text === undefined ? { messages: message === undefined ? [] : [message] } : await read(text);
  const found = facts === undefined ? NOTHING : readLabels(labelDocument(facts), path);
  return { path, comparison: compareNote(labels, found), found: facts !== undefined, messages };
}

/** The labels in the file beside a note; `undefined` if there is none. */
async function labelsBeside({ path, absolute }: NoteFile): Promise<Labels | undefined> {
  const file = `${path.replace(/\.[^./]+$/, '')}.json`;
  let source: string;
  try {
    source = await readFile(`${absolute.replace(/\.[^./\\]+$/, '')}.json`, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') return undefined;
    throw new HallwayError('BAD_INPUT', `Cannot read label file "${file}" (${code}), check its permissions`, { cause });
  }
  return parseLabels(source, file);
}
