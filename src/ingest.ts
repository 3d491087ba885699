import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve as resolvePath, sep } from 'node:path';
import type { VFile } from 'vfile';
import { HallwayError } from './errors.ts';
import { explain } from './extract/explain.ts';
import { study } from './extract/extract.ts';
import { IngestAccount, type IngestSummary } from './ingest-account.ts';
import { DecisionsUse, decisionsOfNote, prepareDecisions } from './ingest-decisions.ts';
import { compareText } from './model/evidence.ts';
import type { Explanation } from './model/explanation.ts';
import type { NoteFacts, NoteMessage } from './model/facts.ts';
import type { NoteGraph } from './model/graph.ts';
import { type FoundDecisions, findDecisions, type NoteDecisions } from './note/find-decisions.ts';
import { type FoundNotes, findNotes, type NoteFile } from './note/find-notes.ts';
import { parseNote } from './note/parse-note.ts';
import { readSource } from './note/read-source.ts';
import { resolve } from './resolve/resolve.ts';
import { shippedCatalogue } from './resolve/shipped-catalogue.ts';
import { RULES_VERSION } from './rules-version.generated.ts';
import type { NoteChange, Store } from './store/port.ts';

/** A note's text, to be read. */
export interface NoteText {
  readonly path: string;
  readonly source: string;
  /** Digest of the note (`noteDigest`); with it, the reading holds the note's graph. */
  readonly digest?: string;
  /** What people have decided beside the note. */
  readonly decisions?: NoteDecisions;
  /** With it, the reading says why this text was or was not taken for something in the note. */
  readonly why?: string;
}

/** What a note's text says. Plain data: it crosses threads, the tree does not. */
export interface NoteReading {
  /** Absent if the note could not be read; a fatal message says why. */
  readonly facts?: NoteFacts;
  /** What the note adds to the graph, if the note could be read and its digest was given. */
  readonly graph?: NoteGraph;
  /** Numbers of the decisions beside the note that it gave work to, if there are decisions. */
  readonly used?: readonly number[];
  /** If the note could be read and somebody asked why. */
  readonly explanation?: Explanation;
  readonly messages: readonly NoteMessage[];
}

/** Reads notes' texts: in threads with a deadline (`createThreadReader`), or here (`readNote`). */
export type NoteReader = (text: NoteText) => NoteReading | Promise<NoteReading>;

/** How to ingest. */
export interface IngestOptions {
  /** Folder that relative paths start at. */
  readonly cwd: string;
  readonly read: NoteReader;
  /** A file of decisions to use for all notes, instead of those that lie beside them. */
  readonly decisions?: string | undefined;
  /** Also remove notes that lie in the folders given and whose files are gone. */
  readonly prune?: boolean;
  /** Told after each note, and once before the first. */
  readonly onProgress?: (done: number, total: number) => void;
  /** When aborted, notes already read are still stored, and no further ones are read. */
  readonly stop?: AbortSignal;
}

/** So many notes are read at once and stored together: enough to keep threads and transactions busy, few enough to hold in memory. */
const GROUP = 64;
const NOTE_ID = 'note:';

/**
 * What one note's text says, by the shipped catalogue and people's decisions: parse, extract, decide and, if a digest is given, resolve.
 * Never throws: whatever is wrong is a message. Time is not limited here; `createThreadReader` does that.
 */
export function readNote({ path, source, digest, decisions, why }: NoteText): NoteReading {
  try {
    const { tree, file } = parseNote(path, source);
    if (isRejected(file)) return { messages: noteMessages(path, file) };
    const { catalogue, apply } = decisionsOfNote(tree, file, decisions);
    const studied = study(tree, file, catalogue, why === undefined ? undefined : []);
    const rejected = isRejected(file);
    const { facts, used } = rejected ? { facts: studied.facts, used: [] } : apply(studied.facts);
    const messages = noteMessages(path, file);
    if (rejected) return { messages };
    return {
      facts,
      messages,
      ...(decisions === undefined ? {} : { used }),
      ...(digest === undefined ? {} : { graph: resolve(facts, { catalogue, digest }) }),
      ...(why === undefined ? {} : { explanation: explain(why, { ...studied, facts }) }),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
      messages: [
        { path, rule: 'internal', reason: `A fault of Hallway (${cause}); report it with the note`, fatal: true },
      ],
    };
  }
}

/**
 * What must be equal for a note's facts to be equal: its text, the rules, the catalogue and the decisions beside it. 64 hexadecimal digits.
 * @param decided digest of the decisions, if there are any
 */
export function noteDigest(source: string, decided?: string): string {
  const { version } = shippedCatalogue();
  const given = decided === undefined ? '' : `${decided}\0`;
  return createHash('sha256').update(`${RULES_VERSION}\0${version}\0${given}`).update(source).digest('hex');
}

/**
 * Brings notes into the store: finds the files, skips those that the store already holds unchanged, reads the others, and applies
 * what they say. One note that cannot be read stops nothing; it is among `rejected`, and a message says where and why.
 * @param paths files, folders and patterns
 * @throws HallwayError BAD_INPUT if a path names nothing; BAD_DECISIONS, before anything is written; the store's own errors
 */
export async function ingest(paths: readonly string[], store: Store, options: IngestOptions): Promise<IngestSummary> {
  const found = await findNotes(paths, { cwd: options.cwd });
  const decided = await decisionsFor(found, options);
  const use = new DecisionsUse(decided, await areRead(paths, options.cwd));
  const held = await store.digests();
  const gone = options.prune === true ? await goneNotes(paths, found, held, options.cwd) : [];
  const account = new IngestAccount(found.messages);

  let done = 0;
  let applying: Promise<void> = Promise.resolve();
  const apply = async (changes: readonly NoteChange[]) => {
    if (changes.length > 0) account.addResult(await store.apply(changes));
  };
  options.onProgress?.(0, found.files.length);
  for (let start = 0; start < found.files.length && options.stop?.aborted !== true; start += GROUP) {
    const group = found.files.slice(start, start + GROUP);
    const changes = await Promise.all(
      group.map(async (file) => {
        const change = await changeOf(file, { held, decided, use, account, read: options.read });
        options.onProgress?.(++done, found.files.length);
        return change ?? [];
      }),
    );
    // One group is stored while the next is read; groups are stored one after the other.
    await applying;
    applying = apply(changes.flat());
    // It is awaited above or below; until then its failure must not count as unhandled.
    applying.catch(() => {});
  }
  await applying;
  if (options.stop?.aborted !== true) {
    await apply(gone.map((note) => ({ kind: 'remove', note })));
    account.removed.push(...gone.map(pathOf));
    account.messages.push(...use.messages());
  }
  return account.summary(found.files.length - done);
}

/** The decisions of the notes found, all of them checked. */
async function decisionsFor(found: FoundNotes, { cwd, decisions }: IngestOptions): Promise<FoundDecisions> {
  const given = decisions === undefined ? undefined : resolvePath(cwd, decisions);
  const decided = await findDecisions(found.files, { base: found.base, given });
  for (const file of decided.files) prepareDecisions(file);
  return decided;
}

/** Whether all notes of a folder are among those that the paths name. */
async function areRead(paths: readonly string[], cwd: string): Promise<(folder: string) => boolean> {
  const folders: string[] = [];
  for (const path of paths) {
    const absolute = resolvePath(cwd, path);
    if ((await stat(absolute).catch(() => undefined))?.isDirectory()) folders.push(absolute);
  }
  return (folder) =>
    folders.some((given) => {
      const inside = relative(given, folder);
      return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
    });
}

/** What an ingest knows while it reads files. */
interface Reading {
  readonly held: ReadonlyMap<string, string>;
  readonly decided: FoundDecisions;
  readonly use: DecisionsUse;
  readonly account: IngestAccount;
  readonly read: NoteReader;
}

/** The change that a file asks for; `undefined` if there is none to make. */
async function changeOf(file: NoteFile, reading: Reading): Promise<NoteChange | undefined> {
  const { held, decided, use, account, read } = reading;
  const { source, message } = await readSource(file);
  if (source === undefined) {
    use.add(file, undefined);
    account.reject(file.path, [message]);
    return undefined;
  }
  const decisions = decided.of(file);
  const digest = noteDigest(source, decisions?.file.digest);
  const before = held.get(NOTE_ID + file.path);
  if (before === digest) {
    use.add(file, undefined);
    account.unchanged.push(file.path);
    return undefined;
  }
  const given = decisions === undefined ? {} : { decisions };
  const { graph, messages, used } = await read({ path: file.path, source, digest, ...given });
  use.add(file, used);
  if (graph === undefined) {
    account.reject(file.path, messages);
    return undefined;
  }
  account.messages.push(...messages);
  (before === undefined ? account.added : account.changed).push(file.path);
  return { kind: 'put', graph };
}

/** Ids of notes that the store holds for the folders given and that are no longer there. A file that is there but faulty is not gone. */
async function goneNotes(
  paths: readonly string[],
  found: FoundNotes,
  held: ReadonlyMap<string, string>,
  cwd: string,
): Promise<string[]> {
  const folders: string[] = [];
  for (const path of paths) {
    const absolute = resolvePath(cwd, path);
    if ((await stat(absolute).catch(() => undefined))?.isDirectory()) {
      folders.push(relative(found.base, absolute).split(sep).join('/'));
    }
  }
  if (folders.length === 0) {
    throw new HallwayError(
      'BAD_USAGE',
      'Cannot tell which notes are gone without a folder; give the folder of the notes with --prune',
    );
  }
  const there = new Set(found.files.map((file) => file.path));
  const gone = [...held.keys()].filter((id) => {
    const path = pathOf(id);
    const given = folders.some((folder) => isWithin(path, folder));
    return given && !there.has(path) && !found.messages.some((message) => isWithin(path, message.path));
  });
  // The names of notes are relative: to prune by a wrong folder would remove everything. One known note shows that it is the right one.
  if (gone.length > 0 && !found.files.some((file) => held.has(NOTE_ID + file.path))) {
    throw new HallwayError(
      'BAD_INPUT',
      `None of the notes in "${paths.join(' ')}" is in the graph, whose ${gone.length} notes --prune would remove; ingest without --prune first`,
    );
  }
  return gone.sort(compareText);
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function pathOf(noteId: string): string {
  return noteId.slice(NOTE_ID.length);
}

function isRejected(file: VFile): boolean {
  return file.messages.some((message) => message.fatal === true);
}

function noteMessages(path: string, file: VFile): NoteMessage[] {
  return file.messages.map(({ line, column, ruleId, source, reason, fatal }) => ({
    path,
    ...(line === undefined || line === null ? {} : { line }),
    ...(column === undefined || column === null ? {} : { column }),
    rule: ruleId ?? source ?? 'note',
    reason,
    fatal: fatal === true,
  }));
}
