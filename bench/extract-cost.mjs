// What reading a note costs beside parsing it: npm run bench -- extract-cost [FOLDER...]
//
// For each folder of notes (by default test/fixtures/notes and seed), on one thread and warm, note by note in turn: plain remark's parse (gfm, front
// matter), Hallway's own `parseNote`, and `extract` and `resolve` on the tree just parsed. A round reads every note once; printed are medians over the
// rounds with the range of the middle half, and the ratio, taken round by round, of extract and resolve to each parse. The aim: at most 1.0 of plain remark.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WARM_UP = 40;
const ROUNDS = 31;

/** Measures each folder and prints a table. */
export async function run(folders) {
  const hallway = await loadHallway();
  const given = folders.length > 0 ? folders : ['test/fixtures/notes', 'seed'].map((folder) => join(ROOT, folder));
  console.log(`Node ${process.version}, ${ROUNDS} rounds after ${WARM_UP}; ms for all notes: median [middle half]\n`);
  for (const folder of given) {
    const notes = readNotes(folder);
    if (notes.length === 0) console.log(`${folder}: no notes\n`);
    else print(relative(ROOT, folder) || folder, notes, measure(notes, hallway));
  }
}

async function loadHallway() {
  const load = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
  const [{ parseNote }, { extract }, { resolve }, { shippedCatalogue }] = await Promise.all([
    load('note/parse-note.js'),
    load('extract/extract.js'),
    load('resolve/resolve.js'),
    load('resolve/shipped-catalogue.js'),
  ]);
  return { parseNote, extract, resolve, catalogue: shippedCatalogue() };
}

function readNotes(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => /\.(?:md|markdown|mdx)$/i.test(file))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(folder, path), 'utf8') }));
}

/** Times of each round, in ms. */
function measure(notes, { parseNote, extract, resolve, catalogue }) {
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();
  const times = { remark: [], parseNote: [], extract: [], resolve: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const sums = { remark: 0, parseNote: 0, extract: 0, resolve: 0 };
    const timed = (name, work) => {
      const start = performance.now();
      const result = work();
      sums[name] += performance.now() - start;
      return result;
    };
    for (const { path, source } of notes) {
      timed('remark', () => remark.parse(source));
      const { tree, file } = timed('parseNote', () => parseNote(path, source));
      const facts = timed('extract', () => extract(tree, file, catalogue));
      timed('resolve', () => resolve(facts, { catalogue, digest: '' }));
    }
    if (round >= 0) for (const name of Object.keys(times)) times[name].push(sums[name]);
  }
  return times;
}

function print(folder, notes, times) {
  const size = notes.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0);
  const both = times.extract.map((time, i) => time + times.resolve[i]);
  const to = (parse) => both.map((time, i) => time / parse[i]);
  const rows = [
    ['plain remark', summary(times.remark)],
    ['parseNote', summary(times.parseNote)],
    ['extract', summary(times.extract)],
    ['resolve', summary(times.resolve)],
    ['(extract + resolve) / plain remark', summary(to(times.remark))],
    ['(extract + resolve) / parseNote', summary(to(times.parseNote))],
  ];
  console.log(`${folder}: ${notes.length} notes, ${(size / 1024).toFixed(1)} KiB`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(36)}${value}`);
  console.log();
}

/** Median and quartiles. */
function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => (sorted[Math.round(share * (sorted.length - 1))] ?? 0).toFixed(2).padStart(7);
  return `${at(0.5)}  [${at(0.25)} ${at(0.75)}]`;
}
