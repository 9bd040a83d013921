import { filled, PEOPLE } from './lib/filled.ts';
import { playIn } from './lib/mixed/play.ts';
import { timesInTurn } from './lib/mixed/requests.ts';
import { againstRaw } from './lib/pages/againstRaw.ts';
import type { Goals, Rates } from './lib/pages/againstRaw.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram } from './lib/scratch.ts';

/** Fewer for a try. */
const MINUTES = Number(process.env.MINUTES ?? 10);
const LEAST = 0.5;
const GOALS: Goals = { topic: LEAST, 'own topic': LEAST, home: LEAST, 'own home': LEAST, room: LEAST };

/** Everything people do, all at once, for minutes, at a size that few installations will ever have. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('mixed');
    return filled(main, PEOPLE, note, async (dataDir) => {
      const { people, rows } = await playIn(main, dataDir, MINUTES, note);
      const beside = await againstRaw(dataDir, { people, goals: GOALS }, note);
      return [...rows, ...beside.rows, together(people, beside.rates)];
    });
  },
};

const ASKED_AS = {
  'front page': 'home',
  topic: 'topic',
  'own front page': 'own home',
  'own topic': 'own topic',
  'own room': 'room',
} as const;

/** The same pages as often as each comes in the mixed load, and how long ours and the plain ones take for all of them. */
function together(people: number, rates: Rates): Row {
  const seconds = { raw: 0, ours: 0 };
  let times = 0;
  for (const [name, place] of Object.entries(ASKED_AS)) {
    const each = timesInTurn(name);
    times += each;
    for (const side of ['raw', 'ours'] as const) seconds[side] += each / rates.get(place)![side];
  }
  const value = seconds.raw / seconds.ours;
  return {
    area: 'steady',
    row: `pages of mixed load of ${people} people against raw`,
    value,
    unit: '×',
    goal: `≥ ${LEAST}`,
    pass: value >= LEAST,
    against: `${times} of twenty requests, each page as often as it is asked for; the others have no bare twin`,
  };
}
