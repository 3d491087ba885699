import { type Command, Option } from 'commander';
import type { SeeAlsoAnswer } from '../../query/see-also-answer.ts';
import type { SeeAlsoOptions as ListOptions } from '../../query/see-also-options.ts';
import type { CommandContext } from '../command-context.ts';
import { heldNote } from '../held-note.ts';
import { printable } from '../printable.ts';
import { openStoreFor, STORE_HELP } from '../store-address.ts';
import { wholeNumber } from '../whole-number.ts';

interface SeeAlsoOptions {
  readonly store?: string;
  readonly first: number;
  readonly exceptTag?: readonly string[];
  readonly newer?: boolean;
  readonly older?: boolean;
  readonly json?: boolean;
}

/** `hallway see-also`: what the widget would show under a note. */
export function addSeeAlso(program: Command, { io }: CommandContext): void {
  program
    .command('see-also')
    .summary('what to read next beside a note, and why')
    .description('Prints the notes that belong beside a note, best first, with the reasons.')
    .argument('<note>', "a note's path or its address on the web")
    .option('--first <n>', 'how many', wholeNumber(1, 100), 5)
    .option('--except-tag <tag...>', 'leave out notes with any of these tags or categories')
    .addOption(new Option('--newer', 'newer notes first, of those that are about as related').conflicts('older'))
    .addOption(new Option('--older', 'older notes first, of those that are about as related'))
    .option('--json', 'print JSON')
    .option('--store <url>', STORE_HELP)
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway see-also looking-back-at-scale-x14.md\n' +
        '  hallway see-also https://example.org/2016/scale/ --first 3 --json',
    )
    .action(async (note: string, options: SeeAlsoOptions) => {
      const store = await openStoreFor(io, options.store, 'read');
      try {
        const { openReader } = await import('../../query/reader.ts');
        const { seeAlsoAnswer } = await import('../../query/see-also-answer.ts');
        const id = /^https?:\/\//i.test(note) ? undefined : await heldNote(store, note, io.cwd);
        const by = id !== undefined ? { id } : /^https?:\/\//i.test(note) ? { url: note } : { path: note };
        const answer = await seeAlsoAnswer(openReader(store), by, options.first, shapeOf(options));
        await io.out.write(options.json === true ? `${JSON.stringify(answer, null, 2)}\n` : asText(answer));
        if (answer.seeAlso.length === 0 && options.json !== true)
          await io.err.write('Nothing related to this note yet\n');
      } finally {
        await store.close();
      }
    });
}

function shapeOf({ exceptTag, newer, older }: SeeAlsoOptions): ListOptions {
  const prefer = newer === true ? 'NEWER' : older === true ? 'OLDER' : undefined;
  return { exceptTags: exceptTag, prefer };
}

function asText({ seeAlso }: SeeAlsoAnswer): string {
  return seeAlso
    .map(({ title, path, url, date, reasons }) => {
      const where = [path, date, url].filter((part) => part !== null).join(' · ');
      return `${[title, `  ${where}`, ...reasons.map((reason) => `  - ${reason.text}`)].map(printable).join('\n')}\n`;
    })
    .join('\n');
}
