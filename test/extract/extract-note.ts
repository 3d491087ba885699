import { extract } from '../../src/extract/extract.ts';
import type { NoteFacts } from '../../src/model/facts.ts';
import { parseNote } from '../../src/note/parse-note.ts';
import { shippedCatalogue } from '../../src/resolve/shipped-catalogue.ts';

/** What a note holds, and its messages as text. */
export function extractNote(markdown: string, path = 'note.md'): { facts: NoteFacts; messages: readonly string[] } {
  const { tree, file } = parseNote(path, markdown);
  const facts = extract(tree, file, shippedCatalogue());
  return { facts, messages: file.messages.map((m) => `${m.ruleId}: ${m.reason}`) };
}

/** The facts as the lines in which rule manuals write them. */
export function factLines(facts: NoteFacts): readonly string[] {
  const name = new Map([...facts.people, ...facts.organizations].map((p) => [p.key, p.name]));
  const names = (ties: readonly { key: string }[]): string => ties.map((t) => name.get(t.key) ?? t.key).join(', ');
  const tail = (text: string): string => (text === '' ? '' : ` | ${text}`);
  return [
    ...facts.conferences.flatMap((c) => [
      `conference: ${c.name}`,
      `conference: ${c.name}${tail(c.startDate === undefined ? '' : `${c.startDate}..${c.endDate ?? ''}`)}`,
      `conference: ${c.name}${tail(c.place ?? '')}`,
    ]),
    ...facts.sessions.map((s) => `session: ${s.title}${tail(names(s.speakers))}`),
    ...facts.people.flatMap((p) => [`person: ${p.name}`, `person: ${p.name}${tail(names(p.organizations))}`]),
    ...facts.projects.map((p) => `project: ${p.name}`),
    ...facts.organizations.map((o) => `organization: ${o.name}`),
  ];
}

/** Every rule that some evidence names. */
export function rulesUsed(facts: NoteFacts): ReadonlySet<string> {
  const ties = [
    ...facts.sessions.flatMap((s) => [...s.speakers, ...s.projects]),
    ...facts.people.flatMap((p) => p.organizations),
  ];
  const all = [
    ...facts.conferences,
    ...facts.sessions,
    ...facts.people,
    ...facts.projects,
    ...facts.organizations,
    ...ties,
  ];
  return new Set(all.flatMap((f) => f.evidence.map((e) => e.rule)));
}
