// npm run neo4j: the Neo4j of the tests, for people. It keeps its data beside the cached jars and runs until Ctrl-C.
//   NEO4J_PORT      Bolt port (default 7687)
//   NEO4J_PASSWORD  password of user neo4j (default hallway-local; it listens on loopback only)
import { join } from 'node:path';
import { cacheFolder, missingTool, startNeo4j } from './neo4j-server.mjs';

const lacking = await missingTool();
if (lacking !== undefined) {
  process.stderr.write(`Neo4j cannot start: this machine lacks ${lacking}\n`);
  process.exit(1);
}
const password = process.env.NEO4J_PASSWORD || 'hallway-local';
const server = await startNeo4j({
  port: Number(process.env.NEO4J_PORT || 7687),
  home: join(cacheFolder(), '..', 'neo4j-data'),
  password,
  log: (line) => process.stderr.write(`${line}\n`),
}).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
process.stdout.write(
  process.env.NEO4J_PASSWORD
    ? `NEO4J_URI=${server.routingUri}\n`
    : `NEO4J_URI=${server.routingUri} NEO4J_USERNAME=neo4j NEO4J_PASSWORD=${password}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
}
