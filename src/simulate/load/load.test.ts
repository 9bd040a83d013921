import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { twoDemos } from '../../../test/browser/demoDatabase.ts';
import { NOW } from '../../../test/browser/demoPages.ts';
import { testContext } from '../../../test/context.ts';
import { desksHold } from '../../../test/desksHold.ts';
import { createSecrets } from '../../secrets.ts';
import { countViolations, promisedBy, totalOf } from '../violations.ts';
import type { demo } from '../demo.ts';
import { load } from './load.ts';

test('a loaded installation has as much as was asked for, in copies that hold together and break no rule', async () => {
  const database = await twoDemos();
  try {
    const { db } = database;
    const ctx = testContext(db, NOW);
    // Two programmes that the load would have played, and that other tests look at, too.
    const slugs = await db.selectFrom('programme').select('slug').orderBy('id').execute();
    const played: string[] = [];
    const play: typeof demo = async ({ phase, people, now }) => {
      expect([people, now]).toEqual([40, new Date(NOW)]);
      played.push(phase);
      const { slug } = slugs[phase === 'running' ? 0 : 1]!;
      return { slug, director: 'olga@antipode.example', participant: 'one of them' };
    };
    const loaded = await load({
      db,
      secrets: createSecrets('a loaded installation needs no better secret'),
      publicUrl: 'http://localhost:3000',
      now: new Date(NOW),
      seed: 1,
      people: 160,
      programmes: 3,
      comments: 200,
      matching: 40,
      play,
      onProgress: () => {},
    });
    expect(played).toEqual(['running', 'matching']);
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
    // In one more programme, the proposals for all its people wait to be looked at, with every analysis of them.
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
    // The things that mails name, and the places that comments name, exist.
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
    // The copies' pairs have meetings of their own. No mail names another pair's meeting, in its data or its occasion.
    expect(
      await count(sql`select count(distinct p.programme_id)::int as n from meeting m
        join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id`),
    ).toBe(3);
    const { rows: meetings } = await sql<{ pairs: number; members: number; played: number }>`
      select count(distinct m.partnership_id)::int as pairs, count(distinct o.person_id)::int as members,
        (select count(distinct partnership_id)::int from meeting where programme_id = (select max(id) from programme where slug like '%-copy-%')) as played
      from meeting m join membership o on o.programme_id = m.programme_id and o.partnership_id = m.partnership_id
      where m.programme_id = (select id from programme where slug = ${loaded.slug})`.execute(db);
    expect(meetings[0]!.pairs).toBeGreaterThan(meetings[0]!.played);
    expect(meetings[0]!.members).toBeGreaterThanOrEqual(meetings[0]!.pairs * 2);
    const named = sql`outbox o where o.data ? 'meeting'`;
    expect(await count(sql`select count(*)::int as n from ${named}`)).toBeGreaterThan(10);
    expect(
      await count(sql`select count(*)::int as n from ${named} and not exists (
        select from meeting m join membership w on w.programme_id = m.programme_id and w.partnership_id = m.partnership_id
        where m.programme_id = o.programme_id and m.id = (o.data ->> 'meeting')::bigint
          and m.partnership_id = (o.data ->> 'partnership')::bigint and w.person_id = o.person_id)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as n from ${named} and o.occasion like 'meeting:%'
        and split_part(split_part(o.occasion, '/', 1), ':', 2) <> o.data ->> 'meeting'`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as n from meeting_answer a
        join meeting_time t on t.programme_id = a.programme_id and t.id = a.time_id
        join meeting m on m.programme_id = t.programme_id and m.id = t.meeting_id
        where not exists (select from membership w where w.programme_id = m.programme_id and w.partnership_id = m.partnership_id
          and w.person_id in (a.person_id, m.proposer_id) group by w.partnership_id having count(*) >= 2)`),
    ).toBe(0);
    // Besides the played chats, each programme with partners has a past chat with its messages, and a coming one with many reminders.
    const { rows: chats } = await sql<{ past: number; coming: number; said: number; wishes: number }>`
      select count(*) filter (where s.state = 'closed')::int as past, count(*) filter (where s.state = 'planned')::int as coming,
        sum((select count(*) from chat_message m where m.programme_id = c.programme_id and m.chat_id = c.id))::int as said,
        sum((select count(*) from chat_wish w where w.programme_id = c.programme_id and w.chat_id = c.id))::int as wishes
      from chat c join chat_session s on s.programme_id = c.programme_id and s.chat_id = c.id
      where c.slug in ('first-weeks-live', 'what-we-learned') group by c.programme_id`.execute(db);
    expect(chats).toHaveLength(3);
    for (const { past, coming, said, wishes } of chats) {
      expect([past, coming, said]).toEqual([1, 1, 160]);
      expect(wishes).toBeGreaterThan(10);
    }
    // The first tick neither compares one person's copies with each other, nor tells all of them of the chat that was announced last.
    expect(
      await count(
        sql`select count(*)::int as n from chat where state = 'announced' and told_sequence is null`,
      ),
    ).toBe(0);
    expect(
      await count(
        sql`select count(*)::int as n from person where compared_at is null and erased_at is null and stands_for is null`,
      ),
    ).toBe(0);
    await desksHold(db, { slug: loaded.slug, matching });
    // No two people share an account, and new rows get new ids.
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
