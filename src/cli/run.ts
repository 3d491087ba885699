import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { HallwayError } from '../errors.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandIo } from './command-io.ts';
import { addEval } from './commands/eval.ts';
import { addExport } from './commands/export.ts';
import { addExtract } from './commands/extract.ts';
import { addIngest } from './commands/ingest.ts';
import { addQuery } from './commands/query.ts';
import { addRemove } from './commands/remove.ts';
import { addSeeAlso } from './commands/see-also.ts';
import { addServe } from './commands/serve.ts';
import { addSuggest } from './commands/suggest.ts';
import { EXIT, type ExitCode, exitCodeOf } from './exit-code.ts';
import { printable } from './printable.ts';
import { isPlainEnd, usageSentence } from './usage-error.ts';

/**
 * Runs one command line and answers with the exit code; never throws and never ends the process.
 * @param argv what stands behind the program's name: `['extract', 'note.md']`
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const pending: Promise<void>[] = [];
  const context: CommandContext = {
    io,
    finish(result) {
      code = result;
    },
  };
  const program = createProgram(context, pending);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    await Promise.all(pending);
    return code;
  } catch (error) {
    await Promise.all(pending);
    return report(error, program, argv, io);
  }
}

function createProgram(context: CommandContext, pending: Promise<void>[]): Command {
  const { io } = context;
  const program = new Command('hallway')
    .description(
      'Turns notes about conferences into a graph of conferences, sessions, speakers and projects, and answers from it.\n' +
        'Every answer says which words of which note it rests on.',
    )
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void pending.push(io.out.write(text)),
      // Complaints are written by `report`, in one form for all errors; help that was not asked for comes this way too.
      writeErr: (text) => void (text.startsWith('error: ') || pending.push(io.err.write(text))),
      outputError: () => {},
      getOutHelpWidth: () => io.out.columns,
      getErrHelpWidth: () => io.err.columns,
    })
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway extract note.md             what one note holds\n' +
        '  hallway ingest notes                read a folder into the graph\n' +
        '  hallway serve notes                 read it and answer on http://127.0.0.1:4000',
    );
  for (const add of [addExtract, addIngest, addServe, addQuery, addSeeAlso, addSuggest, addRemove, addExport, addEval])
    add(program, context);
  return program;
}

async function report(error: unknown, program: Command, argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    if (isPlainEnd(error)) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const command = program.commands.find((c) => c.name() === argv[0]);
    await io.err.write(`${printable(usageSentence(error, command ? `hallway ${command.name()}` : 'hallway'))}\n`);
    return EXIT.usage;
  }
  if (error instanceof HallwayError) {
    await io.err.write(`${printable(error.message)}\n`);
    return exitCodeOf(error.code);
  }
  // Not foreseen, so a fault of this program: the stack helps whoever reports it, and only they ask for it.
  const text = error instanceof Error ? error.message : String(error);
  await io.err.write(
    `Hallway failed in a way it did not foresee: ${printable(text)}; set HALLWAY_DEBUG=1 for details\n`,
  );
  if (io.env['HALLWAY_DEBUG'] && error instanceof Error) await io.err.write(`${error.stack}\n`);
  return EXIT.failed;
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
