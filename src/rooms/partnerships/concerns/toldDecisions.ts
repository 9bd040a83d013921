import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** A decision about a concern. It also has when the person told of it last appealed, while nobody has answered. */
export interface ToldDecision {
  concern: number;
  decidedAt: Date;
  askedAt: Date | null;
}

/**
 * Decisions that a member of a partnership was told of and may appeal against, latest first. The member raised the concern, or it is about
 * them.
 */
export async function toldDecisions(
  ctx: Pick<Ctx, 'db'>,
  { programme, partnership, person }: { programme: number; partnership: number; person: number },
): Promise<ToldDecision[]> {
  const { rows } = await sql<ToldDecision>`
    select c.id as concern, c.handled_at as "decidedAt", (
      select max(w.raised_at) from concern_appeal w where w.programme_id = c.programme_id and w.concern_id = c.id
        and w.person_id = ${person} and w.answered_at is null) as "askedAt"
    from concern c
    where c.programme_id = ${programme} and c.partnership_id = ${partnership} and c.decision is not null and c.handled_at is not null
      and (c.person_id = ${person} or (c.decision <> 'nothing' and exists (
        select from concern_about a where a.programme_id = c.programme_id and a.concern_id = c.id and a.person_id = ${person})))
    order by c.id desc`.execute(ctx.db);
  return rows;
}
