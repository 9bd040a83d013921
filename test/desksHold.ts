import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Schema } from '../src/db/schema.ts';

/**
 * Expects that a loaded installation has conversations, concerns, trios, partings and matters in each programme with partners. They must
 * name people, partnerships and conversations of their own programme. `slug` is the large programme, `matching` the one being matched.
 */
export async function desksHold(
  db: Kysely<Schema>,
  { slug, matching }: { slug: string; matching: number },
): Promise<void> {
  const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
    (await query.execute(db)).rows[0]!.n;
  for (const table of [
    'parting',
    'trio_question',
    'trio_answer',
    'concern',
    'concern_about',
    'concern_view',
    'thread',
    'thread_message',
    'matter',
    'announcement',
  ])
    expect(
      await count(sql`
      select count(*)::int as n from (select p.id, count(t.programme_id) as own from programme p left join ${sql.table(table)} t on t.programme_id = p.id
        where p.id <> ${matching} group by p.id) each where own = 0`),
      table,
    ).toBe(0);
  const grown = async (query: ReturnType<typeof sql<{ own: number; played: number }>>) => {
    const { own, played } = (await query.execute(db)).rows[0]!;
    expect(own).toBeGreaterThan(played);
  };
  for (const table of ['parting', 'trio_question', 'concern', 'thread', 'thread_message', 'matter'])
    await grown(sql`select count(*) filter (where programme_id = (select id from programme where slug = ${slug}))::int as own,
      count(*) filter (where programme_id = (select max(id) from programme where slug like '%-copy-%'))::int as played from ${sql.table(table)}`);
  // The mails of an announcement belong to its own programme, one for each person who can get it.
  expect(
    await count(sql`select count(*)::int as n from person p where p.programme_id <> ${matching} and p.address_confirmed_at is not null
      and p.erased_at is null and p.stands_for is null and not exists (select from outbox o join announcement a
        on a.programme_id = o.programme_id and o.occasion = 'announcement:' || a.id
        where o.programme_id = p.programme_id and o.person_id = p.id and o.kind = 'announcement' and o.state = 'sent')`),
  ).toBe(0);
  const without = (rows: ReturnType<typeof sql>): Promise<number> =>
    count(sql`select count(*)::int as n from ${rows}`);
  expect(
    await without(sql`concern c where not exists (select from membership m
    where m.programme_id = c.programme_id and m.partnership_id = c.partnership_id and m.person_id = c.person_id)`),
  ).toBe(0);
  expect(
    await without(sql`concern_about b join concern c on c.programme_id = b.programme_id and c.id = b.concern_id where not exists (
    select from membership m join person p on p.programme_id = m.programme_id and p.id = m.person_id
    where m.programme_id = c.programme_id and m.partnership_id = c.partnership_id and m.person_id = b.person_id
      and b.person_id <> c.person_id and b.account_id is not distinct from p.account_id)`),
  ).toBe(0);
  expect(
    await without(sql`thread_message x join thread t on t.programme_id = x.programme_id and t.id = x.thread_id
    where x.kind = 'in' and x.author_id <> t.person_id`),
  ).toBe(0);
  expect(
    await without(sql`trio_answer x join trio_question q on q.programme_id = x.programme_id and q.id = x.question_id where not exists (
    select from membership m where m.programme_id = q.programme_id and m.partnership_id = q.partnership_id and m.person_id = x.person_id)`),
  ).toBe(0);
  expect(
    await without(sql`parting x where not exists (select from application a
    where a.programme_id = x.programme_id and a.round_id = x.round_id and a.person_id = x.person_a) or not exists (select from application b
    where b.programme_id = x.programme_id and b.round_id = x.round_id and b.person_id = x.person_b)`),
  ).toBe(0);
  expect(
    await without(sql`matter x where x.subject_kind = 'thread' and not exists (
    select from thread t where t.programme_id = x.programme_id and t.id = x.subject_id)`),
  ).toBe(0);
  expect(
    await without(sql`matter x where x.kind = 'concern' and not exists (select from concern c
    where c.programme_id = x.programme_id and c.id = x.subject_id and c.partnership_id = (x.data ->> 'partnership')::bigint)`),
  ).toBe(0);
  expect(
    await without(sql`outbox o where o.data ? 'thread' and not exists (
    select from thread t where t.programme_id = o.programme_id and t.id = (o.data ->> 'thread')::bigint)`),
  ).toBe(0);
}
