import { compareText } from './evidence.ts';
import type { Statement, Thing } from './graph.ts';
import { nameKey } from './name-key.ts';

/**
 * The thing that some notes' statements about one id amount to. The order of the statements does not matter.
 *
 * Each attribute takes the value that most statements give; a tie goes to the smallest by code unit (for years and dates the smallest,
 * for `role` the strongest: speaker, author, mentioned). Names not chosen become aliases. Texts are joined in order of their content.
 * @param counts how many notes make each statement, for stores that keep equal statements once; 1 each if absent
 * @throws RangeError if there is no statement, or their ids differ (a fault of the caller)
 */
export function mergeStatements(statements: readonly Statement[], counts?: readonly number[]): Thing {
  const first = statements[0];
  if (first === undefined || statements.some((s) => s.id !== first.id)) {
    throw new RangeError('Expected statements about one thing');
  }
  const name =
    mostStated(
      statements.map((s) => s.name),
      counts,
    ) ?? first.name;
  const base = { id: first.id, name, aliases: otherNames(statements, name) };
  const stated = <T extends string | number>(pick: (s: Statement) => T | undefined): T | undefined =>
    statements.length === 1 ? pick(first) : mostStated(statements.map(pick), counts);
  const url = stated((s) => ('url' in s ? s.url : undefined));
  const shared = url === undefined ? base : { ...base, url };
  switch (first.type) {
    case 'Conference':
      return compact({
        ...shared,
        type: first.type,
        year: stated((s) => (s.type === 'Conference' ? s.year : undefined)),
        startDate: stated((s) => (s.type === 'Conference' ? s.startDate : undefined)),
        endDate: stated((s) => (s.type === 'Conference' ? s.endDate : undefined)),
        place: stated((s) => (s.type === 'Conference' ? s.place : undefined)),
      });
    case 'Session':
      return compact({
        ...shared,
        type: first.type,
        kind: stated((s) => (s.type === 'Session' && s.kind !== 'talk' ? s.kind : undefined)) ?? 'talk',
        text: joined(statements.flatMap((s) => (s.type === 'Session' && s.text ? [s.text] : []))),
      });
    case 'Person': {
      const roles = new Set(statements.flatMap((s) => (s.type === 'Person' ? [s.role] : [])));
      const role = roles.has('speaker') ? 'speaker' : roles.has('author') ? 'author' : 'mentioned';
      const profiles = new Set(statements.flatMap((s) => (s.type === 'Person' ? s.profiles : [])));
      return { ...base, type: first.type, role, profiles: [...profiles].sort(compareText) };
    }
    case 'Project':
      return compact({ ...shared, type: first.type, kind: stated((s) => (s.type === 'Project' ? s.kind : undefined)) });
    case 'Series':
    case 'Organization':
      return { ...shared, type: first.type };
  }
}

/** The key by which lists are ordered: the name without case and accents; empty names last by their id. Only code units below U+D800, so that every engine orders alike; at most 256 of them, so that every engine can index it. */
export function sortKey(entity: { readonly name: string; readonly id: string }): string {
  return (nameKey(entity.name) || entity.id).replace(/[\uD800-\uFFFF]+/g, '~').slice(0, 256);
}

/** The value given most often; of equals, the smallest. `undefined` if there is none. */
function mostStated<T extends string | number>(
  values: readonly (T | undefined)[],
  counts?: readonly number[],
): T | undefined {
  if (values.length === 1) return values[0];
  const votes = new Map<T, number>();
  values.forEach((value, index) => {
    if (value !== undefined) votes.set(value, (votes.get(value) ?? 0) + (counts?.[index] ?? 1));
  });
  let best: T | undefined;
  for (const [value, count] of votes) {
    const bestCount = best === undefined ? 0 : (votes.get(best) ?? 0);
    if (best === undefined || count > bestCount || (count === bestCount && value < best)) best = value;
  }
  return best;
}

function otherNames(statements: readonly Statement[], name: string): string[] {
  if (statements.length === 1 && statements[0]?.aliases.length === 0) return [];
  const names = new Set(statements.flatMap((s) => [s.name, ...s.aliases]));
  names.delete(name);
  return [...names].sort(compareText);
}

function joined(texts: readonly string[]): string | undefined {
  const distinct = [...new Set(texts)].sort(compareText);
  return distinct.length === 0 ? undefined : distinct.join('\n\n');
}

/** The object without its undefined fields. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } & T {
  const kept: Partial<T> = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  // What is left has just the fields that are there.
  return kept as ReturnType<typeof compact<T>>;
}
