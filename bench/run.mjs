// Runs one benchmark of this folder: npm run bench -- NAME [ARGUMENT...]. Each NAME.mjs exports `run(args)`; its head says what it measures.
import { readdirSync } from 'node:fs';

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort();
const [name = '', ...args] = process.argv.slice(2);
if (names.includes(name)) {
  const { run } = await import(`./${name}.mjs`);
  await run(args);
} else {
  process.stderr.write(`Expected a benchmark, one of ${names.join(', ')}: npm run bench -- ${names[0]}\n`);
  process.exitCode = 2;
}
