import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as right from '../src/index.ts';
import { caughtOf } from './caught.ts';
import type { Solver } from './caught.ts';
import { type Mutant, MUTANTS } from './mutants.ts';

// Runs the solver, then each of its mutants, and prints as JSON how each was caught. All run in one process: starting one for each, and
// loading everything there, takes longer than the runs.

/** Milliseconds for each graph: a mutant may never end. */
const MOMENT = 30;
const SOURCE = new URL('../src/', import.meta.url).href;

// A mutant has no files of its own. The solver's modules are loaded again, and one of them is read with the mistake in it.
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const number = context.parentURL ? new URL(context.parentURL).searchParams.get('mutant') : null;
    return number === null || !found.url.startsWith(SOURCE)
      ? found
      : { ...found, url: `${found.url}?mutant=${number}` };
  },
  load: (url, context, next) => {
    const loaded = next(url, context);
    const [path, number] = url.split('?mutant=');
    const mutant = number === undefined ? undefined : MUTANTS[Number(number)];
    return mutant && path === SOURCE + mutant.file ? { ...loaded, source: broken(mutant, url) } : loaded;
  },
});

function broken({ file, find, replace }: Mutant, url: string): string {
  const text = readFileSync(fileURLToPath(url), 'utf8');
  if (text.split(find).length !== 2) throw new Error(`${file} must hold once: ${find}`);
  return text.replace(find, () => replace);
}

/** The two parts of the program that can have a mistake, without those that read people and explain pairs. */
const solverOf = async (number: number): Promise<Solver> => ({
  ...((await import(`${SOURCE}graph/solve.ts?mutant=${number}`)) as Pick<Solver, 'solve'>),
  ...((await import(`${SOURCE}graph/solveSource.ts?mutant=${number}`)) as Pick<Solver, 'solveSource'>),
});

const all = [caughtOf(right, null)];
for (const number of MUTANTS.keys()) all.push(caughtOf(await solverOf(number), MOMENT));
console.log(JSON.stringify(all));
