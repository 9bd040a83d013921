import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { leftThemselves, letDown } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';

/**
 * Of some people those who get priority 1 besides those whose application says so: in the last round they took part in they found no partner, were
 * left by one, needed another because a volunteer ended the first partnership, or had partners who had all fallen silent.
 */
export async function priorityOf(
  ctx: Pick<Ctx, 'db'>,
  { people, ...input }: { programme: number; round: number; people: readonly number[] },
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{
    person: number;
  }>`${owedFirst(input, (person) => sql`${person} = any(${people}::bigint[])`)}`.execute(ctx.db);
  return new Map(rows.map(({ person }) => [person, 1]));
}

/** Whether somebody has precedence in a round, by their application to it or by how the last one they took part in went. */
export async function isOwedFirst(
  ctx: Pick<Ctx, 'db'>,
  one: { programme: number; round: number; person: number; priority: number },
): Promise<boolean> {
  if (one.priority > 0) return true;
  const { rows } = await sql`${owedFirst(one, (person) => sql`${person} = ${one.person}`)}`.execute(ctx.db);
  return rows.length > 0;
}

/** The same as a query for others to go on from: a row for each, `person`; of those alone for whom the condition `among` holds. */
export const owedFirst = (
  input: { programme: number; round: number },
  among?: (person: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<{ person: number }> => sql`
    with last as (
      select distinct on (a.person_id) a.person_id, a.round_id, a.state, a.state_at
      from application a
      join round r on r.programme_id = a.programme_id and r.id = a.round_id
      join round this on this.programme_id = a.programme_id and this.id = ${input.round}
      where a.programme_id = ${input.programme} and r.number < this.number and r.cancelled_at is null
        and a.state in ('waiting', 'matched', 'finished')
        ${among ? sql`and ${among(sql`a.person_id`)}` : sql``}
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
      where m.programme_id = ${input.programme} and m.person_id = last.person_id and m.round_id = last.round_id and ${letDown})
    or exists (
      select 1 from membership m
      join partnership p on p.programme_id = m.programme_id and p.id = m.partnership_id
      where m.programme_id = ${input.programme} and m.person_id = last.person_id and m.round_id = last.round_id
        and p.end_reason = 'volunteer'
        -- Who was done with the round then is owed nothing: the others waited on, or got another.
        and (last.state = 'waiting' or last.state_at > m.left_at or exists (
          select 1 from membership later where later.programme_id = m.programme_id and later.person_id = m.person_id
            and later.round_id = m.round_id and later.joined_at > m.joined_at)))`;
