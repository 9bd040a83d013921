import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
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

async function run(
  index: string,
  patience = 5_000,
): Promise<{ verify: string | null; differential: string | null }> {
  const script = join(import.meta.dirname, 'mutant-run.ts');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, index], { timeout: patience });
    return JSON.parse(stdout) as { verify: string | null; differential: string | null };
  } catch (error) {
    if ((error as { killed?: boolean }).killed === true) return { verify: 'hangs', differential: 'hangs' };
    throw error;
  }
}

test('the solver as it is passes the run that catches mistakes', async () => {
  expect(await run(join(import.meta.dirname, '../src/index.ts'), 60_000)).toEqual({
    verify: null,
    differential: null,
  });
}, 70_000);

test.each(MUTANTS)(
  'proof and comparison both notice when $name',
  async (mutant) => {
    const caught = await run(broken(mutant, String(MUTANTS.indexOf(mutant))));
    expect(caught.verify).not.toBeNull();
    expect(caught.differential).not.toBeNull();
  },
  40_000,
);
