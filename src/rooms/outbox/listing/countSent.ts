import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { COUNTED, countedUntil, groupOf, KEPT_FROM_SOME, leftOf } from './counted.ts';

/** A mail that left just now is counted the next time: one that left a moment before may not be stored yet, and would be missed. */
const SETTLE_MS = 120_000;
/** So much is counted anew at one tick; until its turn a page counts it. */
const AT_ONCE = 1000;

/**
 * A duty of the timetable: adds what has left since the last time to the counts by kind and occasion, and counts anew where something that
 * had left is gone or came back. All in one statement, which sees the outbox at one instant.
 */
export async function countSent(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const to = new Date(ctx.clock.now().getTime() - SETTLE_MS);
  const { rows } = await sql<{ until: string }>`select ${countedUntil}::text as until`.execute(ctx.db);
  await sql`
    with stale as materialized (
      delete from mail_recount where (programme_id, id) in (select programme_id, id from mail_recount order by 1, 2 limit ${AT_ONCE})
      returning programme_id, kind, private, occasion
    ), anew as materialized (
      select s.*, own.* from (select distinct * from stale where kind <> all(${sql.val([...KEPT_FROM_SOME])})) s
      cross join lateral (${leftOf(sql`s`)} and o.sent_at <= ${to}) own
    ), fresh as materialized (
      select programme_id, kind, private, ${groupOf} as occasion, count(*)::int as count, min(sent_at) as first_at, max(sent_at) as last_at
      from outbox
      where state = 'sent' and sent_at > ${rows[0]!.until}::timestamptz and sent_at <= ${to}
        and kind <> all(${sql.val([...KEPT_FROM_SOME])})
      group by 1, 2, 3, 4
    ), added as (
      insert into mail_count as c select * from fresh
      where (programme_id, kind, private, occasion) not in (select programme_id, kind, private, occasion from stale)
      on conflict (programme_id, kind, private, occasion) do update set count = c.count + excluded.count,
        first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)
    ), replaced as (
      insert into mail_count select * from anew where count > 0
      on conflict (programme_id, kind, private, occasion) do update
        set count = excluded.count, first_at = excluded.first_at, last_at = excluded.last_at
    ), gone as (
      delete from mail_count c using anew a
      where a.count = 0 and c.programme_id = a.programme_id and c.kind = a.kind and c.private = a.private and c.occasion = a.occasion
    )
    insert into setting (key, value, changed_at)
    select ${COUNTED}, to_jsonb(${to}::timestamptz), ${ctx.clock.now()} where ${countedUntil} < ${to} and exists (select from fresh)
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(ctx.db);
}
