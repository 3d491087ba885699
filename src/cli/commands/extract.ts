import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { HallwayError } from '../../errors.ts';
import type { NoteReading } from '../../ingest.ts';
import type { Explanation } from '../../model/explanation.ts';
import type { NoteFacts, NoteMessage } from '../../model/facts.ts';
import type { NoteDecisions } from '../../note/find-decisions.ts';
import type { NoteFile } from '../../note/find-notes.ts';
import type { CommandContext } from '../command-context.ts';
import { type CommandIo, wantsColour } from '../command-io.ts';
import { DECISIONS_OPTION } from '../decisions-option.ts';
import { EXIT } from '../exit-code.ts';
import { labelDocument } from '../label-document.ts';
import { messageLines } from '../note-messages.ts';
import { openReader } from '../open-reader.ts';

interface ExtractOptions {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly why?: string;
  readonly decisions?: string;
}

/** `hallway extract`: what one note holds, without a store. */
export function addExtract(program: Command, { io, finish }: CommandContext): void {
  program
    .command('extract')
    .summary('show what one note holds, without a store')
    .description(
      'Shows the conference, sessions, speakers and projects of one note, each with its line, the words that say so, the rule that ' +
        'read them and how sure it is of them.',
    )
    .argument('<note>', 'a markdown file, or - for standard input')
    .addOption(
      new Option('--format <format>', 'text for people, json for programs').choices(['text', 'json']).default('text'),
    )
    .option('--verbose', 'show every place of a fact, not only the surest')
    .option('--why <text>', 'say why a name, title or address was or was not taken for something')
    .option(...DECISIONS_OPTION)
    .option('--strict', 'exit with 1 if the note has faults')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway extract notes/fosdem.md\n' +
        '  hallway extract --format json notes/fosdem.md | jq .coverage\n' +
        '  hallway extract notes/fosdem.md --why Nomad\n' +
        '  curl -s https://example.org/post.md | hallway extract -',
    )
    .action(async (note: string, options: ExtractOptions) => {
      const { why } = options;
      if (why?.trim() === '')
        throw new HallwayError(
          'BAD_USAGE',
          'Expected a text behind --why, give a name, a title or an address of the note',
        );
      const { facts, explanation, messages } = await read(note, io, options);
      if (facts !== undefined) await io.out.write(await shown(facts, explanation, options, io));
      for (const line of messageLines(messages)) await io.err.write(`${line}\n`);
      if (facts === undefined || (options.strict === true && messages.length > 0)) finish(EXIT.failed);
    });
}

async function shown(
  facts: NoteFacts,
  explanation: Explanation | undefined,
  { format, verbose }: ExtractOptions,
  io: CommandIo,
): Promise<string> {
  if (format === 'json') {
    const answer = explanation === undefined ? labelDocument(facts) : { note: facts.note.path, why: explanation };
    return `${JSON.stringify(answer, null, 2)}\n`;
  }
  const drawing = { columns: io.out.columns, colour: wantsColour(io.out, io.env), verbose: verbose === true };
  if (explanation === undefined) {
    const { renderFacts } = await import('../render-facts.ts');
    return renderFacts(facts, drawing);
  }
  const { renderWhy } = await import('../render-why.ts');
  return renderWhy(facts.note.path, explanation, drawing);
}

async function read(note: string, io: CommandIo, { why, decisions }: ExtractOptions): Promise<NoteReading> {
  const text = note === '-' ? await standardInput(io, decisions) : await file(note, io, decisions);
  if (text.source === undefined) return { messages: [text.message] };
  const { read: reader, close } = await openReader(io, 1);
  try {
    return await reader({ ...text, ...(why === undefined ? {} : { why }) });
  } finally {
    await close();
  }
}

type Text = { readonly path: string; readonly decisions?: NoteDecisions } & (
  | { readonly source: string; readonly message?: never }
  | { readonly source?: never; readonly message: NoteMessage }
);

async function standardInput(io: CommandIo, given: string | undefined): Promise<Text> {
  const { decodeSource } = await import('../../note/read-source.ts');
  const decided = given === undefined ? {} : await decisionsOf({ path: '-', absolute: '-' }, io.cwd, io, given);
  return { path: '-', ...decided, ...decodeSource('-', await io.input()) };
}

async function file(note: string, io: CommandIo, given: string | undefined): Promise<Text> {
  const { findNotes } = await import('../../note/find-notes.ts');
  const { readSource } = await import('../../note/read-source.ts');
  const { files, messages, base } = await findNotes([note], { cwd: io.cwd });
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
  return { path: first.path, ...(await decisionsOf(first, base, io, given)), ...(await readSource(first)) };
}

/** The decisions for a note, checked. For one file they are looked for up to the current folder, as for the folder that the file is one of. */
async function decisionsOf(
  note: NoteFile,
  base: string,
  io: CommandIo,
  given: string | undefined,
): Promise<{ decisions?: NoteDecisions }> {
  const { findDecisions } = await import('../../note/find-decisions.ts');
  const absolute = given === undefined ? undefined : resolve(io.cwd, given);
  const decisions = (await findDecisions([note], { base, given: absolute, top: io.cwd })).of(note);
  if (decisions === undefined) return {};
  const { prepareDecisions } = await import('../../ingest-decisions.ts');
  prepareDecisions(decisions.file);
  return { decisions };
}
