import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { stagePartnership } from './partners.ts';
import { raiseConcern, writeLetter } from '../src/rooms/partnerships/index.ts';

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
  pair: number;
}

export async function onStage(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: programme,
        person_id: people.bao,
        role: 'matcher',
        granted_at: ctx.clock.now(),
      })
      .execute();
    const round = await stageRound(ctx, programme);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const pair = await stagePartnership(ctx, programme, round.id, [people.amina, people.mei]);
    await stagePartnership(ctx, programme, round.id, [people.luca, people.nils]);
    await writeLetter(ctx, {
      programme,
      person: people.amina,
      partnership: pair,
      body: 'Only for Mei',
      formKey: 'k',
    });
    await raiseConcern(ctx, {
      programme,
      person: people.mei,
      partnership: pair,
      body: 'A <b>worry</b>',
      exit: 'stay',
    });
    await play({ ctx, cast, pair });
  });
}
