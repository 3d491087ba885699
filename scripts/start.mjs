// What `npm start` runs: builds, then reads the sample notes and serves them, in one process, so that whoever stops npm stops the server.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: 'inherit' });
if (built.status === 0) {
  process.argv.push('serve', 'seed', ...process.argv.splice(2));
  await import('../bin/hallway.js');
} else process.exitCode = built.status ?? 1;
