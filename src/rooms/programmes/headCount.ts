import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { often } from '../../db/often.ts';
import { whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';

/** The number of people of a round by state: the state of their application, or `partner` for members of a partnership. */
export interface Heads {
  standing: string;
  country: string | null;
  zone: string | null;
  /** Whether they were removed with the data of their last round. */
  gone: boolean;
  people: number;
}

/** A round's people, for use within a query. */
export const headsIn = ({ programme, round }: { programme: number; round: number }) => sql<Heads>`(
  select standing, country, zone, gone, sum(people)::int as people from head_count
  where programme_id = ${programme} and round_id = ${round} group by 1, 2, 3, 4 having sum(people) <> 0)`;

const heads = often((_, programme: number, round: number) => headsIn({ programme, round }));

/** A round's people by state, country and zone; the database counts them as they come and go. */
export const headsOf = (
  { db }: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<Heads[]> => heads(db, programme, round);

/**
 * Duty: counts the people of a round again in each state in which something has changed, so that few rows hold the counts. Counting a whole
 * round of seventy thousand would take longer than a piece of a duty may.
 */
export async function countHeads(ctx: Pick<Ctx, 'db' | 'hasTime'>): Promise<void> {
  const { rows } = await sql<{ programme: number; round: number; standing: string }>`
    select distinct programme_id as programme, round_id as round, standing from head_count where fresh`.execute(
    ctx.db,
  );
  for (const { programme, round, standing } of whileTime(ctx, rows))
    await countAnew(sql`programme_id = ${programme} and round_id = ${round}`, standing).execute(ctx.db);
}

/** Counts all rounds again, changed or not: for code that fills a database without the triggers. */
export async function countAllHeads({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await countAnew(sql`true`).execute(db);
}

const applicants = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select programme_id, round_id, person_id, state as standing from application where ${which}`;

const partners = (which: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select programme_id, round_id, person_id, 'partner' as standing from membership where left_at is null and ${which}`;

function standingAt(which: RawBuilder<unknown>, standing: string | undefined): RawBuilder<unknown> {
  if (standing === undefined) return sql`${applicants(which)} union all ${partners(which)}`;
  return standing === 'partner' ? partners(which) : sql`${applicants(which)} and state = ${standing}`;
}

/** Counts again in one statement, which sees the counts and their rows at one instant; a change meanwhile adds a row. */
const countAnew = (which: RawBuilder<unknown>, standing?: string): RawBuilder<unknown> => sql`
  with told as (delete from head_count where ${which} ${standing ? sql`and standing = ${standing}` : sql``})
  insert into head_count (programme_id, round_id, standing, country, zone, gone, people, fresh)
  select c.programme_id, c.round_id, c.standing, p.country, p.zone, p.erased_at is not null, count(*), false
  from (
    ${standingAt(which, standing)}
  ) c
  join round r on r.programme_id = c.programme_id and r.id = c.round_id
  join person p on p.programme_id = c.programme_id and p.id = c.person_id
  where p.stands_for is null and (p.erased_at is null or p.forgotten_at is not null)
  group by 1, 2, 3, 4, 5, 6`;
