import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { freshDatabase } from '../../../../test/database.ts';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onStage } from '../../../../test/onStage.ts';
import { tomas } from '../../../../test/roundDates.ts';
import type { Ctx } from '../../ctx.ts';
import { PIECE } from '../../pieces.ts';
import { changeDates, recomputeDueDates, whenDue } from '../index.ts';
import type { DateKind, Round } from '../index.ts';

const MANY = PIECE * 2 + 1;
const noTime = () => false;

/** A round in which dates of some kinds are an hour late, as if its country had changed its clock rule since, with a crowd to tell. */
async function lateRound(ctx: Ctx, { programme }: Stage, kinds: readonly DateKind[]): Promise<Round> {
  const round = await stageRound(ctx, programme);
  await manyPeople(ctx, { programme, many: MANY, round: round.id });
  await sql`
    update round_date set due_at = due_at + interval '1 hour' where round_id = ${round.id} and kind = any(${kinds})`.execute(
    ctx.db,
  );
  return round;
}

/** The mails about moved instants, not those of a change of dates: how many there are for each list of dates. */
async function told(ctx: Ctx): Promise<Record<string, number>> {
  const { rows } = await sql<{ kinds: string; count: number }>`
    select o.data ->> 'kinds' as kinds, count(*)::int as count from outbox o
    join event e on o.occasion = 'event:' || e.id and e.kind = 'round-times-moved'
    where o.kind = 'dates-changed' and o.state = 'waiting' group by 1`.execute(ctx.db);
  return Object.fromEntries(rows.map(({ kinds, count }) => [kinds, count]));
}

test('a date that falls due while people are told of moved instants: the rest hear of those to come', () =>
  onStage(async (ctx, cast) => {
    const round = await lateRound(ctx, cast, ['closes', 'ends']);
    await recomputeDueDates({ ...ctx, hasTime: noTime });
    expect(await told(ctx)).toEqual({ '["closes", "ends"]': PIECE });
    ctx.clock.set(round.dates.closes.dueAt.toISOString());
    await whenDue(ctx, 'closes', () => Promise.resolve(null));
    await recomputeDueDates(ctx);
    expect(await told(ctx)).toEqual({ '["closes", "ends"]': PIECE, '["ends"]': MANY - PIECE });
  }));

test('dates that are changed while people are told of moved instants: all hear of those, too', () =>
  onStage(async (ctx, cast) => {
    const { dates, id } = await lateRound(ctx, cast, ['closes', 'ends']);
    await recomputeDueDates({ ...ctx, hasTime: noTime });
    const closes = { wall: '2027-01-30T20:00', zone: 'Europe/Madrid' } as const;
    const purges = { ...dates.purges, wall: '2028-06-01T12:00' } as const;
    const input = { programme: cast.programme, actor: tomas(cast), round: id };
    const changed = await changeDates(ctx, { ...input, dates: { ...dates, closes, purges } });
    expect(changed).toMatchObject({ ok: true });
    await recomputeDueDates(ctx);
    expect(await told(ctx)).toEqual({ '["closes", "ends"]': MANY });
  }));

test('the round is over before all are told of moved instants: the rest hear nothing more', () =>
  onStage(async (ctx, cast) => {
    const round = await lateRound(ctx, cast, ['closes', 'ends']);
    await recomputeDueDates({ ...ctx, hasTime: noTime });
    ctx.clock.set(round.dates.purges.dueAt.toISOString());
    await recomputeDueDates(ctx);
    expect(await told(ctx)).toEqual({ '["closes", "ends"]': PIECE });
    const noted = ctx.db.selectFrom('round_date').select('kind').where('far', 'is not', null);
    expect(await noted.execute()).toEqual([]);
  }));

/** The same with real commits; `meanwhile` starts while the first piece is being queued. */
async function toldBeside(
  meanwhile: (ctx: Ctx) => Promise<unknown>,
  then: (ctx: Ctx) => Promise<void>,
  { patience = 300, isDone = (): unknown => null } = {},
): Promise<void> {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    await lateRound(ctx, await stage(ctx), ['purges']);
    let begun: Promise<unknown> | undefined;
    const queue: Ctx['mailer']['queue'] = async (own, mails) => {
      if (!begun) {
        begun = meanwhile(ctx);
        // It may have to wait until this piece is stored.
        await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, patience))]);
      }
      await ctx.mailer.queue(own, mails);
    };
    await recomputeDueDates({ ...ctx, mailer: { ...ctx.mailer, queue } });
    isDone();
    expect(begun).toBeDefined();
    await begun;
    await then(ctx);
  } finally {
    await database.drop();
  }
}

test('what a date notes of its own progress while people are told stays as it is', () =>
  toldBeside(
    (ctx) => sql`update round_date set far = '{"after": 7}' where kind = 'purges'`.execute(ctx.db),
    async (ctx) => {
      const noted = ctx.db.selectFrom('round_date').select(['kind', 'far']).where('far', 'is not', null);
      expect(await noted.execute()).toEqual([{ kind: 'purges', far: { after: 7 } }]);
    },
  ));

test('of two that tell people of moved instants one leaves to the other what that has in hand', () => {
  const done: string[] = [];
  return toldBeside(
    async (ctx) => {
      await recomputeDueDates(ctx);
      done.push('second', JSON.stringify(await told(ctx)));
    },
    async (ctx) => {
      expect(done).toEqual(['second', '{}', 'first']);
      expect(await told(ctx)).toEqual({ '["purges"]': MANY });
    },
    { patience: 5000, isDone: () => done.push('first') },
  );
});
