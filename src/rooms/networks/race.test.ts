import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { stageTopic } from '../../../test/discussion.ts';
import { keepAccount, switchOn, takeReply } from './index.ts';

const ORIGIN = 'https://mentoring.example.org';
const ANA = 'https://far.example/users/ana';

let database: TestDatabase;
beforeAll(async () => {
  database = await smallDatabase();
});
afterAll(() => database.drop());

test('many answers of one person that are looked at at once all find their place: none waits for another without end', async () => {
  const ctx = testContext(database.db, '2027-01-11T09:00:00Z');
  const cast = await stage(ctx, 'far-shelves');
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
  const noteOf = (n: number) => {
    const words = `Answer ${n}`;
    return { id: `${ANA}/${n}`, parent, post, words, inChat: { words, tags: [], at: now } };
  };
  await Promise.all(
    Array.from({ length: 8 }, (_, n) => takeReply(ctx, { programme, account, note: noteOf(n) })),
  );
  const placed = await ctx.db
    .selectFrom('network_reply')
    .select('id')
    .where('state', '=', 'placed')
    .execute();
  expect(placed).toHaveLength(8);
});
