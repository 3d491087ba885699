import type { TestProject } from 'vitest/node';
import { missingTool, startNeo4j } from './neo4j-server.mjs';

/** Where the tests' Neo4j is and who may come in; tests get it by `inject('neo4j')`, `undefined` if there is none. */
export interface TestNeo4j {
  readonly uri: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly neo4j: TestNeo4j | undefined;
  }
}

/**
 * Gives the Neo4j tests a server: the one of `NEO4J_TEST_URI` (with `NEO4J_TEST_USERNAME`, `NEO4J_TEST_PASSWORD`; what Hallway keeps in it
 * is wiped), else one of its own if Java and Maven are there. Without any, the tests are skipped, loudly; with `CI` set that is a failure.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const uri = process.env['NEO4J_TEST_URI'];
  if (uri) {
    project.provide('neo4j', {
      uri,
      username: process.env['NEO4J_TEST_USERNAME'],
      password: process.env['NEO4J_TEST_PASSWORD'],
    });
    return undefined;
  }
  const missing = await missingTool();
  if (missing !== undefined) {
    const message = `The Neo4j half of the tests did not run: set NEO4J_TEST_URI, or install ${missing}`;
    if (process.env['CI']) throw new Error(message);
    process.stderr.write(`\n  ${message}\n\n`);
    project.provide('neo4j', undefined);
    return undefined;
  }
  const server = await startNeo4j({ log: (line) => process.stderr.write(`${line}\n`) });
  project.provide('neo4j', { uri: server.uri, username: server.username, password: server.password });
  return server.stop;
}
