import { sql } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import { countedUntil, groupOf, KEPT_FROM_SOME, leftOf } from './counted.ts';
import { MOST_GROUPS } from './groups.ts';
import type { MailGroup } from './groups.ts';
import { seesMail } from './seesMail.ts';

/** Mails that are read for a group's subject: among a hundred thousand, not all of them. */
const SUBJECTS_READ = 500;

/**
 * The sent mails by kind and occasion, newest first: as `countSent` counted them, with those that left or changed since, and without what
 * this viewer may not know.
 */
export async function sentGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  lang: string,
): Promise<MailGroup[]> {
  const { rows: counted } = await sql<{ until: string }>`select ${countedUntil}::text as until`.execute(
    ctx.db,
  );
  const apart = sql.val([...KEPT_FROM_SOME]);
  const { rows } = await sql<MailGroup>`
    with stale as materialized (
      select distinct programme_id, kind, private, occasion from mail_recount
      where programme_id = ${programme} and kind <> all(${apart})
    ), anew as materialized (
      select s.*, own.* from stale s cross join lateral (${leftOf(sql`s`)} and o.sent_at <= ${countedUntil}) own
      where own.count > 0
    ), since as materialized (
      select programme_id, kind, private, ${groupOf} as occasion, count(*)::int as count, min(sent_at) as first_at, max(sent_at) as last_at
      from outbox
      -- The first bound for the planner; counting may have gone on meanwhile.
      where programme_id = ${programme} and state = 'sent' and sent_at > ${counted[0]!.until}::timestamptz
        and sent_at > ${countedUntil} and kind <> all(${apart})
      group by 1, 2, 3, 4
    ), kept as (
      select programme_id, kind, private, ${groupOf} as occasion, count(*)::int as count, min(sent_at) as first_at, max(sent_at) as last_at
      from outbox where programme_id = ${programme} and state = 'sent' and kind = any(${apart}) and ${seesMail(viewer)}
      group by 1, 2, 3, 4
    ), latest as (
      select c.* from mail_count c
      where c.programme_id = ${programme} and (c.programme_id, c.kind, c.private, c.occasion) not in (select * from stale)
      order by c.first_at desc limit ${MOST_GROUPS}
    ), again as (
      select c.* from mail_count c join since s using (programme_id, kind, private, occasion)
      where (c.programme_id, c.kind, c.private, c.occasion) not in (select * from stale)
    ), together as (
      select kind, bool_or(private) as private, occasion, sum(count)::int as count, min(first_at) as earliest, max(last_at) as latest
      from (select * from latest union select * from again union all select * from since union all select * from anew
        union all select * from kept) every
      group by kind, occasion order by earliest desc limit ${MOST_GROUPS}
    )
    select t.*, case when t.private then '' else coalesce(named.own, named.other, '') end as subject
    from together t
    cross join lateral (
      select min(o.subject) filter (where o.locale = ${lang} and o.subject <> '') as own, min(nullif(o.subject, '')) as other
      from (select subject, locale from outbox
        where programme_id = ${programme} and kind = t.kind and occasion = t.occasion and state = 'sent' and not t.private
        limit ${SUBJECTS_READ}) o
    ) named
    order by t.earliest desc`.execute(ctx.db);
  return rows;
}
