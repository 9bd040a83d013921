import { sql } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import { countedUntil, groupOf, KEPT_FROM_SOME, wasCounted } from './counted.ts';
import { MOST_GROUPS, subjectOf } from './groups.ts';
import type { MailGroup } from './groups.ts';
import { seesMail } from './seesMail.ts';

/**
 * The sent mails by kind and occasion, newest first: as `countSent` counted them, with those that left since, without those that are gone,
 * and without what this viewer may not know. When the first and the last left stays known after these are gone.
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
  const isGone = sql`coalesce((select count from gone g where g.kind = c.kind and g.private = c.private and g.occasion = c.occasion), 0)`;
  const stands = sql`programme_id, kind, private, occasion, c.count - ${isGone} as count, c.first_at, c.last_at`;
  const { rows } = await sql<MailGroup>`
    with gone as materialized (
      select kind, private, occasion, count(*)::int as count from mail_recount
      where programme_id = ${programme} and ${wasCounted} and kind <> all(${apart}) group by 1, 2, 3
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
      select ${stands} from mail_count c
      where c.programme_id = ${programme} and c.count > ${isGone} order by c.first_at desc limit ${MOST_GROUPS}
    ), again as (
      select ${stands} from mail_count c join since s using (programme_id, kind, private, occasion)
      where c.count > ${isGone}
    ), together as (
      select kind, bool_or(private) as private, occasion, sum(count)::int as count, min(first_at) as earliest, max(last_at) as latest
      from (select * from latest union select * from again union all select * from since union all select * from kept) every
      group by kind, occasion order by earliest desc limit ${MOST_GROUPS}
    )
    select t.*, ${subjectOf(sql`programme_id = ${programme} and state = 'sent'`, { viewer, lang })} as subject
    from together t order by t.earliest desc`.execute(ctx.db);
  return rows;
}
