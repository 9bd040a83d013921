import { mostIn } from './lib/row.ts';
import type { Area } from './lib/row.ts';
import { PEOPLE, brokenIn, playRound } from './lib/playRound.ts';

const GOAL_SECONDS = 120;

const most = mostIn('round');

/** A whole round of the size the model programme had, with every step for which a person would wait. */
export const area: Area = {
  name: 'round',
  run: async (note) => {
    note(`playing a round of ${PEOPLE} people`);
    const played = await playRound('round', 1);
    const mails = Object.values(played.report.mails).reduce((sum, n) => sum + n, 0);
    return [
      most(
        `simulated round of ${PEOPLE} people`,
        Math.round(played.seconds),
        's',
        GOAL_SECONDS,
        `${mails} mails composed and delivered into a sink, with its own PostgreSQL`,
      ),
      most('rules broken in it', brokenIn(played), '', 0, 'counted by SQL that uses nothing of the matcher'),
    ];
  },
};
