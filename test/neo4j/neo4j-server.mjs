// A real Neo4j Community server for tests and for people who want to look around, without a container:
// its published jars come by Maven once into a cache outside the checkout, then plain Java runs them on loopback.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';

export const NEO4J_VERSION = '5.26.30';
const START_SECONDS = 90;

/** The folder that keeps the jars: `$XDG_CACHE_HOME/hallway/neo4j-VERSION`, by default below `~/.cache`. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'hallway', `neo4j-${NEO4J_VERSION}`);
}

/** What this machine lacks to run Neo4j, in words, or `undefined` if it lacks nothing. */
export async function missingTool() {
  if (!(await works('java', ['-version']))) return 'Java 17 or 21 (`java`)';
  if (await exists(join(cacheFolder(), 'lib'))) return undefined;
  return (await works('mvn', ['-v'])) ? undefined : 'Maven (`mvn`), which fetches the jars once';
}

/** Fetches the jars if they are not in the cache; several processes may try at once, since the folder appears whole by a rename. */
export async function fetchJars(log = () => {}) {
  const cache = cacheFolder();
  if (await exists(join(cache, 'lib'))) return cache;
  await mkdir(join(cache, '..'), { recursive: true });
  const fresh = await mkdtemp(`${cache}.part-`);
  try {
    log(`Fetching Neo4j ${NEO4J_VERSION} by Maven into ${cache} (about 120 MB, once)`);
    await writeFile(join(fresh, 'pom.xml'), POM);
    await run('mvn', [
      '-q',
      '-B',
      '-f',
      join(fresh, 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${join(fresh, 'lib')}`,
      '-DincludeScope=runtime',
    ]);
    await rename(fresh, cache).catch(async (error) => {
      if (!(await exists(join(cache, 'lib')))) throw error; // another process was faster: its folder is as good
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return cache;
}

/**
 * Starts a server on loopback and resolves when it answers over Bolt.
 * @param {{ port?: number, home?: string, password?: string, log?: (line: string) => void }} [options]
 *   `home` keeps the data (default: a temporary folder, removed by `stop`); `password` (default: random) belongs to user `neo4j`
 */
export async function startNeo4j({ port, home, password = randomBytes(12).toString('hex'), log = () => {} } = {}) {
  const jars = await fetchJars(log);
  const bolt = port ?? (await freePort());
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'hallway-neo4j-')));
  await mkdir(join(folder, 'conf'), { recursive: true });
  await writeFile(join(folder, 'conf', 'neo4j.conf'), configuration(bolt));
  const child = spawn(
    'java',
    [
      ...['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      '-Xms256m',
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      join(jars, 'lib', '*'),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${folder}`,
      `--config-dir=${join(folder, 'conf')}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  const stop = async () => {
    process.off('exit', killWithUs);
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
    if (home === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      answering(bolt, password),
      ended.then((code) => {
        throw new Error(`Neo4j ended with ${code} before it answered:\n${output}`);
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri: `bolt://127.0.0.1:${bolt}`,
    routingUri: `neo4j://127.0.0.1:${bolt}`,
    username: 'neo4j',
    password,
    pid: child.pid,
    stop,
  };
}

function configuration(port) {
  return [
    'server.default_listen_address=127.0.0.1',
    'server.default_advertised_address=127.0.0.1',
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`, // what routing (neo4j://) sends clients to
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    'server.memory.pagecache.size=64m',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.size=16m',
    'dbms.cypher.min_replan_interval=1d', // small graphs that come and go would have every query planned again and again
    '',
  ].join('\n');
}

/** Resolves when the server answers to the password; a fresh server makes its user choose one first. */
async function answering(port, password) {
  const until = Date.now() + START_SECONDS * 1000;
  for (;;) {
    try {
      await command(port, password, 'RETURN 1');
      return;
    } catch (error) {
      if (error?.code === 'Neo.ClientError.Security.Unauthorized') {
        await command(port, 'neo4j', 'ALTER CURRENT USER SET PASSWORD FROM "neo4j" TO $password', { password });
      } else if (Date.now() > until) {
        throw new Error(`Neo4j did not answer within ${START_SECONDS} s`, { cause: error });
      } else {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
}

async function command(port, password, query, parameters) {
  const driver = neo4j.driver(`bolt://127.0.0.1:${port}`, neo4j.auth.basic('neo4j', password), {
    connectionTimeout: 2000,
  });
  const session = driver.session({ database: query.startsWith('ALTER') ? 'system' : 'neo4j' });
  try {
    await session.run(query, parameters);
  } finally {
    await session.close();
    await driver.close();
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function works(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-4000);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}:\n${output}`)),
    );
  });
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>hallway.test</groupId>
  <artifactId>neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>${NEO4J_VERSION}</version></dependency>
  </dependencies>
</project>
`;
