// The gate: every check that a change must pass, in order, all of them even if one fails. CI runs nothing else.
//   node scripts/gate.mjs            ends with the line "N passed, N failed": tests, and the gate's other steps as one each
// With HALLWAY_GATE_RESULT=FILE the line is also written there, for a caller that must print it last.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'hallway-gate-'));
const results = join(scratch, 'tests.json');

const steps = [
  { name: 'build', args: ['scripts/build.mjs'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'lint and format', args: ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'] },
  { name: 'dead code', args: ['node_modules/knip/bin/knip.js'] },
  {
    name: 'tests',
    args: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
    ],
  },
];

const tests = () => {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
};

let passed = 0;
let failed = 0;
const table = [];
for (const { name, args } of steps) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  const good = status === 0;
  table.push(`${good ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (name === 'tests') {
    const counted = tests();
    passed += counted.passed;
    // A run that fails without a failed test (a file that does not load, an unhandled rejection) is one failure too.
    failed += counted.failed > 0 || good ? counted.failed : 1;
  } else if (good) passed += 1;
  else failed += 1;
}
rmSync(scratch, { recursive: true, force: true });

const line = `${passed} passed, ${failed} failed`;
if (process.env.HALLWAY_GATE_RESULT) writeFileSync(process.env.HALLWAY_GATE_RESULT, `${line}\n`);
console.log(`\n${table.join('\n')}\n${line}`);
process.exit(failed === 0 ? 0 : 1);
