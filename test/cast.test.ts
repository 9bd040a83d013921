import { expect, test } from 'vitest';
import { phaseOf } from '../src/rooms/programmes/index.ts';
import { stage, stageRound } from './cast.ts';
import { testContext } from './context.ts';
import { rolledBack } from './database.ts';

test('the cast stands on the stage and a round is open on the 15th', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    expect(Object.keys(people)).toHaveLength(10);
    const round = await stageRound(ctx, programme);
    expect(phaseOf(round, ctx.clock.now())).toBe('open');
    ctx.clock.set('2027-03-01T12:00:00Z');
    expect(phaseOf(round, ctx.clock.now())).toBe('running');
  });
});

test('a mail to a person waits in the outbox once, with its secret hidden', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const mail = {
      programme,
      kind: 'sign-in-code' as const,
      occasion: 'code:1',
      person: people.amina,
      data: { code: 1 },
    };
    await ctx.mailer.queue(ctx, [mail]);
    await ctx.mailer.queue(ctx, [mail]);
    const rows = await db.selectFrom('outbox').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ locale: 'fr', state: 'waiting', private: true, urgent: true });
    expect(rows[0]!.text).toContain('%%code:1%%');
    expect(ctx.enqueued.map((job) => job.name)).toEqual(['deliver-urgent', 'deliver-urgent']);
  });
});
