import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { hasTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { GATHERED, groupOf } from './counted.ts';

/** The number of counts that one statement adds up, so that it takes only a moment. */
const AT_ONCE = 4000;

const NAMED = sql`programme_id, kind, private, occasion, state`;

/** Rows of `mail_group` added up by kind, occasion and state; `earliest` is null when mails were removed or got another hour. */
const summed = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${NAMED}, sum(mails)::int as count, case when bool_and(earliest is not null) then min(earliest) end as earliest,
    case when bool_and(earliest is not null) then max(latest) end as latest
  from (${rows}) m group by ${NAMED} having sum(mails) > 0`;

/** Mails `o` of a group `t` in the states that an index covers; for each kind by what the index contains of its groups. */
const mailsOfGroup = (states: RawBuilder<unknown>): RawBuilder<unknown> => {
  const own = sql`select o.due_at from outbox o
    where o.programme_id = t.programme_id and o.state = t.state and ${states} and o.kind = t.kind`;
  return sql`
    ${own} and t.private and o.private
    union all ${own} and not t.private and not o.private and o.occasion = t.occasion and o.whole = ''
    union all ${own} and not t.private and not o.private and o.whole = t.occasion and t.kind = any(${sql.val([...GATHERED])})`;
};

/** Groups with their first and last hour; looked up by an index if it is not known. */
const withHours = (groups: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with summed as materialized (${groups})
  select ${NAMED}, count, earliest, latest from summed where earliest is not null
  union all
  select ${NAMED}, t.count, h.earliest, h.latest from summed t
  cross join lateral (
    select min(due_at) as earliest, max(due_at) as latest from (
      ${mailsOfGroup(sql`o.state in ('waiting', 'held', 'sending', 'failed', 'gathered')`)}
      union all ${mailsOfGroup(sql`o.state = 'dropped'`)}
    ) found having count(*) > 0
  ) h where t.earliest is null`;

/**
 * The mails for which a condition on rows of `mail_group` holds, by kind, occasion and state: their number, and the first and last hour.
 * For use within a query. The database counts mails as they come and go.
 */
export const waitingGroups = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
  withHours(summed(sql`select * from mail_group where ${which}`));

/** Duty: adds up the counts that were added since the last time, so that few rows are left to read. */
export async function countWaiting(ctx: Pick<Ctx, 'db' | 'hasTime'>, atOnce = AT_ONCE): Promise<void> {
  while ((await countSome(ctx, atOnce)) && hasTime(ctx)) void 0;
}

/** Counts in one statement, which sees counts and mails at one instant; a change meanwhile adds a row. Returns whether more counts wait. */
async function countSome({ db }: Pick<Ctx, 'db'>, atOnce: number): Promise<boolean> {
  const { rows } = await sql<{ isMore: boolean }>`
    with fresh as materialized (
      select ${NAMED} from mail_group where fresh limit ${atOnce}
    ), told as materialized (
      delete from mail_group m using (select distinct ${NAMED} from fresh) f
      where m.programme_id = f.programme_id and m.state = f.state and m.kind = f.kind and m.occasion = f.occasion and m.private = f.private
      returning m.*
    ), kept as (
      insert into mail_group (${NAMED}, mails, earliest, latest, fresh)
      select ${NAMED}, count, earliest, latest, false from (${withHours(summed(sql`select * from told`))}) g
    )
    select count(*) = ${atOnce}::int as "isMore" from fresh`.execute(db);
  return rows[0]!.isMore;
}

/** Counts all mails again, counted or not: for code that fills a database without the triggers. */
export async function countAllWaiting({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await sql`
    with told as (delete from mail_group)
    insert into mail_group (${NAMED}, mails, earliest, latest, fresh)
    select programme_id, kind, private, ${groupOf}, state, count(*), min(due_at), max(due_at), false
    from outbox where state not in ('sent', 'bundled') group by 1, 2, 3, 4, 5`.execute(db);
}
