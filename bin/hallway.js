#!/usr/bin/env node
// The command's door. It is there before the first build, since npx links a checkout's command once, and never again if it finds no file.
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  process.stderr.write('Hallway is not built yet; build it first: npm run build\n');
  process.exitCode = 1;
}
