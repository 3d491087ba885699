import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CATALOGUE_ENTRIES, type CatalogueSort, type EntryOf, type Placed } from './catalogue-entry.ts';
import { type CatalogueFault, refuseFaults } from './catalogue-fault.ts';

/**
 * The entries of one catalogue file: a YAML list of projects, organizations or series. Only their shape is checked here;
 * `buildCatalogue` checks how they fit together.
 *
 * @param sort what the list holds
 * @param text the file's text; an empty file holds no entries
 * @param path names the file in faults
 * @throws HallwayError BAD_CATALOGUE with the file and line of each fault
 */
export function readCatalogueEntries<S extends CatalogueSort>(
  sort: S,
  text: string,
  path: string,
): Placed<EntryOf[S]>[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const faults: CatalogueFault[] = document.errors.map((error) => ({
    path,
    line: error.linePos?.[0].line ?? 1,
    reason: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
  }));
  refuseFaults(faults);
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) {
    refuseFaults([{ path, line: 1, reason: `expected a list of ${sort}, each starting with "- "` }]);
    return [];
  }
  const placed: Placed<EntryOf[S]>[] = [];
  document.contents.items.forEach((item, index) => {
    const result = CATALOGUE_ENTRIES[sort].safeParse(document.contents === null ? null : toValue(document, item));
    const line = lineOf(item, lines);
    // The schema was chosen by the same `sort`; TypeScript does not follow that through the lookup.
    if (result.success) placed.push({ entry: result.data as EntryOf[S], path, line });
    else faults.push(...result.error.issues.flatMap((issue) => explain(issue, { document, index, lines, path, line })));
  });
  refuseFaults(faults);
  return placed;
}

function toValue(document: Document, item: unknown): unknown {
  // Aliases (`*x`) need the document; the default limit on their expansion stays in force.
  return typeof item === 'object' && item !== null && 'toJS' in item ? (item as Node).toJS(document) : item;
}

function lineOf(node: unknown, lines: LineCounter, otherwise = 1): number {
  const start = typeof node === 'object' && node !== null && 'range' in node ? (node as Node).range?.[0] : undefined;
  return start === undefined ? otherwise : lines.linePos(start).line;
}

interface Where {
  readonly document: Document;
  readonly index: number;
  readonly lines: LineCounter;
  readonly path: string;
  /** The entry's own line. */
  readonly line: number;
}

/** The issue in a reader's words, at the line of the value (or of the unknown field) that it is about. */
function explain(issue: z.core.$ZodIssue, where: Where): CatalogueFault[] {
  const { document, index, lines, path } = where;
  const keys = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const entry: unknown = document.getIn([index, 'name']);
  const of = typeof entry === 'string' && entry !== '' ? ` of "${entry}"` : '';
  if (issue.code === 'unrecognized_keys') {
    const holder: unknown = document.getIn([index, ...keys], true);
    return issue.keys.map((key) => {
      const pair = isMap(holder)
        ? holder.items.find((p) => (isScalar(p.key) ? p.key.value : p.key) === key)
        : undefined;
      return { path, line: lineOf(pair?.key, lines, where.line), reason: `unknown field "${key}"${of}` };
    });
  }
  const line = lineOf(document.getIn([index, ...keys], true), lines, where.line);
  const field = keys.length === 0 ? 'entry' : `"${keys.join('.')}"`;
  return [{ path, line, reason: `wrong ${field}${of}: ${lowerFirst(issue.message)}` }];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
