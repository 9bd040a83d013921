import { sql } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';

/**
 * For people whom nobody fitted: how often they asked to join a pair and joined one, and how many chose to wait or chose the next round.
 */
export interface Choices {
  trioAsked: number;
  trioJoined: number;
  wait: number;
  next: number;
}

export async function choicesIn(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<Choices> {
  const chose = (choice: string) => sql`(
    select count(distinct subject_id)::int from event where programme_id = ${programme} and round_id = ${round}
      and kind = 'waiting-chosen' and data ->> 'choice' = ${choice})`;
  const { rows } = await sql<Choices>`
    select (select count(*)::int from trio_question where programme_id = ${programme} and round_id = ${round}) as "trioAsked",
      (select count(*)::int from trio_question where programme_id = ${programme} and round_id = ${round} and outcome = 'joined') as "trioJoined",
      ${chose('wait')} as wait, ${chose('next')} as next`.execute(ctx.db);
  return rows[0]!;
}

/** Counts the people who apply to a round and had applied to an earlier one, as the same person. */
export async function cameBack(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from application a
    where a.programme_id = ${programme} and a.round_id = ${round} and a.state <> 'draft' and exists (
      select from application b where b.programme_id = a.programme_id and b.person_id = a.person_id and b.round_id <> a.round_id)`.execute(
    ctx.db,
  );
  return rows[0]!.n;
}
