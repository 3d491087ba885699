import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../src/web/explorer/examples/', import.meta.url);

/** The explorer's examples: operations that clients use, by name. */
export function exampleOperation(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, FOLDER), 'utf8');
}

/** Names and variables of the examples, as the explorer opens on them. */
export function exampleList(): readonly {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}[] {
  return JSON.parse(readFileSync(new URL('examples.json', FOLDER), 'utf8'));
}
