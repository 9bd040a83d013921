import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { stageTopic } from '../../../test/discussion.ts';
import { inTransaction } from '../ctx.ts';
import { changeReply, keepAccount, switchOn, takeReply } from './index.ts';

const ORIGIN = 'https://mentoring.example.org';
const ANA = 'https://far.example/users/ana';

let database: TestDatabase;
beforeAll(async () => {
  database = await smallDatabase();
});
afterAll(() => database.drop());

/** A topic that other servers have, somebody on one of them, and the answer of that person. */
async function answeredElsewhere(slug: string) {
  const ctx = testContext(database.db, '2027-01-11T09:00:00Z');
  const cast = await stage(ctx, slug);
  const { programme } = cast;
  await switchOn(ctx, { programme, actor: { kind: 'command' }, origin: ORIGIN });
  const topic = await stageTopic(ctx, cast);
  const now = ctx.clock.now();
  const { id: post } = await ctx.db
    .insertInto('network_post')
    .values({ programme_id: programme, topic_id: topic, mark: '', made_at: now, changed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const actor = { id: ANA, host: 'far.example', handle: '@ana@far.example', name: 'Ana' };
  const keys = { inbox: `${ANA}/inbox`, sharedInbox: '', keyId: `${ANA}#key`, pem: '' };
  const account = await keepAccount(ctx, { programme, actor: { ...actor, ...keys } });
  const parent = `${ORIGIN}/federation/${programme}/posts/${post}`;
  const noteOf = (n: number, words = `Answer ${n}`) => {
    return { id: `${ANA}/${n}`, parent, post, words, inChat: { words, tags: [], at: now } };
  };
  return { ctx, programme, account, noteOf };
}

test('many answers of one person that are looked at at once all find their place: none waits for another without end', async () => {
  const { ctx, programme, account, noteOf } = await answeredElsewhere('far-shelves');
  await Promise.all(
    Array.from({ length: 8 }, (_, n) => takeReply(ctx, { programme, account, note: noteOf(n) })),
  );
  const placed = await ctx.db
    .selectFrom('network_reply')
    .select('id')
    .where('programme_id', '=', programme)
    .where('state', '=', 'placed')
    .execute();
  expect(placed).toHaveLength(8);
});

test('a change that is looked at before the answer is there to be seen is kept', async () => {
  const { ctx, programme, account, noteOf } = await answeredElsewhere('near-shelves');
  let changing: Promise<void> | undefined;
  await inTransaction(ctx, async (own) => {
    expect(await takeReply(own, { programme, account, note: noteOf(1) })).toBe(true);
    changing = changeReply(ctx, { programme, account, note: noteOf(1, 'Changed') });
    // The other transaction found no answer, and waits to take its own.
    await expect
      .poll(async () => {
        const { rows } = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
          database.db,
        );
        return rows.length;
      })
      .toBe(1);
  });
  await changing;
  const said = await ctx.db
    .selectFrom('comment')
    .select('body')
    .where('programme_id', '=', programme)
    .execute();
  expect(said).toEqual([{ body: 'Changed' }]);
});
