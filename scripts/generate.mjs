// Makes everything that is generated: runs each scripts/generate-*.mjs, at once, and the digest of the rules last, since it reads the results.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const LAST = 'generate-rules-version.mjs';
const scripts = readdirSync(here).filter((name) => name.startsWith('generate-') && name.endsWith('.mjs'));

/** Answers whether the script did its work; it tells of its own faults. */
const run = (script) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [here + script], { stdio: 'inherit' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });

const made = await Promise.all(scripts.filter((name) => name !== LAST).map(run));
if (made.includes(false) || !(await run(LAST))) process.exitCode = 1;
