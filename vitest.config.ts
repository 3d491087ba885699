import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Tests on Neo4j share the one database that its Community edition has, so their files run one after another, in a project of their own
// with the server that it starts. They are named `neo4j.test.ts` or `….neo4j.test.ts`.
const onNeo4j = ['test/**/neo4j.test.ts', 'test/**/*.neo4j.test.ts'];

// Vite would load graphql's module build for our code and Node its main build for packages: two graphqls that do not know each other.
const resolve = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: onNeo4j,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: 'neo4j',
          include: onNeo4j,
          globalSetup: ['test/neo4j/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
