import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { due, letDown, tellAway } from '../../../../test/again.ts';
import { onTheDay, states } from '../../../../test/publishing.ts';
import { addDays, instantToWall } from '../../../lib/time/time.ts';
import { againDue } from './againDue.ts';
import { waitingPool } from './waitingPool.ts';

test('who waits and told an absence in the application is left out of a run while it lasts, unless they said since that they are here', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { four } = await letDown(scene);
    const { person, application } = four[0]!;
    const at = await due(scene);
    const { zone } = await ctx.db
      .selectFrom('person')
      .select('zone')
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    const today = instantToWall(at, zone!).slice(0, 10);
    const day = (days: number) => addDays(`${today}T00:00`, days).slice(0, 10);
    await tellAway(scene, application, { from: day(-1), until: day(1) });
    const isLookedFor = async () =>
      (await waitingPool(ctx, { programme, round: round.id, policy: defaultPolicy() })).candidates.some(
        ({ id }) => id === person,
      );
    await againDue(ctx);
    expect((await states(scene))[application]).toBe('waiting');
    expect(Object.values(await states(scene)).filter((state) => state === 'matched')).toHaveLength(2);
    expect(await isLookedFor()).toBe(false);
    const said = await ctx.db
      .insertInto('absence')
      .values({
        programme_id: programme,
        person_id: person,
        until_day: day(3),
        back_at: at,
        said_at: at,
        ended_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await isLookedFor()).toBe(true);
    await ctx.db.deleteFrom('absence').where('id', '=', said.id).execute();
    ctx.clock.forward(24);
    expect(await isLookedFor()).toBe(false);
    ctx.clock.forward(24);
    expect(await isLookedFor()).toBe(true);
  }));
