import { describe } from 'vitest';
import { emptyStore, server } from '../neo4j/test-server.ts';
import { storeCalls } from './store-calls.ts';

describe.skipIf(server === undefined)('Neo4j', () => {
  storeCalls('Neo4j', () => emptyStore('bolt'));
});
