import neo4j, { type Driver } from 'neo4j-driver';
import { HallwayError } from '../../errors.ts';
import type { StoreEngine } from '../engine.ts';
import { Neo4jConnection } from './neo4j-connection.ts';
import { Neo4jEngine } from './neo4j-engine.ts';
import { neo4jError } from './neo4j-error.ts';
import { prepareSchema } from './neo4j-schema.ts';

/** Who comes in, and to which database. */
export interface Neo4jOptions {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: string | undefined;
}

/**
 * Opens a graph in Neo4j 5.26 or later: connects, makes constraints and indexes that are missing, checks the schema version.
 * @param uri address without credentials; `neo4j` schemes route in a cluster, `bolt` schemes speak to one server
 */
export async function openNeo4j(uri: string, { username, password, database }: Neo4jOptions): Promise<StoreEngine> {
  const connection = new Neo4jConnection(makeDriver(uri, username, password), uri, database);
  try {
    await connection.greet();
    await prepareSchema(connection, uri);
    return new Neo4jEngine(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function makeDriver(uri: string, username: string | undefined, password: string | undefined): Driver {
  if (username !== undefined && password === undefined) {
    throw new HallwayError(
      'STORE_UNAUTHORIZED',
      `Neo4j at "${uri}" has a user but no password given; set NEO4J_PASSWORD`,
    );
  }
  try {
    return neo4j.driver(uri, password === undefined ? undefined : neo4j.auth.basic(username ?? 'neo4j', password), {
      maxConnectionPoolSize: 50,
      connectionAcquisitionTimeout: 5_000,
      connectionTimeout: 5_000,
      maxTransactionRetryTime: 10_000,
      connectionLivenessCheckTimeout: 30_000,
      disableLosslessIntegers: true,
      userAgent: 'hallway',
    });
  } catch (error) {
    throw neo4jError(error, uri);
  }
}
