import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { HallwayError } from '../errors.ts';
import type { NoteFile } from './find-notes.ts';

/** A file of decisions. */
export interface DecisionsFile {
  /** Relative to the folder that note paths are relative to, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Changes with path and text: 64 hexadecimal digits. */
  readonly digest: string;
}

/** What a note goes by. */
export interface NoteDecisions {
  readonly file: DecisionsFile;
  /** The note's path from the folder of the file, which is how the file names it; the note's own path if it lies elsewhere. */
  readonly notePath: string;
}

/** Where to look for decisions. */
export interface FindDecisionsOptions {
  /** Folder that the notes' paths are relative to. */
  readonly base: string;
  /** A file that is used for every note instead of looking for any; absolute. */
  readonly given?: string | undefined;
  /** The highest folder to look in, if that is above `base`. */
  readonly top?: string;
}

/** The decisions of some notes. */
export interface FoundDecisions {
  /** Each file once, with the folder that it is in. */
  readonly files: readonly (DecisionsFile & { readonly folder: string })[];
  of(note: NoteFile): NoteDecisions | undefined;
}

/** Longest file of decisions, in bytes. */
const MAX_BYTES = 256 * 1024;
const NAMES = ['hallway.yaml', 'hallway.yml'] as const;

/**
 * Finds the file of decisions that each note goes by: the nearest `hallway.yaml` (or `.yml`) in its folder or in one above it, up to the folder that
 * notes' paths are relative to.
 * @throws HallwayError BAD_DECISIONS if a file is too long, no UTF-8, no file, or if a folder has two; BAD_INPUT if the one given is not there
 */
export async function findDecisions(
  notes: readonly NoteFile[],
  { base, given, top = base }: FindDecisionsOptions,
): Promise<FoundDecisions> {
  const search = new Search(base, isWithin(base, top) ? top : base);
  if (given !== undefined) {
    const file = await search.read(given);
    if (file === undefined)
      throw new HallwayError('BAD_INPUT', `No file of decisions "${given}", give one that exists`);
    return { files: [file], of: (note) => ({ file: plain(file), notePath: pathFrom(file.folder, note) }) };
  }
  const byFolder = new Map<string, PlacedFile | undefined>();
  for (const { absolute } of notes) {
    const folder = dirname(absolute);
    if (!byFolder.has(folder)) byFolder.set(folder, await search.nearest(folder));
  }
  return {
    files: [...new Set(byFolder.values())].filter((file) => file !== undefined),
    of: (note) => {
      const file = byFolder.get(dirname(note.absolute));
      return file === undefined ? undefined : { file: plain(file), notePath: pathFrom(file.folder, note) };
    },
  };
}

type PlacedFile = DecisionsFile & { readonly folder: string };

function plain({ path, text, digest }: PlacedFile): DecisionsFile {
  return { path, text, digest };
}

function pathFrom(folder: string, { absolute, path }: NoteFile): string {
  return isWithin(absolute, folder) ? slashed(relative(folder, absolute)) : path;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

class Search {
  readonly #base: string;
  readonly #top: string;
  readonly #found = new Map<string, Promise<PlacedFile | undefined>>();

  constructor(base: string, top: string) {
    this.#base = resolve(base);
    this.#top = resolve(top);
  }

  /** The file of a folder, or else of the nearest above it. */
  nearest(folder: string): Promise<PlacedFile | undefined> {
    const known = this.#found.get(folder);
    if (known !== undefined) return known;
    const found = this.#in(folder).then((file) => {
      const above = dirname(folder);
      return (
        file ??
        (folder === this.#top || above === folder || !isWithin(above, this.#top) ? undefined : this.nearest(above))
      );
    });
    this.#found.set(folder, found);
    return found;
  }

  async #in(folder: string): Promise<PlacedFile | undefined> {
    const [first, second] = (await Promise.all(NAMES.map((name) => this.read(join(folder, name), folder)))).filter(
      (file) => file !== undefined,
    );
    if (first !== undefined && second !== undefined) {
      throw new HallwayError('BAD_DECISIONS', `Found both "${first.path}" and "${second.path}", keep one of them`);
    }
    return first;
  }

  /**
   * The file, or `undefined` if there is none.
   * @param fence a folder that links may not lead out of
   */
  async read(absolute: string, fence?: string): Promise<PlacedFile | undefined> {
    const path = slashed(relative(this.#base, absolute));
    const refuse = (reason: string): never => {
      throw new HallwayError('BAD_DECISIONS', `Could not read the decisions in "${path}": ${reason}`);
    };
    let bytes: Uint8Array;
    try {
      if (fence !== undefined && !isWithin(await realpath(absolute), await realpath(this.#top))) {
        return refuse('it is a link that leads out of the folder given, copy the file there');
      }
      bytes = await readFile(absolute, refuse);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      if (error instanceof HallwayError) throw error;
      return refuse(`${String(code ?? error)}, check its permissions`);
    }
    const text = decoded(bytes) ?? refuse('expected UTF-8, save it as that');
    const digest = createHash('sha256').update(`${path}\0${text}`).digest('hex');
    return { path, text, digest, folder: dirname(absolute) };
  }
}

async function readFile(absolute: string, refuse: (reason: string) => never): Promise<Uint8Array> {
  // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
  const handle = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return refuse('expected a file');
    if (stats.size > MAX_BYTES) {
      return refuse(`it has ${Math.ceil(stats.size / 1024)} KB, at most ${MAX_BYTES / 1024} KB are read`);
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
