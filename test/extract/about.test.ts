import { describe, expect, test } from 'vitest';
import { extractNote } from './extract-note.ts';

/** What the only session of a note is about. */
function about(text: string): readonly string[] {
  const { facts } = extractNote(text);
  const names = new Map(facts.projects.map((p) => [p.key, p.name]));
  return facts.sessions.flatMap((s) => s.projects.map((p) => names.get(p.key) ?? p.key)).sort();
}

const TALK = '# WidgetConf 2016\n\n## Talk: Small widgets (Jane Smith)\n\n';

describe('a session is about', () => {
  test('what its title names', () => {
    expect(about('# WidgetConf 2016\n\n## Talk: Widgets on Kubernetes (Jane Smith)\n\nIt was long.')).toEqual([
      'Kubernetes',
    ]);
  });

  test('what is told of it, however late', () => {
    expect(about(`${TALK}It was long. It was loud. It was late. They store widgets in PostgreSQL.`)).toEqual([
      'PostgreSQL',
    ]);
  });

  test('the rest of a note that is about nothing else', () => {
    const note =
      '---\ntitle: My talk at WidgetConf\nauthor: Jane Smith\n---\n\nI gave a talk about Kubernetes at WidgetConf 2016.\n\nWidgets live in PostgreSQL. With PostgreSQL they are safe.';
    expect(about(note)).toEqual(['Kubernetes', 'PostgreSQL']);
  });
});

describe('a session is not about', () => {
  test.each([
    ['comparisons', 'It was long. Very long. It is faster than tools like Redis.'],
    ['brackets', 'It was long. Very long. Bring what you have (Redis, whatever).'],
    ['titles of others', 'It was long. Very long. Afterwards I heard "How to lose all of your data with Redis".'],
    ['stands', 'It was long. Very long. Then we met at the Redis stand.'],
  ])('%s', (_, told) => {
    expect(about(`${TALK}${told}`)).toEqual([]);
  });
});
