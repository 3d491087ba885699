import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { DECISIONS_OPTION } from '../decisions-option.ts';
import { EXIT } from '../exit-code.ts';
import { messageLines } from '../note-messages.ts';
import { openReader } from '../open-reader.ts';
import { printable } from '../printable.ts';
import type { FolderScore } from '../score-folder.ts';

interface EvalOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly decisions?: string;
}

/** `hallway eval`: how well the notes of a folder are read, by labels that people wrote. */
export function addEval(program: Command, { io, finish }: CommandContext): void {
  program
    .command('eval')
    .summary('score extraction against labels that you wrote')
    .description(
      'Reads the notes of a folder that have labels beside them (name.json beside name.md, in the shape that "hallway extract --format json" ' +
        'prints) and prints how many facts were found and how many of them are right.',
    )
    .argument('<folder>', 'a folder of notes and label files')
    .option('--verbose', 'also print what was missed and what was found wrongly, note by note')
    .option(...DECISIONS_OPTION)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway eval notes\n' +
        '  hallway eval notes --verbose\n' +
        '  hallway eval notes --json | jq .scores.covered\n' +
        '  hallway extract --format json notes/fosdem.md > notes/fosdem.json    then correct it by hand',
    )
    .action(async (folder: string, options: EvalOptions) => {
      const { scoreFolder } = await import('../score-folder.ts');
      const { read, close } = await openReader(io);
      let score: FolderScore;
      try {
        score = await scoreFolder(folder, { cwd: io.cwd, read, decisions: options.decisions });
      } finally {
        await close();
      }
      for (const line of messageLines(score.messages)) await io.err.write(`${line}\n`);
      await io.out.write(options.json === true ? asJson(folder, score, options) : await asText(folder, score, options));
      if (options.json !== true && score.unlabelled.length > 0) {
        await io.err.write(`Left out for want of labels: ${printable(score.unlabelled.join(', '))}\n`);
      }
      if (score.unread.length > 0) finish(EXIT.failed);
    });
}

async function asText(folder: string, { notes, scores }: FolderScore, { verbose }: EvalOptions): Promise<string> {
  const { renderMisses, renderScores } = await import('../render-scores.ts');
  const misses = verbose === true ? renderMisses(notes) : '';
  return `${misses}${printable(folder)}: ${notes.size} ${notes.size === 1 ? 'note' : 'notes'}\n\n${renderScores(scores)}`;
}

function asJson(folder: string, score: FolderScore, { verbose }: EvalOptions): string {
  const { notes, scores, unread, unlabelled } = score;
  const perNote = [...notes].map(([note, comparison]) => ({ note, ...comparison }));
  const answer = { folder, notes: notes.size, scores, unread, unlabelled, ...(verbose === true ? { perNote } : {}) };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
