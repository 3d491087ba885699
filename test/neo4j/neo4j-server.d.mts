/** A running server: its addresses, who may come in, and how to end it. */
export interface Neo4jServer {
  readonly uri: string;
  readonly routingUri: string;
  readonly username: string;
  readonly password: string;
  readonly pid: number | undefined;
  readonly stop: () => Promise<void>;
}

export const NEO4J_VERSION: string;
export function cacheFolder(): string;
export function missingTool(): Promise<string | undefined>;
export function fetchJars(log?: (line: string) => void): Promise<string>;
export function startNeo4j(options?: {
  readonly port?: number;
  readonly home?: string;
  readonly password?: string;
  readonly log?: (line: string) => void;
}): Promise<Neo4jServer>;
