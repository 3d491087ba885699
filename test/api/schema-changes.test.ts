import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLSchema,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { hallwaySchema } from '../../src/api/hallway-schema.ts';

// What clients may rely on. To take a change of the schema into it: UPDATE=1 npx vitest run --project main test/api/schema-changes.test.ts
const SNAPSHOT = new URL('schema.snapshot.graphql', import.meta.url);
const CHANGELOG = new URL('../../CHANGELOG.md', import.meta.url);

/** Breaking changes that the section on unreleased changes does not name in these very words. */
function unnamed(before: GraphQLSchema, after: GraphQLSchema, changelog: string): readonly string[] {
  const [, unreleased = ''] = /^## \[Unreleased\]$([\s\S]*?)(?=^## \[|$(?![\s\S]))/m.exec(changelog) ?? [];
  const words = unreleased.replace(/[`\s]+/g, ' ');
  return findBreakingChanges(before, after)
    .map(({ description }) => description.replace(/\.$/, ''))
    .filter((description) => !words.includes(description));
}

/** The schema in one order without its descriptions, which break nothing. */
function undescribed(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  return `${print(visit(document, { StringValue: (_, key) => (key === 'description' ? null : undefined) }))}\n`;
}

describe('a change of the schema', () => {
  it('breaks no client unless the changelog names it', () => {
    const before = buildSchema(readFileSync(SNAPSHOT, 'utf8'));
    // Each of these belongs, word for word, into the section [Unreleased] of CHANGELOG.md.
    expect(unnamed(before, hallwaySchema(), readFileSync(CHANGELOG, 'utf8'))).toEqual([]);
    const now = undescribed(hallwaySchema());
    if (process.env['UPDATE']) writeFileSync(SNAPSHOT, now);
    expect(readFileSync(SNAPSHOT, 'utf8')).toBe(now);
  });

  it('is found where it breaks, and let pass where it is named', () => {
    const before = buildSchema('type Query { a: Int b(c: Int): Int }');
    const after = buildSchema('type Query { b(c: Int!): Int d: Int }');
    const log = (text: string) => `# Changelog\n\n## [Unreleased]\n\n${text}\n\n## [0.1.0]\n\n- Query.a was removed\n`;
    expect(unnamed(before, after, log('- Nothing'))).toEqual([
      'Query.a was removed',
      'Query.b arg c has changed type from Int to Int!',
    ]);
    expect(unnamed(before, after, log('- `Query.a`\n  was removed'))).toEqual([
      'Query.b arg c has changed type from Int to Int!',
    ]);
    expect(unnamed(after, after, '')).toEqual([]);
  });
});
