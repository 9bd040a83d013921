import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mostIn } from './row.ts';
import type { Row } from './row.ts';
import { inScratch, root } from './scratch.ts';

interface Report {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

/** A row for tests, which are found by the first words of their names. */
export type Held = readonly [row: string, test: string];

/**
 * Runs the tests that match `words`, by Vitest. The value of a row is the number of its failing tests; a row without any test counts one.
 */
export async function byTests(
  most: ReturnType<typeof mostIn>,
  words: readonly string[],
  held: readonly Held[],
): Promise<Row[]> {
  const vitest = join(root, 'node_modules/.bin/vitest');
  const { testResults } = await inScratch(async (folder) => {
    const report = join(folder, 'report.json');
    // Vitest also exits with an error when a test fails.
    await promisify(execFile)(vitest, ['run', ...words, '--reporter=json', `--outputFile=${report}`], {
      cwd: root,
    }).catch(() => undefined);
    return JSON.parse(await readFile(report, 'utf8')) as Report;
  });
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return held.map(([row, name]) => {
    const found = tests.filter(({ title }) => title.startsWith(name));
    const failed = found.filter(({ status }) => status !== 'passed');
    const wrong = failed.length;
    const why = failed[0]?.failureMessages[0]?.split('\n')[0] ?? '';
    const of = found.length > 1 ? `, ${found.length} times` : '';
    return most(
      row,
      found.length === 0 ? 1 : wrong,
      'tests',
      0,
      `the test “${found[0]?.title ?? name}”${of}: ${found.length === 0 ? 'not there' : wrong === 0 ? 'passed' : `${wrong} failed: ${why}`}`,
    );
  });
}
