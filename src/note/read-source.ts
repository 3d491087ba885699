import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { NoteMessage } from '../model/facts.ts';
import type { NoteFile } from './find-notes.ts';

/** Longest note that is read, in bytes. The longest blog posts known have a fifth of it. */
export const MAX_NOTE_BYTES = 256 * 1024;

/** A note's text, or the one reason why it has none. */
export type SourceReading =
  | { readonly source: string; readonly message?: never }
  | { readonly source?: never; readonly message: NoteMessage };

/**
 * Reads a note. Never throws and never blocks (on a pipe, say): whatever is wrong with the file is a fatal message.
 * The text is without a byte order mark.
 */
export async function readSource(file: NoteFile): Promise<SourceReading> {
  // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
  const handle = await open(file.absolute, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => error);
  if (handle instanceof Error || typeof handle !== 'object' || handle === null || !('stat' in handle)) {
    return fault(file.path, 'unreadable', unreadable(handle));
  }
  // Safe: a value of `open` that is no error is its FileHandle.
  const opened = handle as Awaited<ReturnType<typeof open>>;
  try {
    const stats = await opened.stat();
    if (!stats.isFile())
      return fault(file.path, 'not-a-file', 'Expected a file that can be read twice, name a regular file');
    if (stats.size > MAX_NOTE_BYTES) return tooLarge(file.path, stats.size);
    return decodeSource(file.path, await opened.readFile());
  } catch (error) {
    return fault(file.path, 'unreadable', unreadable(error));
  } finally {
    await opened.close();
  }
}

/** Decodes a note's bytes as strict UTF-8: nothing is replaced silently, since a name with a lost letter is another name. */
export function decodeSource(path: string, bytes: Uint8Array): SourceReading {
  if (bytes.length > MAX_NOTE_BYTES) return tooLarge(path, bytes.length);
  if (looksLikeUtf16(bytes)) {
    return fault(path, 'encoding', 'Expected UTF-8, found UTF-16, save the note as UTF-8', { line: 1, column: 1 });
  }
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const place = firstFault(bytes);
    const byte = place.byte.toString(16).toUpperCase().padStart(2, '0');
    const reason = `Expected UTF-8, found the byte 0x${byte}, save the note as UTF-8 (from Latin-1: iconv -f latin1 -t utf-8)`;
    return fault(path, 'encoding', reason, place);
  }
  const nul = source.indexOf('\0');
  if (nul !== -1) {
    const place = placeIn(source, nul);
    return fault(path, 'encoding', 'Expected text, found a NUL character, remove it or leave the file out', place);
  }
  if (source.trim() === '') return fault(path, 'empty', 'Note is empty, write something into it or remove it');
  return { source };
}

function fault(path: string, rule: string, reason: string, place?: { line: number; column: number }): SourceReading {
  const where = place === undefined ? {} : { line: place.line, column: place.column };
  return { message: { path, ...where, rule, reason, fatal: true } };
}

function tooLarge(path: string, size: number): SourceReading {
  const reason = `Note has ${Math.ceil(size / 1024)} KB, at most ${MAX_NOTE_BYTES / 1024} KB are read, split it`;
  return fault(path, 'too-large', reason);
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (code === 'ENOENT') return 'File is gone, it was there a moment ago';
  if (code === 'EACCES' || code === 'EPERM') return 'File cannot be read, check its permissions';
  return `File cannot be read (${code}), check that it is a regular file on a working disk`;
}

/** By its mark, or without one by NULs in most places of one parity: ASCII letters in UTF-16. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const probe = bytes.subarray(0, 512);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of probe.entries()) {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  }
  return probe.length >= 4 && Math.max(even, odd) > probe.length / 4;
}

/** Line, column and value of the first byte that is not UTF-8. */
function firstFault(bytes: Uint8Array): { line: number; column: number; byte: number } {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let good = 0; // bytes known to decode
  let bad = bytes.length; // shortest prefix known not to decode, whatever follows it
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    // A prefix may end inside a character: in stream mode that is no fault yet.
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  let start = good;
  while (start > 0 && start > good - 4 && !decodes(strict, bytes.subarray(0, start))) start--;
  const before = strict.decode(bytes.subarray(0, start));
  return { ...placeIn(before, before.length), byte: bytes[start] ?? 0 };
}

function decodes(decoder: { decode(bytes: Uint8Array): string }, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
