import { expect, test } from 'vitest';
import { testContext } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { playCoordinator } from './coordinatorStory.ts';

test('a coordinator brings a spreadsheet of 764 with faults and people who stand there twice to published partners by 60 clicks on 20 screens, and what comes up every day takes two or three', async () => {
  const database = await smallDatabase();
  try {
    const counts = await playCoordinator(testContext(database.db));
    expect(counts.clicks).toBeLessThanOrEqual(60);
    expect(counts.screens).toBeLessThanOrEqual(20);
    expect(counts.heldComments).toBeLessThanOrEqual(2);
    expect(counts.whyUnplaced).toBeLessThanOrEqual(2);
    expect(counts.weekLater).toBeLessThanOrEqual(3);
  } finally {
    await database.drop();
  }
});
