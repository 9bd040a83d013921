import { expect, test } from 'vitest';
import { raceAgain } from '../racesAgain/raceAgain.ts';

/** Two hundred rounds, a few in each programme. No real programme has so many, and each round adds to everybody's former partners. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const ROUNDS = 25;
const outcomes: Record<string, number> = {};

test.each(SEEDS)(
  'rounds matched again beside leaving, pausing, joining and hands: nobody has two partners, no mail is lost or sent twice (%i)',
  async (seed) => {
    const raced = await raceAgain(ROUNDS, seed);
    expect(raced.introduced).toBeGreaterThan(ROUNDS);
    for (const [outcome, count] of Object.entries(raced.outcomes))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  },
);

test('the dice were such that thirds joined, were declined, and found others meanwhile', () => {
  process.stdout.write(`\nquestions to pairs: ${JSON.stringify(outcomes)}\n`);
  for (const outcome of ['joined', 'declined', 'gone']) expect(outcomes[outcome]).toBeGreaterThan(0);
});
