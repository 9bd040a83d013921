import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import { countedUntil, groupOf, KEPT_FROM_SOME, untilNow, wasCounted } from './counted.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import { groupsAround, groupsPage, isAsked, oneOf, toOne } from './groups.ts';
import type { GroupsAround, GroupsAsked, MailGroup } from './groups.ts';
import { seesMail } from './seesMail.ts';
import { subjectOf } from './subjectOf.ts';

/**
 * The sent mails by kind and occasion, newest first unless `sorted` says otherwise: as `countSent` counted them, plus those that left
 * since, minus those that are gone and those this viewer may not know of. The times of a group's first and last mail stay known after these
 * are gone. With `around`: an occasion with those beside it, or nothing.
 */
export async function sentGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  lang: string,
  {
    around,
    until,
    ...asked
  }: Omit<GroupsAsked, 'sorted'> & {
    way?: 'rising' | 'falling';
    around?: GroupsAround;
    /** Until when sent mails are counted, if the caller has read it. */
    until?: string | undefined;
  } = {},
): Promise<Cut<MailGroup> & { kinds: string[] }> {
  const { way = 'falling', size, place } = asked;
  const page = groupsPage({ size, place, sorted: { by: 'when', way } });
  const rises = (way === 'rising') !== (place?.side === 'before');
  const at = sql`timestamptz 'epoch' + ${place?.key[0] ?? '0'}::bigint * interval '1 microsecond'`;
  const counted = until ?? (await untilNow(ctx));
  const apart = sql.val([...KEPT_FROM_SOME]);
  const isGone = sql`coalesce((select count from gone g where g.kind = c.kind and g.private = c.private and g.occasion = c.occasion), 0)`;
  const stands = sql`programme_id, kind, private, occasion, c.count - ${isGone} as count, c.first_at, c.last_at`;
  const left = sql`programme_id = ${programme} and state = 'sent'`;
  const standing = sql`c.programme_id = ${programme} and c.count > ${isGone} and ${isAsked(asked)}`;
  // Some more than a page: several mails may have left at one moment.
  const along = (from: RawBuilder<unknown>, isRising: boolean, most: number) => sql`
    (select ${stands} from mail_count c where ${standing} and ${from}
    order by c.first_at ${isRising ? sql`asc` : sql`desc`} limit ${2 * most})`;
  const ofOwn = around && sql`select ${stands} from mail_count c where ${standing} and ${isAsked(around)}`;
  const own = sql`(select first_at from own)`;
  const latest = around
    ? sql`${ofOwn} union ${along(sql`c.first_at <= ${own}`, false, around.before + around.after)}
      union ${along(sql`c.first_at >= ${own}`, true, around.before + around.after)}`
    : along(
        place ? (rises ? sql`c.first_at >= ${at}` : sql`c.first_at <= ${at}`) : sql`true`,
        rises,
        page.limit,
      );
  const { rows } = await sql<MailGroup & { kinds: string[] }>`
    with gone as materialized (
      select kind, private, occasion, count(*)::int as count from mail_recount
      where programme_id = ${programme} and ${wasCounted} and kind <> all(${apart}) group by 1, 2, 3
    ), since as materialized (
      select programme_id, kind, private, ${groupOf} as occasion, count(*)::int as count, min(sent_at) as first_at, max(sent_at) as last_at
      from outbox
      -- The first bound for the planner; counting may have gone on meanwhile.
      where programme_id = ${programme} and state = 'sent' and sent_at > ${counted}::timestamptz
        and sent_at > ${countedUntil} and kind <> all(${apart})
      group by 1, 2, 3, 4
    ), kept as (
      select programme_id, kind, private, ${groupOf} as occasion, count(*)::int as count, min(sent_at) as first_at, max(sent_at) as last_at
      from outbox where programme_id = ${programme} and state = 'sent' and kind = any(${apart}) and ${seesMail(viewer)}
      group by 1, 2, 3, 4
    ), own as (
      ${
        around
          ? sql`select min(first_at) as first_at from (${ofOwn} union all
              select * from since where ${isAsked(around)} union all select * from kept where ${isAsked(around)}) o`
          : sql`select`
      }
    ), latest as (${latest}), again as (
      select ${stands} from mail_count c join since s using (programme_id, kind, private, occasion)
      where c.count > ${isGone}
    ), together as (
      select kind, bool_or(private) as private, occasion, sum(count)::int as count, min(first_at) as earliest, max(last_at) as latest
      from (select * from latest union select * from again union all select * from since union all select * from kept) every
      where ${isAsked(asked)} group by kind, occasion
    ), page as (
      ${around ? groupsAround(page, around) : sql`select t.*, ${page.key} as key from together t where ${page.from} order by ${page.order} limit ${page.limit}`}
    )
    select t.*, ${subjectOf(left, { viewer, lang })} as subject,
      ${oneOf(programme)} as id, ${toOne(left)} as to, json_build_object('sent', t.count) as states, null as error,
      (select array_agg(distinct kind order by kind) from together) as kinds
    from page t order by ${page.order}`.execute(ctx.db);
  const cut = around ? { rows, previous: null, next: null } : page.cut(rows);
  return { ...cut, kinds: rows[0]?.kinds ?? [] };
}
