import { expect, test } from 'vitest';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import type { Ctx } from '../../ctx.ts';
import { askAvailability, remindOfAvailability } from '../index.ts';

test('a crowd asked in several turns, asked anew and reminded is one group of the outbox each time', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    await manyPeople(ctx, { programme, many: 600, round: round.id });
    const inTurns = async (duty: (ctx: Ctx) => Promise<void>) => {
      for (let turn = 0; turn < 4; turn += 1) {
        await duty({ ...ctx, hasTime: () => false });
        ctx.clock.forward(1 / 3600);
      }
    };
    const groups = (kind: string) =>
      ctx.db
        .selectFrom('outbox')
        .select((eb) => ['occasion', eb.fn.countAll<number>().as('mails')])
        .where('kind', '=', kind)
        .groupBy('occasion')
        .execute()
        .then((rows) => rows.map(({ mails }) => mails));
    ctx.clock.set('2027-02-02T09:00:00Z');
    await inTurns(askAvailability);
    expect(await groups('availability-request')).toEqual([600]);
    await ctx.db.updateTable('application').set({ ask_again_at: ctx.clock.now() }).execute();
    ctx.clock.forward(1 / 60);
    await inTurns(askAvailability);
    expect(await groups('availability-request')).toEqual([600, 600]);
    ctx.clock.set('2027-02-06T09:00:00Z');
    await inTurns(remindOfAvailability);
    expect(await groups('availability-reminder')).toEqual([600]);

    // A person's time to answer begins only once they are asked, however long the program stood still.
    await ctx.db
      .updateTable('application')
      .set({ ask_again_at: new Date('2027-02-07T09:00:00Z') })
      .execute();
    ctx.clock.set('2027-02-08T08:20:00Z');
    await inTurns(askAvailability);
    expect(await groups('availability-request')).toEqual([600, 600, 600]);
    const { asked } = await ctx.db
      .selectFrom('application')
      .select((eb) => eb.fn.min('available_asked_at').as('asked'))
      .executeTakeFirstOrThrow();
    expect(asked).toEqual(new Date('2027-02-08T08:00:00Z'));
  }));

test('what a program that stood still left of a crowd is asked then, and has its time from then on', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    await manyPeople(ctx, { programme, many: 600, round: round.id });
    ctx.clock.set('2027-02-02T09:00:00Z');
    await askAvailability({ ...ctx, hasTime: () => false });
    ctx.clock.set('2027-02-03T09:00:00Z');
    await askAvailability(ctx);
    const asked = await ctx.db
      .selectFrom('application')
      .select((eb) => ['available_asked_at as at', eb.fn.countAll<number>().as('people')])
      .groupBy('available_asked_at')
      .orderBy('available_asked_at')
      .execute();
    expect(asked).toEqual([
      { at: new Date('2027-02-02T09:00:00Z'), people: 250 },
      { at: new Date('2027-02-03T09:00:00Z'), people: 350 },
    ]);
  }));
