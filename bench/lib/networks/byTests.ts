import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from '../row.ts';
import { inScratch, root } from '../scratch.ts';
import { most } from './servers.ts';

interface Report {
  testResults: { assertionResults: { title: string; status: string }[] }[];
}

/** The rows that tests hold, each by the beginning of the test's sentence. */
const HELD: readonly (readonly [row: string, test: string])[] = [
  [
    '60 forged activities and more: taken, or something of others changed',
    'nothing that is not of whom it says is taken',
  ],
  ['documents of eight programs, in 400 shapes, that are misread', 'answers of eight programs are read'],
  [
    'actors of eight programs that are misread, or taken under another key',
    'actors of eight programs are read',
  ],
  ['switched off: routes, kept posts or packets', 'while it is switched off there is no address'],
  ['documents of any shape that end in a fault', 'a document is read as data'],
];

/** Runs those tests; a row is 0 when its test holds. */
export async function byTests(): Promise<Row[]> {
  const vitest = join(root, 'node_modules/.bin/vitest');
  const { testResults } = await inScratch(async (folder) => {
    const report = join(folder, 'report.json');
    const words = ['run', 'src/federation', '--reporter=json', `--outputFile=${report}`];
    // With a test that fails it ends so, too.
    await promisify(execFile)(vitest, words, { cwd: root }).catch(() => undefined);
    return JSON.parse(await readFile(report, 'utf8')) as Report;
  });
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return HELD.map(([row, name]) => {
    const found = tests.find(({ title }) => title.startsWith(name));
    const wrong = found?.status === 'passed' ? 0 : 1;
    return most(
      row,
      wrong,
      'tests',
      0,
      `the test “${found?.title ?? name}”: ${found?.status ?? 'not there'}`,
    );
  });
}
