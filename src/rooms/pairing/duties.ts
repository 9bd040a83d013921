import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { openMatter } from '../matters/index.ts';

/** Puts onto the work list each round whose partners are due to be chosen and have not been introduced. */
export async function remindOfMatching(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; round: number }>`
    select d.programme_id as programme, d.round_id as round from round_date d
    join round r on r.programme_id = d.programme_id and r.id = d.round_id
    join round_date e on e.programme_id = d.programme_id and e.round_id = d.round_id and e.kind = 'ends'
    where d.kind = 'matches' and d.due_at <= ${ctx.clock.now()} and d.done_at is null and e.due_at > ${ctx.clock.now()}
      and r.cancelled_at is null and r.published_at is not null
      and not exists (select 1 from publication p where p.programme_id = r.programme_id and p.round_id = r.id)`.execute(
    ctx.db,
  );
  for (const { programme, round } of rows)
    await openMatter(ctx, { programme, kind: 'matching-due', subject: ['round', round], round, urgency: 2 });
}

/**
 * At the date of a round's data: deletes from its runs the answers they read and their groups, and marks them so. The verdict of the proof
 * stays.
 */
export async function forgetMatchInputs(ctx: Ctx): Promise<void> {
  await sql`
    update match_run m set input = null, result = result - 'groups' - 'unmatched' - 'insight',
      proof = proof #- '{proof,certificate}' #- '{trioProof,certificate}', input_gone_at = coalesce(m.input_gone_at, ${ctx.clock.now()})
    from round_date d
    where d.programme_id = m.programme_id and d.round_id = m.round_id and d.kind = 'purges'
      and greatest(d.due_at, d.acts_from) <= ${ctx.clock.now()} and (m.input_gone_at is null or m.result ?| '{groups,unmatched,insight}')`.execute(
    ctx.db,
  );
  await sql`
    delete from unmatched u using round_date d
    where d.programme_id = u.programme_id and d.round_id = u.round_id and d.kind = 'purges'
      and greatest(d.due_at, d.acts_from) <= ${ctx.clock.now()}`.execute(ctx.db);
  await sql`
    delete from match_study s using round_date d
    where d.programme_id = s.programme_id and d.round_id = s.round_id and d.kind = 'purges'
      and greatest(d.due_at, d.acts_from) <= ${ctx.clock.now()}`.execute(ctx.db);
}
