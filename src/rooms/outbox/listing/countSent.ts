import { sql } from 'kysely';
import { hasTime, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { writeSetting } from '../../settings/index.ts';
import { COUNTED, countedUntil, groupOf, KEPT_FROM_SOME, wasCounted } from './counted.ts';

/** A mail that left just now is counted the next time: one that left a moment earlier may not be stored yet, and would be missed. */
const SETTLE_MS = 120_000;
/** The number of mails that one statement counts, so that it takes only a moment. */
const AT_ONCE = 2000;

type Counts = Pick<Ctx, 'db' | 'clock' | 'hasTime'>;

/**
 * Duty: adds the mails that have left since the last time to the counts by kind and occasion, and subtracts those that are gone or came
 * back.
 */
export async function countSent(ctx: Counts, atOnce = AT_ONCE): Promise<void> {
  const to = new Date(ctx.clock.now().getTime() - SETTLE_MS);
  while ((await inTransaction(ctx, (ctx) => countSome(ctx, to, atOnce))) && hasTime(ctx)) void 0;
}

/** Counts the next mails, first those that are gone until they are few. Returns whether there are more. */
async function countSome(ctx: Counts, to: Date, atOnce: number): Promise<boolean> {
  const { rows } = await sql<{ until: string; next: string | null; isMuchGone: boolean }>`
    select ${countedUntil}::text as until, (
      select sent_at from outbox where sent_at > ${countedUntil} and sent_at <= ${to} order by sent_at offset ${atOnce - 1} limit 1
    )::text as next, exists (select from mail_recount offset ${atOnce}) as "isMuchGone"`.execute(ctx.db);
  const { until, next, isMuchGone } = rows[0]!;
  if (isMuchGone) await count(ctx, { from: until, to: until, gone: atOnce });
  else await count(ctx, { from: until, to: next ?? to, gone: null, isNoted: next !== null });
  return isMuchGone || next !== null;
}

interface Piece {
  from: string;
  to: string | Date;
  /** The most gone mails to count; null for all of them. */
  gone: number | null;
  /** Notes how far it has come even if nothing was counted: otherwise the next piece would be the same. */
  isNoted?: boolean;
}

/**
 * Counts by one statement, which sees the outbox at one instant. A mail that is gone was counted before if it had left by the last time; otherwise it
 * never will be. So `mail_recount` is emptied completely whenever the count moves on to later mails.
 */
async function count(ctx: Counts, { from, to, gone, isNoted = false }: Piece): Promise<void> {
  const { rows } = await sql<{ isFurther: boolean; until: string }>`
    with gone as materialized (
      delete from mail_recount where ${gone === null ? sql`true` : sql`ctid = any(array(select ctid from mail_recount limit ${gone}))`}
      returning programme_id, kind, private, occasion, ${wasCounted} as "wasCounted"
    ), less as materialized (
      select programme_id, kind, private, occasion, -count(*)::int as count, null::timestamptz as first_at, null::timestamptz as last_at
      from gone where "wasCounted" group by 1, 2, 3, 4
    ), fresh as materialized (
      select programme_id, kind, private, ${groupOf} as occasion, count(*)::int as count, min(sent_at) as first_at, max(sent_at) as last_at
      from outbox
      where state = 'sent' and sent_at > ${from}::timestamptz and sent_at <= ${to}::timestamptz
        and kind <> all(${sql.val([...KEPT_FROM_SOME])})
      group by 1, 2, 3, 4
    ), change as (
      select programme_id, kind, private, occasion, sum(count)::int as count, min(first_at) as first_at, max(last_at) as last_at
      from (select * from less union all select * from fresh) every group by 1, 2, 3, 4
    ), emptied as (
      delete from mail_count c using change
      where c.programme_id = change.programme_id and c.kind = change.kind and c.private = change.private
        and c.occasion = change.occasion and c.count + change.count <= 0
    ), changed as (
      update mail_count c set count = c.count + change.count, first_at = least(c.first_at, change.first_at),
        last_at = greatest(c.last_at, change.last_at)
      from change
      where c.programme_id = change.programme_id and c.kind = change.kind and c.private = change.private
        and c.occasion = change.occasion and c.count + change.count > 0
    ), added as (
      insert into mail_count
      select change.* from change
      left join mail_count c using (programme_id, kind, private, occasion)
      where c.programme_id is null and change.count > 0
    )
    select ${countedUntil} < ${to}::timestamptz and (${isNoted} or exists (select from fresh)) as "isFurther",
      to_jsonb(${to}::timestamptz) as until`.execute(ctx.db);
  if (rows[0]!.isFurther) await writeSetting(ctx, COUNTED, rows[0]!.until);
}
