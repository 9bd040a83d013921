import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { mayDo } from '../../mails/index.ts';
import { countedUntil, wasCounted } from '../listing/counted.ts';
import { digestLeft } from './stillWaits.ts';

export interface AnnouncementCounts {
  /** All mails of the announcement. */
  count: number;
  /** Mails that have not left and still may. */
  waiting: number;
  /** Mails of these that were edited by hand. */
  reworded: number;
  /** Mails that have left, or are leaving now. */
  left: number;
}

/**
 * Counts the mails of announcements by state, by the announcement's id. The database keeps counts, so that of a hundred thousand mails only
 * those are read that went into digests, were edited by hand, or came back.
 */
export async function countsOf(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  announcements: readonly number[],
): Promise<Map<number, AnnouncementCounts>> {
  const { rows: counted } = await sql<{ until: string }>`select ${countedUntil}::text as until`.execute(db);
  const occasions = announcements.map((id) => `announcement:${id}`);
  const own = sql`programme_id = ${programme} and kind = 'announcement' and occasion = any(${occasions})`;
  // Mails that have not left; each part of them has an index of its own.
  const digests = (isIn: RawBuilder<unknown>) => sql`
    select data from outbox where programme_id = ${programme} and kind = 'digest' and sent_at is null and state ${isIn}`;
  const { rows } = await sql<AnnouncementCounts & { occasion: string }>`
    with stands as (
      select occasion, 'sent' as state, count as mails from mail_count where ${own}
      union all
      select occasion, 'sent', -count(*)::int from mail_recount where ${own} and ${wasCounted} group by occasion
      union all
      -- The first bound for the planner; counting may have gone on meanwhile.
      select occasion, 'sent', count(*)::int from outbox where ${own} and state = 'sent'
        and sent_at > ${counted[0]!.until}::timestamptz and sent_at > ${countedUntil} group by occasion
      union all
      select occasion, state, mails from mail_group where ${own} and state <> 'sent'
      union all
      select occasion, 'bundled', count(*)::int from outbox where ${own} and state = 'bundled' group by occasion
    ), by_state as (
      select occasion, sum(mails)::int as count, ${sumOf(sql`state in ('sent', 'sending', 'bundled')`)} as left,
        ${sumOf(mayDo('edit', 'stands'))} as waiting
      from stands group by occasion
    ), apart as (
      select occasion, count(*) filter (where sent_at is null and edited_at is not null and (${mayDo('edit')}
          or (state = 'bundled' and not ${digestLeft})))::int as reworded,
        count(*) filter (where sent_at is not null and ${mayDo('edit')})::int as back,
        count(*) filter (where sent_at is not null and state not in ('sending', 'bundled'))::int as once
      from outbox where ${own} and state <> 'sent' and (edited_at is not null or sent_at is not null) group by occasion
    ), in_digests as (
      select occasion, count(*)::int as mails from outbox
      where ${own} and state = 'bundled' and sent_at is null and id in (
        select mail::bigint from (${digests(sql`in ('waiting', 'gathered', 'held', 'sending', 'failed')`)}
          union all ${digests(sql`= 'dropped'`)}) digest cross join jsonb_array_elements_text(digest.data -> 'mails') as mail)
      group by occasion
    )
    select s.occasion, s.count, s.waiting - coalesce(back, 0) + coalesce(d.mails, 0) as waiting, coalesce(reworded, 0) as reworded,
      s.left + coalesce(once, 0) - coalesce(d.mails, 0) as left
    from by_state s left join apart using (occasion) left join in_digests d using (occasion)`.execute(db);
  const byOccasion = new Map(rows.map((row) => [row.occasion, row]));
  return new Map(
    announcements.map((id) => {
      const { count = 0, waiting = 0, reworded = 0, left = 0 } = byOccasion.get(`announcement:${id}`) ?? {};
      return [id, { count, waiting, reworded, left }];
    }),
  );
}

const sumOf = (which: RawBuilder<unknown>) => sql`coalesce(sum(mails) filter (where ${which}), 0)::int`;
