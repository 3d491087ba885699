import { compareText } from '../model/evidence.ts';
import type { Store } from '../store/port.ts';

/**
 * The graph as JSON text, in parts: `{ "format": "hallway-graph", "version": 1, "entities": […], "edges": […] }`, one entity or edge on a
 * line, so that two exports can be compared by line. Fields stand in alphabetical order: equal graphs give equal text on every engine.
 * @param everything the graph in the order of `Store.everything`
 */
export async function* exportJson(everything: ReturnType<Store['everything']>): AsyncGenerator<string> {
  yield '{"format":"hallway-graph","version":1,"entities":[';
  let separator = '\n';
  let inEdges = false;
  for await (const item of everything) {
    if ('edge' in item && !inEdges) {
      inEdges = true;
      yield '\n],"edges":[';
      separator = '\n';
    }
    yield separator + JSON.stringify('edge' in item ? item.edge : item.entity, alphabetical);
    separator = ',\n';
  }
  yield inEdges ? '\n]}\n' : '\n],"edges":[\n]}\n';
}

/** A replacer for `JSON.stringify` that puts the fields of objects in order. Fields are the model's, never text of notes. */
function alphabetical(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
}
