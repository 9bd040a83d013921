import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testContext } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import { createSecrets } from '../../secrets.ts';
import { countViolations, promisedBy, totalOf } from '../violations.ts';
import { load } from './load.ts';

test('a loaded installation has as much as was asked for, in copies that hold together and break no rule', async () => {
  const database = await smallDatabase();
  try {
    const { db } = database;
    const ctx = testContext(db);
    const loaded = await load({
      db,
      secrets: createSecrets('a loaded installation needs no better secret'),
      publicUrl: 'http://localhost:3000',
      now: new Date(),
      seed: 1,
      people: 160,
      programmes: 3,
      comments: 200,
      matching: 40,
      onProgress: () => {},
    });
    expect(loaded.people).toBeGreaterThanOrEqual(160);
    expect(loaded.comments).toBeGreaterThanOrEqual(200);
    const rounds = await db
      .selectFrom('round')
      .select(['programme_id', 'id', 'policy'])
      .orderBy('programme_id')
      .execute();
    expect(new Set(rounds.map((round) => round.programme_id)).size).toBe(4);
    for (const { programme_id: programme, id: round, policy } of rounds)
      expect(totalOf(await countViolations(ctx, { programme, round }, promisedBy(policy)))).toBe(0);
    const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
      (await query.execute(db)).rows[0]!.n;
    // In one programme more the proposals of all its people wait to be looked at, with all that can be asked about them.
    const { id: matching } = await db
      .selectFrom('programme')
      .select('id')
      .where('slug', '=', loaded.matching!)
      .executeTakeFirstOrThrow();
    expect(
      await count(sql`select count(*)::int as n from person where programme_id = ${matching}`),
    ).toBeGreaterThanOrEqual(40);
    expect(
      await count(
        sql`select count(*)::int as n from match_run where programme_id = ${matching} and state = 'done'`,
      ),
    ).toBe(3);
    expect(
      await count(
        sql`select count(*)::int as n from match_study where programme_id = ${matching} and state = 'done'`,
      ),
    ).toBe(2);
    expect(
      await count(sql`select count(*)::int as n from proposal_member where programme_id = ${matching}`),
    ).toBeGreaterThan(20);
    // Mails name things, and comments places, that exist.
    expect(
      await count(sql`select count(*)::int as n from outbox o where data ? 'partnership' and not exists (
        select from membership m where m.programme_id = o.programme_id and m.person_id = o.person_id
          and m.partnership_id = (o.data ->> 'partnership')::bigint)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as n from comment c where c.path[cardinality(c.path)] <> c.id or not exists (
        select from comment r where r.programme_id = c.programme_id and r.id = c.thread_id and r.topic_id = c.topic_id)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as n from outbox where data ? 'partnership'`),
    ).toBeGreaterThan(50);
    // Nobody shares an account, and what is written next gets an id of its own.
    expect(
      await count(
        sql`select count(*)::int as n from person p join account a on a.id = p.account_id where a.address <> p.address`,
      ),
    ).toBe(0);
    const { id } = await db
      .insertInto('account')
      .values({ address: 'new@antipode.example', created_at: new Date() })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(id).toBe(
      Math.max(...(await db.selectFrom('account').select('id').execute()).map((row) => row.id)),
    );
  } finally {
    await database.drop();
  }
}, 600_000);
