import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { hallway } from '../cli/hallway.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

const Service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  user: z.string(),
  read_only: z.boolean().optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const Compose = z.object({
  services: z.object({ neo4j: Service, hallway: Service }),
  volumes: z.record(z.string(), z.unknown()),
});
const compose = Compose.parse(parse(read('docker-compose.yml')));
const { neo4j, hallway: app } = compose.services;
const manifest = z
  .object({ bin: z.object({ hallway: z.string() }), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Instructions of the Dockerfile, continued lines joined: `[word, rest]`. */
const instructions = read('Dockerfile')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1).trim()]);
const all = (word: string) => instructions.flatMap(([first, rest]) => (first === word ? [rest] : []));
const words = (word: string): string[] => z.array(z.string()).parse(JSON.parse(all(word).at(-1) ?? '[]'));

test('the image runs the package’s own command, with arguments that it knows', async () => {
  expect(words('ENTRYPOINT')).toEqual(['node', manifest.bin.hallway]);
  for (const [command = '', ...argv] of [words('CMD'), app.command ?? []]) {
    const help = await hallway([command, '--help']);
    expect(help.code).toBe(0);
    for (const flag of argv.filter((argument) => argument.startsWith('--'))) expect(help.out).toContain(`${flag} <`);
  }
});

test('the image runs npm scripts that exist, and copies what exists or is built', () => {
  const scripts = all('RUN').flatMap((line) => [...line.matchAll(/npm run (\S+)/g)].map(([, name = '']) => name));
  expect(scripts).toEqual(['build']);
  expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
  const copied = all('COPY').flatMap((line) =>
    line
      .split(/\s+/)
      .filter((word) => !word.startsWith('--'))
      .slice(0, -1),
  );
  const needed = copied
    .map((path) => path.replace(/^\/app\//, ''))
    .filter((path) => !['dist', 'node_modules'].includes(path));
  expect(needed.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the image runs Node 20 as a user without rights', () => {
  expect(all('FROM').every((image) => /^node:20-slim\b/.test(image))).toBe(true);
  expect(all('USER').at(-1)).toBe('node');
});

test('Hallway waits until Neo4j answers, and finds it by its service name', () => {
  expect(app.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  expect(neo4j.image).toBe('neo4j:5.26-community');
  expect(neo4j.healthcheck?.test.join(' ')).toContain('RETURN 1');
  expect(new URL(app.environment['HALLWAY_STORE'] ?? '').hostname).toBe('neo4j');
});

test('volumes are declared or are paths, and Neo4j keeps its data in one', () => {
  const names = [...neo4j.volumes, ...app.volumes].map(
    (volume) => volume.replace(/\$\{[^}]*\}/, './').split(':')[0] ?? '',
  );
  expect(names.filter((name) => !name.startsWith('.') && !(name in compose.volumes))).toEqual([]);
  expect(neo4j.volumes.some((volume) => volume.endsWith(':/data'))).toBe(true);
});

test('no right and no secret is given away', () => {
  expect(app.read_only).toBe(true);
  for (const { user } of [neo4j, app]) expect(user).not.toMatch(/^(root|0)(:|$)/);
  const passwords = [neo4j.environment['NEO4J_AUTH'] ?? '', app.environment['NEO4J_PASSWORD'] ?? ''];
  for (const password of passwords) expect(password).toMatch(/^(neo4j\/)?\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
  expect(app.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
});
