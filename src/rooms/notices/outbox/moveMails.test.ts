import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { freshDatabase, rolledBack } from '../../../../test/database.ts';
import { holdMails, releaseMails } from '../index.ts';

const MANY = 4500;
const actor = { kind: 'command' } as const;

type TestCtx = ReturnType<typeof testContext>;

/** Mails of one group to as many people, held back. */
async function manyHeld(ctx: TestCtx) {
  const { programme } = await stage(ctx);
  const now = ctx.clock.now();
  await sql`
    with reader as (
      insert into person (programme_id, address, locale, created_at)
      select ${programme}, 'reader' || n || '@readers.example', 'en', ${now} from generate_series(1, ${MANY}) n
      returning id)
    insert into outbox (programme_id, kind, occasion, person_id, address, locale, many, private, subject, text, html, state,
      due_at, queued_at, message_id)
    select ${programme}, 'topic', 'topic:1', id, 'x@readers.example', 'en', true, false, '', '', '', 'held', ${now}, ${now}, id::text
    from reader`.execute(ctx.db);
  const states = async () =>
    (
      await ctx.db
        .selectFrom('outbox')
        .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
    ).map(({ state, count }) => [state, Number(count)]);
  return { programme, which: { kind: 'topic', occasion: 'topic:1' }, states };
}

test('of thousands of mails every one is released, with one event that lets all of them be held again', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, which, states } = await manyHeld(ctx);
    expect(await releaseMails(ctx, { programme, actor, which })).toEqual({ ok: true, count: MANY });
    expect(await states()).toEqual([['waiting', MANY]]);
    const events = await db.selectFrom('event').select('data').where('kind', '=', 'mails-released').execute();
    expect(events).toHaveLength(1);
    const { mails } = events[0]!.data as { mails: number[] };
    expect(new Set(mails).size).toBe(MANY);
    expect(await holdMails(ctx, { programme, actor, which: { mails } })).toEqual({ ok: true, count: MANY });
    expect(await states()).toEqual([['held', MANY]]);
    expect(
      await releaseMails(ctx, { programme, actor, which: { kind: 'topic', occasion: 'other' } }),
    ).toEqual({
      ok: false,
      reason: 'nothing',
    });
  });
});

test('the first of thousands may leave while the others are still being released', async () => {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    const { programme, which } = await manyHeld(ctx);
    const seen: number[] = [];
    const jobs = {
      enqueue: async () => {
        // Another connection sees what is committed: when the second piece is done, the first.
        const { count } = await database.db
          .selectFrom('outbox')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('state', '=', 'waiting')
          .executeTakeFirstOrThrow();
        seen.push(Number(count));
      },
    };
    await releaseMails({ ...ctx, jobs }, { programme, actor, which });
    expect(seen).toEqual([0, 2000, 4000]);
  } finally {
    await database.drop();
  }
});
