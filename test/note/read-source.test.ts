import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSource, MAX_NOTE_BYTES, readSource } from '../../src/note/read-source.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-read-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function decode(...bytes: (string | number[])[]) {
  return decodeSource('note.md', Buffer.concat(bytes.map((part) => Buffer.from(part as string))));
}

async function read(bytes: Buffer | string) {
  const absolute = join(folder, 'note.md');
  writeFileSync(absolute, bytes);
  return readSource({ path: 'note.md', absolute });
}

describe('readSource', () => {
  it('reads UTF-8, without a byte order mark and with line endings as they are', async () => {
    expect(await read('\uFEFFJérôme\r\n🎉')).toEqual({ source: 'Jérôme\r\n🎉' });
  });

  it('says what is too large before reading it', async () => {
    expect((await read('x'.repeat(300 * 1024))).message).toMatchObject({ rule: 'too-large', fatal: true });
    expect((await read('x'.repeat(MAX_NOTE_BYTES))).message).toBeUndefined();
  });

  it.each([[''], ['\n \r\n'], ['\uFEFF']])('says that %j is empty', async (text) => {
    expect((await read(text)).message).toMatchObject({ rule: 'empty', fatal: true });
  });

  it('never waits for a pipe, nor throws for folders and files that are gone', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    const at = (name: string) => readSource({ path: name, absolute: join(folder, name) });
    expect((await at('pipe.md')).message).toMatchObject({ rule: 'not-a-file', fatal: true });
    expect((await at('gone.md')).message).toMatchObject({ rule: 'unreadable', fatal: true });
    expect((await at('.')).message).toMatchObject({ rule: 'not-a-file', fatal: true });
    expect((await at('x'.repeat(300))).message).toMatchObject({ rule: 'unreadable', fatal: true });
  });
});

describe('decodeSource', () => {
  it('says where the first byte stands that is no UTF-8, and the remedy', () => {
    const { message } = decode('Zo\u00eb ok\nthen Zo', [0xeb], ' more');
    expect(message).toMatchObject({ rule: 'encoding', line: 2, column: 8, fatal: true });
    expect(message?.reason).toContain('0xEB');
    expect(message?.reason).toContain('iconv');
    expect(decode([0xe9]).message).toMatchObject({ line: 1, column: 1 });
    expect(decode('a\r\nb\r', [0x80]).message).toMatchObject({ line: 3, column: 1 });
  });

  it('finds text that ends within a character', () => {
    expect(decode('abc', [0xe2, 0x82]).message).toMatchObject({ rule: 'encoding', line: 1, column: 4 });
  });

  it('tells UTF-16, with and without a mark, and NULs', () => {
    for (const bytes of [Buffer.from('\uFEFFHello there', 'utf16le'), Buffer.from('Hello there', 'utf16le')]) {
      expect(decodeSource('note.md', bytes).message?.reason).toContain('UTF-16');
      expect(decodeSource('note.md', Buffer.from(bytes).swap16()).message?.reason).toContain('UTF-16');
    }
    expect(decode('a text of some length\nab', [0], 'c').message).toMatchObject({
      rule: 'encoding',
      line: 2,
      column: 3,
    });
  });

  it('gives back any text, and never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0') && text.trim() !== '' && !text.startsWith('\uFEFF'));
        expect(decode(text)).toEqual({ source: text });
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeSource('note.md', bytes)));
  });
});
