import type { NoteMessage } from '../model/facts.ts';
import { printable } from './printable.ts';

/** One line for each message: `path:line:column: reason (rule)`, as compilers write it, so that editors can jump there. */
export function messageLines(messages: readonly NoteMessage[]): string[] {
  return messages.map(({ path, line, column, reason, rule, fatal }) => {
    const place = [path, line, column].filter((part) => part !== undefined).join(':');
    return printable(`${place}: ${fatal ? 'not read: ' : ''}${reason} (${rule})`);
  });
}
