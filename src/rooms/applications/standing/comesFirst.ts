import { sql } from 'kysely';
import type { Expression, RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Application } from '../queries.ts';

/**
 * Whether a membership (aliased `m`) ended because its own member left. The partner's ends at the same moment, so only the log tells who
 * left.
 */
export const leftThemselves: Expression<SqlBool> = sql<SqlBool>`exists (
  select 1 from event e where e.programme_id = m.programme_id and e.kind = 'partnership-left'
  and e.subject_kind = 'partnership' and e.subject_id = m.partnership_id
  and e.data->>'person' = m.person_id::text and e.at >= m.left_at)`;

/** Whether a member (aliased `m`) was let down: all their partners had fallen silent by the end of the round, and they had not. */
export const letDown: Expression<SqlBool> = sql<SqlBool>`m.let_down_at is not null`;

/** The people of a round who left their last partnership in it by their own choice. */
export async function ownLeavers(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number },
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ person: number }>`${ownLeaver(input)}`.execute(ctx.db);
  return new Set(rows.map(({ person }) => person));
}

/** The same as a query to build on: a row `person` for each of those for whom the condition `among` holds. */
export const ownLeaver = (
  input: { programme: number; round: number },
  among?: (person: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<{ person: number }> => sql`
  select person from (
    select distinct on (m.person_id) m.person_id as person, m.left_at is not null and ${leftThemselves} as own
    from membership m where m.programme_id = ${input.programme} and m.round_id = ${input.round}
      ${among ? sql`and ${among(sql`m.person_id`)}` : sql``}
    order by m.person_id, m.joined_at desc) last
  where own`;

/**
 * Whether somebody who waits, or whose round is over, comes first when partners are looked for. They do if the round left them without a
 * partner, or they lost one without leaving themselves, or their partners had fallen silent.
 */
export async function comesFirst(
  ctx: Pick<Ctx, 'db'>,
  application: Application,
  standing: string = application.state,
): Promise<boolean> {
  if (standing === 'unmatched') return true;
  if (standing !== 'waiting' && standing !== 'finished') return false;
  if (standing === 'waiting' && application.waiting_reason !== 'partnerLeft') return true;
  const { programme_id: programme, round_id: round, person_id: person } = application;
  const own = sql`(${ownLeaver({ programme, round }, (one) => sql`${one} = ${person}`)})`;
  const { rows } = await sql<{ own: boolean; down: boolean }>`
    select exists ${own} as own, exists (select from membership m where m.programme_id = ${programme} and m.round_id = ${round}
      and m.person_id = ${person} and ${letDown}) as down`.execute(ctx.db);
  return rows[0]!.down || (!rows[0]!.own && (standing === 'waiting' || application.priority > 0));
}
