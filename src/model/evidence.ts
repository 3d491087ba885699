/** A range of a note's source, or of a file that decides about the note. Lines and columns count from 1; `endColumn` is the column after the last character (as in unist). */
export interface Place {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Path of the file that the place is in, relative to the folder that note paths are relative to. Absent: the note itself. */
  readonly file?: string;
}

/** Why a fact is believed: where the note says so, in which words, which rule read it, and how sure that rule is. */
export interface Evidence extends Place {
  /** Id of the rule that found it, e.g. `session-heading`. */
  readonly rule: string;
  /** In (0, 1]. */
  readonly confidence: number;
  /** The note's own words, white space squeezed, without markup. Never empty. */
  readonly quote: string;
}

/** The rule of evidence that is not one place but all lines that tell of a session, quoted in their first words. */
export const SECTION_RULE = 'section';

/** Evidence with the id of the note that holds it, as the store returns it. */
export interface NotedEvidence extends Evidence {
  readonly note: string;
}

/** Orders evidence by place (the note's own before that of other files), then rule, then quote: the order in which every answer shows it. */
export function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    compareText(a.file ?? '', b.file ?? '') ||
    a.startLine - b.startLine ||
    a.startColumn - b.startColumn ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn ||
    compareText(a.rule, b.rule) ||
    compareText(a.quote, b.quote)
  );
}

/** Orders text by UTF-16 code unit: the one order that is equal on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
