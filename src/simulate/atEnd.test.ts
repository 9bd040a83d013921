import { expect, test } from 'vitest';
import { after, atEnd, begins, keeps, opens, purge } from '../../test/kept.ts';
import type { KeptScene } from '../../test/kept.ts';
import { purgeRounds, stayInTouch } from '../rooms/partnerships/index.ts';
import { countAtEnd, worstAtEnd } from './atEnd.ts';

const found = ({ ctx, programme, round }: KeptScene) => countAtEnd(ctx, { programme, round: round.id });

const says = async ({ ctx, cast, programme }: KeptScene): Promise<void> => {
  const { id: partnership } = await ctx.db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
  for (const person of [cast.people.amina, cast.people.mei])
    await stayInTouch(ctx, { programme, person, partnership, yes: true });
};

test('a round that ends as promised breaks none of the promises of the end', () =>
  atEnd(async (scene) => {
    const { ctx, round } = scene;
    await says(scene);
    await keeps(scene, 'mei');
    const moments = [await found(scene)];
    ctx.clock.set(after(round, 'purges'));
    for (let tick = 0; tick < 4; tick++) await purgeRounds(ctx);
    ctx.clock.forward(25);
    moments.push(await found(scene));
    expect(worstAtEnd(moments)).toEqual({ addressGiven: 0, keptUnasked: 0, keptTooLong: 0, beyondDate: 0 });
  }));

test('an address given without the yes of all, answers kept unasked and data beyond its date are counted', () =>
  atEnd(async (scene) => {
    const { ctx, cast, round } = scene;
    await says(scene);
    await keeps(scene, 'mei');
    const own = cast.people.mei;
    await ctx.db
      .updateTable('membership')
      .set({ stays_in_touch_at: null })
      .where('person_id', '=', own)
      .execute();
    await ctx.db.deleteFrom('event').where('kind', '=', 'answers-kept').execute();
    const now = await found(scene);
    expect(now.addressGiven).toBe(2);
    expect(now.keptUnasked).toBeGreaterThan(5);
    expect(now.beyondDate).toBe(0);
    ctx.clock.set(after(round, 'purges'));
    ctx.clock.forward(25);
    expect((await found(scene)).beyondDate).toBeGreaterThan(20);
  }));

test('answers kept beyond their date, and those that stand in the next form of who asked for nothing, are counted', () =>
  atEnd(async (scene) => {
    const { ctx, cast } = scene;
    await keeps(scene, 'mei');
    await purge(scene);
    const next = await opens(scene);
    await begins(scene, next, 'mei');
    expect((await found(scene)).keptTooLong).toBe(0);
    await ctx.db.deleteFrom('event').where('actor_id', '=', cast.people.mei).execute();
    expect((await found(scene)).keptTooLong).toBe(1);
    await ctx.db.deleteFrom('application').where('round_id', '=', next.id).execute();
    ctx.clock.set('2029-12-01T12:00:00Z');
    expect((await found(scene)).keptTooLong).toBe(1);
  }));

test('words of a concern are kept for half a year after it was dealt with, and counted after that', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme, round } = scene;
    const { id: partnership } = await ctx.db.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
    ctx.clock.set(after(round, 'purges'));
    for (let tick = 0; tick < 4; tick++) await purgeRounds(ctx);
    ctx.clock.forward(25);
    await ctx.db
      .insertInto('concern')
      .values({
        programme_id: programme,
        partnership_id: partnership,
        person_id: cast.people.amina,
        body: 'Something made me uneasy.',
        raised_at: ctx.clock.now(),
        handled_at: ctx.clock.now(),
      })
      .execute();
    ctx.clock.forward(179 * 24);
    expect((await found(scene)).beyondDate).toBe(0);
    ctx.clock.forward(3 * 24);
    expect((await found(scene)).beyondDate).toBe(1);
  }));
