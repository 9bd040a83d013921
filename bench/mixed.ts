import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '../src/boot/database.ts';
import { createLog } from '../src/log.ts';
import { playIn } from './lib/mixed/play.ts';
import { againstRaw } from './lib/pages/against-raw.ts';
import type { Goals } from './lib/pages/against-raw.ts';
import type { Area } from './lib/row.ts';
import { inScratch, root, run } from './lib/scratch.ts';

/** Fewer people, and a shorter run, for a try. */
const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
const MINUTES = Number(process.env.MINUTES ?? 10);
/** A folder that `antipode load` has filled before, to be copied and brought up to date instead of filling one. */
const { FILLED } = process.env;
const GOALS: Goals = { topic: 0.5, 'own topic': 0.5, home: 0.5, 'own home': 0.5, room: 0.5 };

/** What people do all at once, for minutes, at a size that few will ever have. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const built = join(root, '.cache', `bench-dist-mixed-${process.pid}`);
    await run(['scripts/build.ts', built]);
    process.once('exit', () => rmSync(built, { recursive: true, force: true }));
    const main = join(built, 'antipode.js');
    return inScratch(async (folder) => {
      const dataDir = join(folder, 'data');
      await fill(main, dataDir, note);
      const { people, rows } = await playIn(main, dataDir, MINUTES, note);
      return [...rows, ...(await againstRaw(dataDir, { people, goals: GOALS }, note)).rows];
    });
  },
};

async function fill(main: string, dataDir: string, note: (text: string) => void): Promise<void> {
  if (FILLED !== undefined) {
    await cp(FILLED, dataDir, { recursive: true });
    await (await connectDatabase({ databaseUrl: undefined, dataDir }, createLog('error'))).close();
    return;
  }
  const size = {
    people: PEOPLE,
    programmes: Math.max(1, Math.round(PEOPLE / 500)),
    comments: PEOPLE * 10,
    seed: 1,
  };
  note(`filling ${size.programmes} programmes with ${PEOPLE} people and ${size.comments} comments`);
  const words = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await run([main, 'load', ...words], { DATA_DIR: dataDir });
}
