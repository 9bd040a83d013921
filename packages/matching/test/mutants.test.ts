import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import type { Caught } from './mutantRun.ts';
import { type Mutant, MUTANTS } from './mutants.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the solver with the mistake in it: the path of its index. */
function broken({ file, find, replace }: Mutant, name: string): string {
  const copy = join(folder, name);
  cpSync(join(import.meta.dirname, '../src'), copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) throw new Error(`${file} must hold once: ${find}`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  return join(copy, 'index.ts');
}

/** What came of the run of a solver that has so many milliseconds for each graph. */
async function run(index: string, moment: number): Promise<Caught> {
  const script = join(import.meta.dirname, 'mutantRun.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, index, String(moment)]);
  return JSON.parse(stdout) as Caught;
}

test('the solver as it is answers each graph of the run that catches mistakes, and none is caught', async () => {
  expect(await run(join(import.meta.dirname, '../src/index.ts'), 10_000)).toEqual({
    verify: null,
    differential: null,
    unanswered: 0,
  });
}, 70_000);

test.each(MUTANTS)(
  'a proof is refused and an answer differs when $name',
  async (mutant) => {
    const caught = await run(broken(mutant, String(MUTANTS.indexOf(mutant))), 100);
    expect(caught.verify).not.toBeNull();
    expect(caught.differential).not.toBeNull();
  },
  60_000,
);
