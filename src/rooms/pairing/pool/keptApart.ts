import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { leftThemselves } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';

type Db = Pick<Ctx, 'db'>;
type Pairs = ReadonlyMap<number, readonly number[]>;

/** Partners of earlier rounds and earlier partners in this one, by person: imported, or from partnerships kept here. */
export async function formerPartners(ctx: Db, input: { programme: number; round: number }): Promise<Pairs> {
  const { rows } = await sql<{ a: number; b: number }>`
    select person_a as a, person_b as b from former_pair where programme_id = ${input.programme}
    union
    select one.person_id, other.person_id
    from membership one
    join membership other on other.programme_id = one.programme_id and other.partnership_id = one.partnership_id
      and other.person_id > one.person_id
    where one.programme_id = ${input.programme}`.execute(ctx.db);
  return mutual(rows);
}

/** Whom a person ruled out or was ruled out by: for the matcher's eyes only. */
export async function ruledOut(ctx: Db, programme: number): Promise<Pairs> {
  const { rows } = await sql<{ a: number; b: number }>`
    select person_id as a, excluded_person_id as b from exclusion
    where programme_id = ${programme} and excluded_person_id is not null`.execute(ctx.db);
  return mutual(rows);
}

/** Pairs a volunteer parted by hand in this round. */
export async function partedPairs(ctx: Db, input: { programme: number; round: number }): Promise<Pairs> {
  const { rows } = await sql<{ a: number; b: number }>`
    select person_a as a, person_b as b from parting
    where programme_id = ${input.programme} and round_id = ${input.round}`.execute(ctx.db);
  return mutual(rows);
}

/**
 * How much sooner each person is thought of, besides what their application says: 1 for who stayed without a partner in the last
 * round they took part in, was left by one, or needed another because a volunteer ended the first partnership.
 */
export async function priorityOf(
  ctx: Db,
  input: { programme: number; round: number },
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ person: number }>`${owedFirst(input)}`.execute(ctx.db);
  return new Map(rows.map(({ person }) => [person, 1]));
}

/** The same as a query for others to go on from: a row for each, `person`; of `among`, a query of ids, alone. */
export const owedFirst = (
  input: { programme: number; round: number },
  among?: RawBuilder<unknown>,
): RawBuilder<{ person: number }> => sql`
    with last as (
      select distinct on (a.person_id) a.person_id, a.round_id, a.state, a.state_at
      from application a
      join round r on r.programme_id = a.programme_id and r.id = a.round_id
      join round this on this.programme_id = a.programme_id and this.id = ${input.round}
      where a.programme_id = ${input.programme} and r.number < this.number and r.cancelled_at is null
        and a.state in ('waiting', 'matched', 'finished')
        ${among ? sql`and a.person_id in (${among})` : sql``}
        -- Who never answered whether they are available was not looked for.
        and (a.available_at is not null or a.answer_by is null or exists (
          select 1 from membership m where m.programme_id = a.programme_id and m.person_id = a.person_id and m.round_id = a.round_id))
      order by a.person_id, r.number desc
    )
    select last.person_id as person from last
    where not exists (
      select 1 from membership m where m.programme_id = ${input.programme} and m.person_id = last.person_id and m.round_id = last.round_id)
    or exists (
      select 1 from membership m
      join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
      where m.programme_id = ${input.programme} and m.person_id = last.person_id and m.round_id = last.round_id
        and p.end_reason = 'left' and not ${leftThemselves})
    or exists (
      select 1 from membership m
      join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
      where m.programme_id = ${input.programme} and m.person_id = last.person_id and m.round_id = last.round_id
        and p.end_reason = 'volunteer'
        -- Who was done with the round then is owed nothing: the others waited on, or got another.
        and (last.state = 'waiting' or last.state_at > m.left_at or exists (
          select 1 from membership later where later.programme_id = m.programme_id and later.person_id = m.person_id
            and later.round_id = m.round_id and later.joined_at > m.joined_at)))`;

function mutual(rows: readonly { a: number; b: number }[]): Pairs {
  const found = new Map<number, Set<number>>();
  const add = (one: number, other: number): void => {
    const own = found.get(one) ?? new Set();
    found.set(one, own.add(other));
  };
  for (const { a, b } of rows) {
    add(a, b);
    add(b, a);
  }
  return new Map([...found].map(([person, others]) => [person, [...others].sort((x, y) => x - y)]));
}
