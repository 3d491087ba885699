import { FACT_KINDS, type Scores } from '../evaluate/score.ts';
import { printable } from './printable.ts';
import type { FolderScore } from './score-folder.ts';

const COLUMNS = ['fact', 'labelled', 'found', 'matched', 'precision', 'recall', 'F1'] as const;
const DIGITS = 3;

/** The scores as a table for people, one line for each kind of fact. */
export function renderScores(scores: Scores): string {
  const rows = FACT_KINDS.map((kind) => {
    const { labelled, found, matched, precision, recall, f1 } = scores[kind];
    return [
      kind,
      ...[labelled, found, matched].map(String),
      ...[precision, recall, f1].map((rate) => rate.toFixed(DIGITS)),
    ];
  });
  const widths = COLUMNS.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return `${[COLUMNS, ...rows].map(line).join('\n')}\n`;
}

/** What is amiss, note by note: labelled facts that were missed, and facts that were found and are not labelled. Nothing for notes read well. */
export function renderMisses(notes: FolderScore['notes']): string {
  const parts: string[] = [];
  for (const [path, comparison] of notes) {
    const lines = FACT_KINDS.flatMap((kind) => [
      ...comparison[kind].missed.map((fact) => `  missed  ${kind.padEnd(10)}  ${fact}`),
      ...comparison[kind].extra.map((fact) => `  extra   ${kind.padEnd(10)}  ${fact}`),
    ]);
    if (lines.length > 0) parts.push(`${[path, ...lines].map(printable).join('\n')}\n\n`);
  }
  return parts.join('');
}
