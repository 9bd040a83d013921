import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';

/** Days for which the words of a concern are kept after it was dealt with, whatever the round's date. */
const CONCERN_DAYS = 180;

/** The promises about a round's end, each counted by its own query. */
export type EndRule = 'addressGiven' | 'keptUnasked' | 'keptTooLong' | 'beyondDate';

export type AtEnd = Record<EndRule, number>;

/** Counts broken promises about the end: each day, and once more after the date on which the round's data go. */
export async function countAtEnd(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: { programme: number; round: number },
): Promise<AtEnd> {
  const found = {} as AtEnd;
  for (const [rule, query] of Object.entries(queries(of, ctx.clock.now()))) {
    const { rows } = await sql<{ n: number }>`${query}`.execute(ctx.db);
    found[rule as EndRule] = rows[0]!.n;
  }
  return found;
}

/** The highest count of each rule at any moment. */
export function worstAtEnd(moments: readonly AtEnd[]): AtEnd {
  const worst = (rule: EndRule): number => Math.max(0, ...moments.map((one) => one[rule]));
  return {
    addressGiven: worst('addressGiven'),
    keptUnasked: worst('keptUnasked'),
    keptTooLong: worst('keptTooLong'),
    beyondDate: worst('beyondDate'),
  };
}

/** Whether a concern was dealt with, and any appeal against its decision answered, longer ago than its words are kept. */
const isOld = (now: Date): RawBuilder<unknown> => {
  const before = new Date(now.getTime() - (CONCERN_DAYS + 1) * 86_400_000);
  return sql`handled_at < ${before} and not exists (select from concern_appeal w where w.programme_id = concern.programme_id
    and w.concern_id = concern.id and coalesce(w.answered_at, w.raised_at) >= ${before})`;
};

const queries = (
  { programme, round }: { programme: number; round: number },
  now: Date,
): Record<EndRule, RawBuilder<unknown>> => {
  const own = sql`select id from partnership where programme_id = ${programme} and round_id = ${round}`;
  const applied = sql`select id from application where programme_id = ${programme} and round_id = ${round}`;
  const count = (table: string, which: RawBuilder<unknown>) =>
    sql`(select count(*) from ${sql.table(table)} where programme_id = ${programme} and ${which})`;
  const ofOwn = sql`partnership_id in (${own})`;
  return {
    // Mails with an address that left although a member at the end had not said yes. Counted only until the purge, which deletes the
    // members' answers.
    addressGiven: sql`
      select count(*)::int as n from outbox o
      join partnership p on p.programme_id = o.programme_id and p.id = (o.data ->> 'partnership')::bigint and p.round_id = ${round}
      where o.programme_id = ${programme} and o.kind = 'stay-in-touch'
        and exists (select from round_date d where d.programme_id = p.programme_id and d.round_id = p.round_id
          and d.kind = 'purges' and d.due_at > ${now})
        and exists (select from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id
          and m.left_at >= p.ended_at and m.stays_in_touch_at is null)`,
    // Answers that are kept although their person never asked for that.
    keptUnasked: sql`
      select count(*)::int as n from kept_answer k
      where k.programme_id = ${programme} and not exists (
        select from event e where e.programme_id = k.programme_id and e.kind = 'answers-kept'
          and e.actor_kind = 'person' and e.actor_id = k.person_id)`,
    // Answers that are kept beyond the date that their person was told, or that stand in a new form although nobody asked to keep them.
    keptTooLong: sql`
      select ((select count(*) from kept_form k where k.programme_id = ${programme} and (
          k.until < ${new Date(now.getTime() - 86_400_000)} or k.until > k.said_at + interval '2 years 1 day'))
        + (select count(*) from kept_answer k where k.programme_id = ${programme} and not exists (
          select from kept_form f where f.programme_id = k.programme_id and f.person_id = k.person_id))
        + (select count(*) from application a
          join round_date d on d.programme_id = a.programme_id and d.round_id = ${round} and d.kind = 'purges' and d.due_at < a.created_at
          join application b on b.programme_id = a.programme_id and b.id = a.copied_from and b.round_id = ${round}
          where a.programme_id = ${programme} and not exists (
            select from event e where e.programme_id = a.programme_id and e.kind = 'answers-kept' and e.actor_kind = 'person'
              and e.actor_id = a.person_id)))::int as n`,
    // Words, answers and choices of the round that still exist a day after the date on which they should have gone.
    beyondDate: sql`
      select case when exists (select from round_date d where d.programme_id = ${programme} and d.round_id = ${round}
          and d.kind = 'purges' and d.due_at > ${new Date(now.getTime() - 86_400_000)}) then 0
        else (${count('letter', sql`${ofOwn} and (body <> '' or whole is not null)`)}
          + ${count('letter_picture', sql`letter_id in (select id from letter where programme_id = ${programme} and ${ofOwn})`)}
          + ${count('answer', sql`application_id in (${applied})`)}
          + ${count('silence', ofOwn)} + ${count('contact_report', ofOwn)} + ${count('turn_reminder', ofOwn)}
          + ${count('agreement', ofOwn)}
          + ${count('concern', sql`${ofOwn} and body <> '' and ${isOld(now)}`)}
          + ${count('partnership', sql`id in (${own}) and reasons <> '[]'`)}
          + ${count(
            'membership',
            sql`${ofOwn} and (left_reason is not null or shows_address_at is not null or stays_in_touch_at is not null)`,
          )}) end::int as n`,
  };
};
