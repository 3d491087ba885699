import { expect, test } from 'vitest';
import { exportJson } from '../../src/cli/export-json.ts';
import type { Entity, StoredEdge } from '../../src/model/graph.ts';

async function exported(items: readonly ({ entity: Entity } | { edge: StoredEdge })[]): Promise<string> {
  async function* everything() {
    yield* items;
  }
  let text = '';
  for await (const part of exportJson(everything())) text += part;
  return text;
}

const edge: StoredEdge = { type: 'ABOUT', from: 'session:a/b', to: 'project:__proto__', evidence: [] };

test.each([
  ['nothing', [], { entities: 0, edges: 0 }],
  [
    'entities only',
    [{ entity: { type: 'Series', id: 'series:x', name: 'X', aliases: [] } }],
    { entities: 1, edges: 0 },
  ],
  ['edges only', [{ edge }, { edge }], { entities: 0, edges: 2 }],
] as const)('%s is well-formed JSON', async (_, items, counts) => {
  const graph = JSON.parse(await exported([...items]));
  expect(graph).toMatchObject({ format: 'hallway-graph', version: 1 });
  expect({ entities: graph.entities.length, edges: graph.edges.length }).toEqual(counts);
});

test('the order of fields does not matter', async () => {
  const { type, from, to, evidence } = edge;
  expect(await exported([{ edge: { evidence, to, from, type } }])).toBe(
    await exported([{ edge: { type, from, to, evidence } }]),
  );
});
