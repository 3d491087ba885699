import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { HallwayError } from '../errors.ts';
import { compareText } from '../model/evidence.ts';
import type { NoteMessage } from '../model/facts.ts';

/** A file to be read as a note. */
export interface NoteFile {
  /**
   * The note's name in the graph: relative to `base` of the search, with forward slashes.
   */
  readonly path: string;
  /** Where it is on this machine. */
  readonly absolute: string;
}

/** What a search found. */
export interface FoundNotes {
  /** Each file once, ordered by path. */
  readonly files: readonly NoteFile[];
  /** What looked like a note and is none: pipes, broken links, links that lead out of the folder, folders that cannot be read. */
  readonly messages: readonly NoteMessage[];
  /** The folder that paths are relative to. */
  readonly base: string;
}

/** Where to search from. */
export interface FindNotesOptions {
  /** Folder that relative arguments start at. */
  readonly cwd: string;
  /** Folder that the notes' paths are relative to. By default the deepest folder that holds everything given. */
  readonly base?: string;
}

const NOTE_NAME = /\.(?:md|markdown|mdown|mkd|mdx)$/i;

/**
 * Finds the notes that files, folders (searched through, without dot folders and `node_modules`) and glob patterns name.
 *
 * Paths are relative to the deepest folder that holds everything given: `seed` gives `looking-back.md`, `seed/looking-back.md` gives
 * the same, and `2016 2017` gives `2016/a.md` and `2017/a.md`. So two files never share a path, the order of arguments does not
 * matter, and a folder keeps its notes' ids wherever it is moved to.
 *
 * A symbolic link is followed as long as its target stays within the folder given; a file is listed once however many ways lead to it.
 * @throws HallwayError BAD_INPUT if an argument names nothing, or a folder or pattern holds no notes
 */
export async function findNotes(paths: readonly string[], options: FindNotesOptions): Promise<FoundNotes> {
  const searches = await Promise.all(paths.map((path) => search(path, options.cwd)));
  const base = resolve(options.cwd, options.base ?? commonFolder(searches.map((found) => found.root)));
  const named = (absolute: string) => relative(base, absolute).split(sep).join('/');

  const files = new Map<string, NoteFile>();
  // Sorted first, so that of several links to one file the same one is kept whatever the order of arguments. A file's own name
  // comes before links to it.
  const candidates = searches.flatMap((found) => found.files);
  candidates.sort((a, b) => Number(a.linked) - Number(b.linked) || compareText(a.absolute, b.absolute));
  for (const { absolute, real } of candidates) {
    if (!files.has(real)) files.set(real, { path: named(absolute), absolute });
  }
  const messages = new Map<string, NoteMessage>();
  for (const fault of searches.flatMap((found) => found.faults)) {
    const path = named(fault.absolute);
    messages.set(path, { path, rule: fault.rule, reason: fault.reason, fatal: fault.fatal });
  }
  return {
    files: [...files.values()].sort((a, b) => compareText(a.path, b.path)),
    messages: [...messages.values()].sort((a, b) => compareText(a.path, b.path)),
    base,
  };
}

interface Candidate {
  readonly absolute: string;
  readonly real: string;
  readonly linked: boolean;
}

interface Fault {
  readonly absolute: string;
  readonly rule: string;
  readonly reason: string;
  readonly fatal: boolean;
}

/** What one argument led to. */
interface Search {
  /** Folder that the argument stands for. */
  readonly root: string;
  /** The same without symbolic links: nothing outside is read. */
  readonly fence: string;
  readonly files: Candidate[];
  readonly faults: Fault[];
}

async function search(argument: string, cwd: string): Promise<Search> {
  const absolute = resolve(cwd, argument);
  const stats = argument === '' ? undefined : await stat(absolute).catch(() => undefined);
  if (stats?.isDirectory()) return searchFolder(argument, absolute);
  if (stats !== undefined) return searchFile(absolute, stats);
  if (argument !== '' && isDynamicPattern(argument)) return searchPattern(argument, cwd);
  const dangling = (await lstat(absolute).catch(() => undefined))?.isSymbolicLink();
  throw new HallwayError(
    'BAD_INPUT',
    dangling
      ? `Link "${argument}" leads nowhere, give a file, a folder or a pattern that exists`
      : `No file or folder "${argument}", give one that exists or a pattern such as "notes/**/*.md"`,
  );
}

async function searchFolder(argument: string, root: string): Promise<Search> {
  const found: Search = { root, fence: await realpath(root), files: [], faults: [] };
  if (NOTE_NAME.test(root)) found.faults.push(folderNamedLikeNote(root));
  await walk(root, found);
  if (found.files.length === 0 && !found.faults.some((fault) => fault.fatal)) {
    throw new HallwayError('BAD_INPUT', `No notes in folder "${argument}", expected files that end in .md`);
  }
  return found;
}

/** A file that is named outright is read whatever its extension, and through a link wherever that leads: its user said so. */
async function searchFile(absolute: string, stats: Stats): Promise<Search> {
  const root = dirname(absolute);
  const real = await realpath(absolute);
  const found: Search = { root, fence: dirname(real), files: [], faults: [] };
  if (stats.isFile()) found.files.push({ absolute, real, linked: false });
  else found.faults.push(notAFile(absolute, stats));
  return found;
}

async function searchPattern(pattern: string, cwd: string): Promise<Search> {
  const root = resolve(cwd, fixedPart(pattern));
  const real = await realpath(root).catch(() => root);
  const found: Search = { root, fence: real, files: [], faults: [] };
  // Folders are not expanded: `notes/*` means what it matches. Links are followed, and looked at one by one below.
  const matches = await glob(pattern, {
    cwd,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**', `${escapePath(real)}/**/.*/**`],
  });
  for (const match of matches.sort(compareText)) {
    const absolute = resolve(match);
    if (NOTE_NAME.test(absolute)) await look(absolute, found);
  }
  if (found.files.length === 0 && !found.faults.some((fault) => fault.fatal)) {
    throw new HallwayError('BAD_INPUT', `No notes match "${pattern}", expected files that end in .md`);
  }
  return found;
}

async function walk(folder: string, found: Search): Promise<void> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const reason = `Folder cannot be read (${errorCode(error)}), check its permissions`;
    found.faults.push({ absolute: folder, rule: 'unreadable', reason, fatal: true });
    return;
  }
  for (const name of names.sort(compareText)) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    await look(resolve(folder, name), found);
  }
}

/** Takes a file, goes into a folder, follows a link that stays inside; all else with a note's name is a fault. */
async function look(absolute: string, found: Search): Promise<void> {
  const own = await lstat(absolute).catch(() => undefined);
  if (own === undefined) return; // gone since it was listed
  const looksLikeNote = NOTE_NAME.test(absolute);
  if (own.isSymbolicLink()) {
    if (looksLikeNote) await followLink(absolute, found);
    return; // links to folders are not followed: they make rings, and their notes have a place of their own
  }
  if (own.isDirectory()) {
    if (looksLikeNote) found.faults.push(folderNamedLikeNote(absolute));
    await walk(absolute, found);
    return;
  }
  if (!looksLikeNote) return;
  if (!own.isFile()) {
    found.faults.push(notAFile(absolute, own));
    return;
  }
  // A pattern may have come here through a link to a folder.
  const real = await realpath(absolute);
  if (isInside(real, found.fence)) found.files.push({ absolute, real, linked: false });
  else found.faults.push(outside(absolute));
}

async function followLink(absolute: string, found: Search): Promise<void> {
  const real = await realpath(absolute).catch(() => undefined);
  const target = real === undefined ? undefined : await stat(real).catch(() => undefined);
  if (real === undefined || target === undefined) {
    const reason = 'Link leads nowhere, point it at a note or remove it';
    found.faults.push({ absolute, rule: 'broken-link', reason, fatal: true });
  } else if (!isInside(real, found.fence)) {
    found.faults.push(outside(absolute));
  } else if (target.isFile()) found.files.push({ absolute, real, linked: true });
  else found.faults.push(notAFile(absolute, target));
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function outside(absolute: string): Fault {
  const reason =
    'Link leads out of the folder given and is not followed, copy the note into the folder or name it outright';
  return { absolute, rule: 'outside-folder', reason, fatal: true };
}

function folderNamedLikeNote(absolute: string): Fault {
  const reason =
    'Expected a file, found a folder with the name of a note; notes in it are read, rename it if it is none';
  return { absolute, rule: 'not-a-file', reason, fatal: false };
}

function notAFile(absolute: string, stats: Stats): Fault {
  const what = stats.isFIFO()
    ? 'a pipe'
    : stats.isSocket()
      ? 'a socket'
      : stats.isDirectory()
        ? 'a folder'
        : 'a device';
  return {
    absolute,
    rule: 'not-a-file',
    reason: `Expected a file, found ${what}, name a file that can be read twice`,
    fatal: true,
  };
}

/** The part of a pattern before the first segment that can match several names. */
function fixedPart(pattern: string): string {
  const segments = pattern.split('/');
  const dynamic = segments.findIndex((segment) => isDynamicPattern(segment));
  const fixed = segments.slice(0, dynamic === -1 ? -1 : dynamic).join('/');
  return fixed === '' ? (pattern.startsWith('/') ? '/' : '.') : fixed;
}

function commonFolder(folders: readonly string[]): string {
  const [first, ...others] = folders;
  if (first === undefined) return '.';
  let common = first.split(sep);
  for (const folder of others) {
    const segments = folder.split(sep);
    const differs = common.findIndex((segment, index) => segment !== segments[index]);
    if (differs !== -1) common = common.slice(0, differs);
  }
  return common.join(sep) || sep;
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
}
