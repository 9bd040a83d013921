import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { smallDatabase, rolledBack } from '../../../../test/database.ts';
import { dropMails, holdMails, finishMove, releaseMails } from '../index.ts';
import type { UnfinishedMove } from '../index.ts';

const MANY = 4500;
const actor = { kind: 'command' } as const;

type TestCtx = ReturnType<typeof testContext>;

/** Mails of one group to as many people, all held. */
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
        .orderBy('state')
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

test('the first of thousands leave while the others follow in a job, which leaves alone what was held or dropped since and goes on after a crash', async () => {
  const database = await smallDatabase();
  try {
    const jobs: UnfinishedMove[] = [];
    const ctx: TestCtx = {
      ...testContext(database.db),
      jobs: {
        enqueue: (_, name, data) => {
          if (name === 'move-mails') jobs.push(data as unknown as UnfinishedMove);
          return Promise.resolve();
        },
      },
    };
    const { programme, which, states } = await manyHeld(ctx);
    expect(await releaseMails(ctx, { programme, actor, which })).toEqual({ ok: true, count: MANY });
    expect(await states()).toEqual([
      ['held', MANY - 2000],
      ['waiting', 2000],
    ]);
    const { rows } = await sql<{ id: number }>`select id from outbox order by id`.execute(ctx.db);
    const ids = rows.map(({ id }) => id);
    const [changed, dropped] = [ids.slice(0, 10), ids.slice(-10)];
    expect(await holdMails(ctx, { programme, actor, which: { mails: changed } })).toMatchObject({
      count: 10,
    });
    expect(await dropMails(ctx, { programme, actor, which: { mails: dropped } })).toMatchObject({
      count: 10,
    });
    const [rest] = jobs;
    const stopping = new AbortController();
    const stopped = finishMove(ctx, rest!, stopping.signal);
    stopping.abort();
    await expect(stopped).rejects.toThrow();
    await finishMove(ctx, rest!, new AbortController().signal);
    expect(await states()).toEqual([
      ['dropped', 10],
      ['held', 10],
      ['waiting', MANY - 20],
    ]);
  } finally {
    await database.drop();
  }
});
