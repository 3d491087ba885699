import { type Command, Option } from 'commander';
import { HallwayError } from '../../errors.ts';
import type { NoteReading } from '../../ingest.ts';
import type { NoteMessage } from '../../model/facts.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandIo, wantsColour } from '../command-io.ts';
import { EXIT } from '../exit-code.ts';
import { labelDocument } from '../label-document.ts';
import { messageLines } from '../note-messages.ts';
import { openReader } from '../open-reader.ts';

interface ExtractOptions {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
}

/** `hallway extract`: what one note holds, without a store. */
export function addExtract(program: Command, { io, finish }: CommandContext): void {
  program
    .command('extract')
    .summary('show what one note holds, without a store')
    .description(
      'Shows the conference, sessions, speakers and projects of one note, each with its line and the words that say so.',
    )
    .argument('<note>', 'a markdown file, or - for standard input')
    .addOption(
      new Option('--format <format>', 'text for people, json for programs').choices(['text', 'json']).default('text'),
    )
    .option('--strict', 'exit with 1 if the note has faults')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway extract notes/fosdem.md\n' +
        '  hallway extract --format json notes/fosdem.md | jq .coverage\n' +
        '  curl -s https://example.org/post.md | hallway extract -',
    )
    .action(async (note: string, options: ExtractOptions) => {
      const { facts, messages } = await read(note, io);
      if (facts !== undefined && options.format === 'json') {
        await io.out.write(`${JSON.stringify(labelDocument(facts), null, 2)}\n`);
      } else if (facts !== undefined) {
        const { renderFacts } = await import('../render-facts.ts');
        await io.out.write(renderFacts(facts, { columns: io.out.columns, colour: wantsColour(io.out, io.env) }));
      }
      for (const line of messageLines(messages)) await io.err.write(`${line}\n`);
      if (facts === undefined || (options.strict === true && messages.length > 0)) finish(EXIT.failed);
    });
}

async function read(note: string, io: CommandIo): Promise<NoteReading> {
  const text = note === '-' ? await standardInput(io) : await file(note, io);
  if (text.source === undefined) return { messages: [text.message] };
  const { read: reader, close } = await openReader(io, 1);
  try {
    return await reader({ path: text.path, source: text.source });
  } finally {
    await close();
  }
}

type Text = { readonly path: string } & (
  | { readonly source: string; readonly message?: never }
  | { readonly source?: never; readonly message: NoteMessage }
);

async function standardInput(io: CommandIo): Promise<Text> {
  const { decodeSource } = await import('../../note/read-source.ts');
  return { path: '-', ...decodeSource('-', await io.input()) };
}

async function file(note: string, io: CommandIo): Promise<Text> {
  const { findNotes } = await import('../../note/find-notes.ts');
  const { readSource } = await import('../../note/read-source.ts');
  const { files, messages } = await findNotes([note], { cwd: io.cwd });
  const [first, second] = files;
  if (second !== undefined) {
    throw new HallwayError(
      'BAD_USAGE',
      `"${note}" holds ${files.length} notes and extract shows one; name one file, or use: hallway ingest`,
    );
  }
  if (first === undefined) {
    const fault = messages[0] ?? { path: note, rule: 'not-a-file', reason: 'Expected a note', fatal: true };
    return { path: fault.path, message: fault };
  }
  return { path: first.path, ...(await readSource(first)) };
}
