// Builds dist/: generated sources, compiled TypeScript, and the pages' browser files.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const run = (...args) => {
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

rmSync('dist', { recursive: true, force: true });
run('scripts/generate.mjs');
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
run('scripts/build-web.mjs');
