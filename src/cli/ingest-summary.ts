import type { IngestSummary } from '../ingest-account.ts';

/** The kinds of things in the order in which people ask for them, with the words for one and for many. */
const KINDS: readonly (readonly [prefix: string, one: string, many: string])[] = [
  ['conference:', 'conference', 'conferences'],
  ['series:', 'series', 'series'],
  ['session:', 'session', 'sessions'],
  ['person:', 'person', 'people'],
  ['project:', 'project', 'projects'],
  ['organization:', 'organization', 'organizations'],
];

/** What an ingest did, in two or three lines for people. */
export function summaryLines(summary: IngestSummary): string[] {
  const { added, changed, unchanged, rejected, removed } = summary;
  const notes = [
    count(added.length, 'added'),
    count(changed.length, 'changed'),
    count(unchanged.length, 'unchanged'),
    count(removed.length, 'removed'),
    count(rejected.length, 'not read'),
  ].filter((part) => part !== undefined);
  const total = added.length + changed.length + unchanged.length + removed.length + rejected.length;
  const lines = [`${total} ${total === 1 ? 'note' : 'notes'}: ${notes.join(', ') || 'none'}`];
  if (added.length + changed.length + removed.length === 0) return [...lines, 'The graph is as it was'];
  const created = tally(summary.created);
  const deleted = tally(summary.deleted);
  if (created !== '') lines.push(`New in the graph: ${created}`);
  if (deleted !== '') lines.push(`Gone from the graph: ${deleted}`);
  return lines;
}

function count(number: number, what: string): string | undefined {
  return number === 0 ? undefined : `${number} ${what}`;
}

function tally(ids: readonly string[]): string {
  return KINDS.flatMap(([prefix, one, many]) => {
    const number = ids.filter((id) => id.startsWith(prefix)).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  }).join(', ');
}
