import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearThrowaway } from '../src/db/embedded/throwaway.ts';
import { PREFIX, SCRATCHES } from '../test/scratch.ts';

// Runs the steps of `npm test`, each with its time; the last line counts the tests. With `--quick` the tests play fewer of many similar
// cases (test/whole.ts).
const root = join(import.meta.dirname, '..');
const scratch = await mkdtemp(join(tmpdir(), 'antipode-results-'));
const results = join(scratch, 'results.json');
const counts = process.argv.includes('--quick') ? { TEST_QUICK: '1' } : {};

// Linux switches less often between the processes of a batch (SCHED_BATCH), which takes some 6 % less of the processor. If chrt, of
// util-linux, is missing or not allowed, the steps run as usual.
const BATCH = ['chrt', '-b', '0'];
const batch = spawnSync(BATCH[0]!, [...BATCH.slice(1), 'true']).status === 0 ? BATCH : [];

type Step = [name: string, command: string, args: string[]];

// Run before the tests, one after the other: the checks that fail most quickly, and the build that tests start.
const ahead: Step[] = [
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', ['--deny-warnings']],
  ['build', 'node', ['scripts/build.ts']],
];
// Runs beside those steps and the tests, so that no core is idle. Checkers repeat each other's work: two take a third more of the processor
// than one. Threads that pass work to each other take a tenth more.
const types: Step = ['types', 'tsc', ['-p', '.', '--singleThreaded']];
// One more worker than there are cores: tests of whole processes wait much of their time, and cores would be idle.
const tests: Step = [
  'tests',
  'vitest',
  ['run', '--maxWorkers=3', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
];

try {
  process.exitCode = await runAll();
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function runAll(): Promise<number> {
  const wrong = new AbortController();
  const typed = timed(types).then((code) => {
    // If the code does not compile, its tests are not worth their minutes.
    if (code !== 0) wrong.abort();
    return code;
  });
  if ((await inTurn(ahead)) !== 0 || wrong.signal.aborted) {
    await typed;
    console.log('0 passed, 1 failed');
    return 1;
  }
  const code = await timed(tests, wrong.signal);
  // The stopped tests could not stop their database server.
  if (wrong.signal.aborted) for (const folder of SCRATCHES) await clearThrowaway(PREFIX, folder);
  return summarise(Math.max(code, await typed));
}

/** Stops at the first step that fails; returns the code of the last step run. */
async function inTurn(steps: readonly Step[]): Promise<number> {
  for (const step of steps) {
    const code = await timed(step);
    if (code !== 0) return code;
  }
  return 0;
}

async function timed([name, command, args]: Step, stop?: AbortSignal): Promise<number> {
  const began = performance.now();
  const code = await run(command, args, stop);
  console.log(`${code === 0 ? 'ok' : 'FAILED'} ${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return code;
}

async function summarise(code: number): Promise<number> {
  const counted = await readFile(results, 'utf8').then(
    (text) =>
      JSON.parse(text) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number },
    () => ({ numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1 }),
  );
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = counted;
  // A file that cannot be loaded, or an error outside any test, has no failed test, but must not look like success.
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 || code !== 0 ? 1 : 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function run(command: string, args: string[], stop?: AbortSignal): Promise<number> {
  return new Promise((done) => {
    const program = join(root, 'node_modules/.bin', command);
    // Tests that start the whole program use the build of a moment ago. The type checker runs only briefly, so with GOGC it collects less
    // garbage than by default.
    const env = { GOGC: '400', ...process.env, ...counts, TEST_BUNDLE: join(root, 'dist') };
    const [first, ...words] = [...batch, program, ...args];
    const child = spawn(first!, words, { cwd: root, stdio: 'inherit', env });
    stop?.addEventListener('abort', () => child.kill('SIGTERM'));
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}
