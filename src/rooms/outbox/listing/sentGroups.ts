import { sql } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import { countedUntil, groupOf, KEPT_FROM_SOME, wasCounted } from './counted.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import { groupsPage, isAsked, oneOf, subjectOf, toOne } from './groups.ts';
import type { GroupsAsked, MailGroup } from './groups.ts';
import { seesMail } from './seesMail.ts';

/**
 * The sent mails by kind and occasion, newest first unless `sorted` says otherwise: as `countSent` counted them, with those that left since, without those that are gone,
 * and without what this viewer may not know. When the first and the last left stays known after these are gone.
 */
export async function sentGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  lang: string,
  asked: Omit<GroupsAsked, 'sorted'> & { way?: 'rising' | 'falling' } = {},
): Promise<Cut<MailGroup> & { kinds: string[] }> {
  const { way = 'falling', size, place } = asked;
  const page = groupsPage({ size, place, sorted: { by: 'when', way } });
  const rises = (way === 'rising') !== (place?.side === 'before');
  const at = sql`timestamptz 'epoch' + ${place?.key[0] ?? '0'}::bigint * interval '1 microsecond'`;
  const there = place ? (rises ? sql`c.first_at >= ${at}` : sql`c.first_at <= ${at}`) : sql`true`;
  const { rows: counted } = await sql<{ until: string }>`select ${countedUntil}::text as until`.execute(
    ctx.db,
  );
  const apart = sql.val([...KEPT_FROM_SOME]);
  const isGone = sql`coalesce((select count from gone g where g.kind = c.kind and g.private = c.private and g.occasion = c.occasion), 0)`;
  const stands = sql`programme_id, kind, private, occasion, c.count - ${isGone} as count, c.first_at, c.last_at`;
  const left = sql`programme_id = ${programme} and state = 'sent'`;
  const { rows } = await sql<MailGroup & { kinds: string[] }>`
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
      where c.programme_id = ${programme} and c.count > ${isGone} and ${there} and ${isAsked(asked)}
      -- Some more than a page: several may have left in one moment.
      order by c.first_at ${rises ? sql`asc` : sql`desc`} limit ${2 * page.limit}
    ), again as (
      select ${stands} from mail_count c join since s using (programme_id, kind, private, occasion)
      where c.count > ${isGone}
    ), together as (
      select kind, bool_or(private) as private, occasion, sum(count)::int as count, min(first_at) as earliest, max(last_at) as latest
      from (select * from latest union select * from again union all select * from since union all select * from kept) every
      where ${isAsked(asked)} group by kind, occasion
    ), page as (
      select t.*, ${page.key} as key from together t where ${page.from} order by ${page.order} limit ${page.limit}
    )
    select t.*, ${subjectOf(left, { viewer, lang })} as subject,
      ${oneOf(programme)} as id, ${toOne(left)} as to, json_build_object('sent', t.count) as states, null as error,
      (select array_agg(distinct kind order by kind) from together) as kinds
    from page t order by ${page.order}`.execute(ctx.db);
  return { ...page.cut(rows), kinds: rows[0]?.kinds ?? [] };
}
