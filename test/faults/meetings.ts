import { expect, test } from 'vitest';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { pairOf } from '../meetingPlays/pairOf.ts';
import { playMeeting } from '../meetingPlays/playMeeting.ts';
import { stagePartnership } from '../partners.ts';

/** A thousand meetings in ten parts, in each of which both partners act at once. */
const PARTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const PLAYS = 100;

test.each(PARTS)('partners who act at the same moment see the same in the end: part %i', async (part) => {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db, '2027-02-12T12:00:00Z');
    const cast = await stage(ctx);
    const round = await stageRound(ctx, cast.programme);
    const pair = await stagePartnership(ctx, cast.programme, round.id, [cast.people.amina, cast.people.mei]);
    const both = await pairOf({ ctx, cast, round, pair });
    const ended: Record<string, number> = {};
    for (let play = 0; play < PLAYS; play++) {
      const seed = part * 10_000 + play;
      const how = await playMeeting(both, seed, true).catch((cause: unknown) => {
        throw new Error(`play ${seed}`, { cause });
      });
      ended[how] = (ended[how] ?? 0) + 1;
    }
    expect(Object.keys(ended).sort()).toEqual(['off', 'stands']);
  } finally {
    await database.drop();
  }
});
