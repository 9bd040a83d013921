import { expect, test } from 'vitest';
import { raceAgain } from '../../../../test/racesAgain/raceAgain.ts';

/** A dozen here; `test/faults/racesAgain.ts` plays two hundred. */
const RACES = 12;

test('runs beside leaving, pausing, choosing, joining a pair and the hands of volunteers give nobody two partners or a mail twice', async () => {
  const { introduced, outcomes } = await raceAgain(RACES);
  expect(introduced).toBeGreaterThan(RACES);
  expect(outcomes['joined']).toBeGreaterThan(0);
});
