import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { readPostmaster } from '../src/db/embedded/processes.ts';
import { againstRaw } from './lib/pages/againstRaw.ts';
import type { Goals } from './lib/pages/againstRaw.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, inScratch, run } from './lib/scratch.ts';
import { pssOf, startServe, stopServe } from './lib/serve.ts';

const RUNS = 5;
/** The size the model programme had. Set fewer for a try. */
const PEOPLE = Number(process.env.PEOPLE ?? 764);
const COUNTRIES = Math.min(76, Math.ceil(PEOPLE / 4));

/** How fast each page has to be beside plain string building; pages with null are only reported. */
const GOALS: Goals = { topic: 0.65, 'own topic': null, home: 0.65, 'own home': null, room: null };

/**
 * The speed of a quiet installation for a visitor, a participant and an operator: pages, start, memory. Both empty and with a large
 * programme.
 */
export const area: Area = {
  name: 'steady',
  run: async (note) => {
    const main = await builtProgram('steady');
    const empty = await inScratch((dataDir) => startAndMemory(main, dataDir, '/', 'empty', note));
    const full = await inScratch(async (dataDir) => {
      note(`filling a programme with ${PEOPLE} people`);
      const crowd = ['--people', String(PEOPLE), '--countries', String(COUNTRIES), '--seed', '1'];
      await run([main, 'demo', ...crowd], { DATA_DIR: dataDir });
      const { rows, home } = await againstRaw(dataDir, { people: PEOPLE, goals: GOALS }, note);
      return [...rows, ...(await startAndMemory(main, dataDir, home, `${PEOPLE} people`, note))];
    });
    return [...full, ...empty];
  },
};

async function startAndMemory(
  main: string,
  dataDir: string,
  home: string,
  which: string,
  note: (text: string) => void,
): Promise<Row[]> {
  const starts: number[] = [];
  for (let turn = 0; turn < RUNS + 1; turn++) {
    const started = await startServe(main, dataDir, {}, home);
    // The first start makes the database and fills the compile cache, which is written three seconds later.
    if (turn > 0) starts.push(started.msToFirstPage);
    else await wait(4000);
    await stopServe(started);
  }
  const started = await startServe(main, dataDir, {}, home);
  note(`${which}: waiting a minute for memory to settle`);
  await wait(60_000);
  const app = await pssOf(started.child.pid!);
  const postgres = await pssOf((await readPostmaster(join(dataDir, 'postgres')))!.pid);
  await stopServe(started);
  return [
    {
      area: 'steady',
      row: `warm start to first page, ${which}`,
      value: Math.round(median(starts)),
      unit: 'ms',
      goal: '≤ 1000',
      pass: median(starts) <= 1000,
      against: `with PostgreSQL's own start: ${spread(starts)} ms`,
    },
    {
      area: 'steady',
      row: `memory of the idle application, ${which}`,
      value: Math.round(app),
      unit: 'MB',
      goal: '≤ 180',
      pass: app <= 180,
      against: `sum of PSS, 60 s after boot; PostgreSQL apart: ${postgres.toFixed(0)} MB`,
    },
  ];
}
