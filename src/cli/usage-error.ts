import type { CommanderError } from 'commander';

/** Commander's own complaint about the command line, in this project's form: a sentence that quotes the value and says where help is. */
export function usageSentence(error: CommanderError, command: string): string {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = rest.find((line) => line.startsWith('(Did you mean'));
  const sentence = first.replaceAll("'", '"').replace(/\.$/, '');
  const hint = suggestion === undefined ? '' : ` ${suggestion.replace('?)', ')')}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${hint}; see: ${command} --help`;
}

/** Whether commander only ends the program after printing help or the version. */
export function isPlainEnd(error: CommanderError): boolean {
  return error.exitCode === 0 || error.code === 'commander.help';
}
