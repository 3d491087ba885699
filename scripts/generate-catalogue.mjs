// Writes src/resolve/catalogue.generated.ts from the data in src/resolve/catalogue/ and the packages simple-icons and linguist-languages.
// Run by `npm run generate`; a wrong entry ends it with code 1 and one line that names file, line and reason.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as languages from 'linguist-languages';
import * as icons from 'simple-icons';
import { runnerImport } from 'vite';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/resolve/catalogue');
const target = join(root, 'src/resolve/catalogue.generated.ts');

// The check of entries is TypeScript of the project itself (users' catalogues go through it too); vite runs it without a build.
const load = async (file) =>
  (await runnerImport(join(root, 'src/resolve', file), { root, configFile: false, logLevel: 'error' })).module;
const { isCrowdedHost, projectEntry } = await load('catalogue-entry.ts');

/** Hosts where an address says nothing of the project, or where one host serves many projects. */
const SHARED_HOSTS =
  /(^|\.)(wikimedia|wikipedia|figma|google|twitter|x|facebook|medium|youtube|dropbox|behance|dribbble|microsoft|apple|amazon|iconscout|brandfolder|frontify|notion|archive|npmjs|mozilla|adobe|ibm|oracle|jetbrains|svgporn|worldvectorlogo|pypi|imgur|sharepoint|githubusercontent|readme|w3)\.(org|com|io|site|net|dev)$/;

function linkOf(source) {
  const { host, pathname } = new URL(source);
  const name = host.replace(/^www\./, '');
  if (/^git(hub|lab)\.com$|^codeberg\.org$/.test(name)) {
    const parts = pathname.split('/').filter(Boolean).slice(0, 2);
    // Logos often live in a repository of their own; that is not the project's.
    return parts.length === 2 && !/brand|logo|press|media|asset|website|artwork|design|\.github/i.test(parts.join('/'))
      ? [`${name}/${parts.join('/')}`]
      : [];
  }
  if (SHARED_HOSTS.test(name)) return [];
  const home = name.replace(
    /^(brand|brandkit|press|assets|logo|logos|media|branding|design|static|cdn|newsroom|about|docs|blog|community|upload)\.(?=.+\.)/,
    '',
  );
  return isCrowdedHost(home) ? [] : [home];
}

function fromIcons(pick) {
  const byTitle = new Map(Object.values(icons).map((icon) => [icon.title, icon]));
  const ambiguous = new Set(pick.ambiguous);
  const hosts = new Map();
  for (const { source } of byTitle.values())
    for (const link of linkOf(source)) hosts.set(link, (hosts.get(link) ?? 0) + 1);
  return Object.entries(pick)
    .filter(([kind]) => kind !== 'ambiguous')
    .flatMap(([kind, names]) => names.map((name) => ({ name, kind, icon: byTitle.get(name) })))
    .filter(({ icon }) => icon !== undefined)
    .map(({ name, kind, icon }) => ({
      name,
      kind,
      links: linkOf(icon.source).filter((link) => hosts.get(link) === 1),
      ambiguous: ambiguous.has(name),
    }));
}

function fromLinguist(pick) {
  const byName = new Map(Object.values(languages).map((language) => [language.name, language]));
  const [ambiguous, standards, good] = [new Set(pick.ambiguous), new Set(pick.standards), new Set(pick.aliases)];
  return pick.languages
    .filter((name) => byName.has(name))
    .map((name) => ({
      name,
      kind: standards.has(name) ? 'standard' : 'language',
      aliases: (byName.get(name).aliases ?? []).filter((alias) => good.has(alias)),
      ambiguous: ambiguous.has(name),
    }));
}

async function main() {
  const [{ readCatalogueEntries }, { buildCatalogue }, { layCatalogue }] = await Promise.all(
    ['read-catalogue-entries.ts', 'build-catalogue.ts', 'lay-catalogue.ts'].map(load),
  );
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const read = (sort) =>
    files
      .filter((file) => new RegExp(`^${sort}(-|\\.)`).test(file))
      .flatMap((file) =>
        readCatalogueEntries(sort, readFileSync(join(folder, file), 'utf8'), `src/resolve/catalogue/${file}`),
      );
  const own = buildCatalogue({
    projects: read('projects'),
    organizations: read('organizations'),
    series: read('series'),
  });

  const picks = (file) => parse(readFileSync(join(folder, file), 'utf8'));
  const placed = (entries, path) => {
    const seen = new Set();
    return entries
      .filter(({ name }) => !seen.has(name) && seen.add(name))
      .map((entry) => ({ entry: projectEntry.parse(entry), path, line: 1 }));
  };
  const build = (projects, path) => buildCatalogue({ projects: placed(projects, path), organizations: [], series: [] });
  const packages = layCatalogue(
    build(fromIcons(picks('from-simple-icons.yaml')), 'from-simple-icons.yaml'),
    build(fromLinguist(picks('from-linguist.yaml')), 'from-linguist.yaml'),
  );
  const catalogue = layCatalogue(packages, own);

  // A JSON text is parsed by the engine several times faster than an object literal of this size.
  const json = JSON.stringify(JSON.stringify(catalogue))
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  const text = [
    '// Written by scripts/generate-catalogue.mjs from src/resolve/catalogue/. Do not edit.',
    "import type { Catalogue } from '../model/catalogue.ts';",
    '',
    '/** The shipped catalogue as JSON text, and what it holds once parsed. */',
    `export const CATALOGUE_JSON = ${json};`,
    '',
    'export function parseCatalogue(): Catalogue {',
    '  return JSON.parse(CATALOGUE_JSON) as Catalogue;',
    '}',
    '',
  ].join('\n');
  writeFileSync(`${target}.tmp`, text);
  renameSync(`${target}.tmp`, target);
  const count = (sort) => `${catalogue[sort].length} ${sort}`;
  process.stderr.write(
    `catalogue ${catalogue.version}: ${count('projects')}, ${count('organizations')}, ${count('series')}\n`,
  );
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error && 'code' in error ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
});
