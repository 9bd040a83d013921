import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import type { Caught } from './caught.ts';
import { MUTANTS } from './mutants.ts';

let right: Caught;
let mutants: Caught[];

beforeAll(async () => {
  // Runs in a process of its own, which may load modules with mistakes.
  const run = join(import.meta.dirname, 'mutantRun.ts');
  // A broken solver may never end.
  const { stdout } = await promisify(execFile)(process.execPath, [run], { timeout: 500_000 });
  [right, ...mutants] = JSON.parse(stdout) as [Caught, ...Caught[]];
}, 600_000);

test('the solver as it is answers each graph of the run that catches mistakes, and none is caught', () => {
  expect(right).toEqual({ verify: null, differential: null, unanswered: 0 });
  expect(mutants).toHaveLength(MUTANTS.length);
});

test.each([...MUTANTS.entries()].map(([number, { name }]) => ({ number, name })))(
  'a proof is refused and an answer differs when $name',
  ({ number }) => {
    expect(mutants[number]!.verify).not.toBeNull();
    expect(mutants[number]!.differential).not.toBeNull();
  },
);
