import { stringify } from 'yaml';
import type { Suggestion, SuggestionEvidence } from '../resolve/suggest/suggestion.ts';
import { clipped, printable } from './printable.ts';

/** Longest quotation in a comment, in columns. */
const QUOTE_COLUMNS = 60;

/**
 * Suggestions as a file of decisions: each under its section, with its reasons and the notes' words in comments. Read as it stands, it decides that
 * all names of each `same` are one; what is doubted only is commented out.
 */
export function renderSuggestions(suggestions: readonly Suggestion[]): string {
  const same = suggestions.filter(({ decision }) => decision === 'same');
  const ignore = suggestions.filter(({ decision }) => decision === 'ignore');
  const lines: string[] = [];
  if (same.length > 0) {
    lines.push(
      '# Are these the same? Keep what is right; move to "different" what is not, and nobody asks again.',
      'same:',
    );
    for (const suggestion of same) lines.push(...rendered(suggestion, '  '));
  }
  if (ignore.length > 0) {
    lines.push('# Are these what they were taken for? Uncomment what is not.', 'ignore:');
    for (const suggestion of ignore) lines.push(...rendered(suggestion, '  # '));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function rendered({ kind, names, notes, reasons, evidence }: Suggestion, indent: string): string[] {
  const said = names.length === 1 ? names.map(scalar).join('') : `[${names.map(scalar).join(', ')}]`;
  const entry = notes === undefined ? `${kind}: ${said}` : `{ ${kind}: ${said}, notes: ${scalar(notes)} }`;
  return [
    ...reasons.map((reason) => `  # ${printable(reason)}`),
    ...evidence.map((piece) => `  #   ${place(piece)} “${clipped(printable(piece.quote), QUOTE_COLUMNS)}”`),
    `${indent}- ${entry}`,
  ];
}

/** Text that is itself in YAML, wherever it stands in a line. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'’+/&()-]*[\p{L}\p{N}.)+])?$/u;

/** A text as YAML on one line, in which no character can hide. */
function scalar(text: string): string {
  if (PLAIN.test(text) && stringify(text).trim() === text) return text;
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function place({ note, file, startLine }: SuggestionEvidence): string {
  return printable(`${file ?? note.slice('note:'.length)}:${startLine}`);
}
