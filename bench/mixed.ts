import { filled, PEOPLE } from './lib/filled.ts';
import { playIn } from './lib/mixed/play.ts';
import { againstRaw } from './lib/pages/againstRaw.ts';
import type { Goals } from './lib/pages/againstRaw.ts';
import type { Area } from './lib/row.ts';
import { builtProgram } from './lib/scratch.ts';

/** Fewer for a try. */
const MINUTES = Number(process.env.MINUTES ?? 10);
const GOALS: Goals = { topic: 0.5, 'own topic': 0.5, home: 0.5, 'own home': 0.5, room: 0.5 };

/** People's acts all at once, for minutes, at a size that few will ever have. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('mixed');
    return filled(main, PEOPLE, note, async (dataDir) => {
      const { people, rows } = await playIn(main, dataDir, MINUTES, note);
      const beside = await againstRaw(dataDir, { people, goals: GOALS }, note);
      return [...rows, ...beside.rows];
    });
  },
};
