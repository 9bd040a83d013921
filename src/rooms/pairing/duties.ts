import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { openMatter } from '../matters/index.ts';
import { byPieces, clearByPieces, rowsWhich } from '../pieces.ts';

/** Puts each round onto the work list when the day to choose its partners has come and nobody has introduced them. */
export async function remindOfMatching(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; round: number }>`
    select d.programme_id as programme, d.round_id as round from round_date d
    join round r on r.programme_id = d.programme_id and r.id = d.round_id
    join round_date e on e.programme_id = d.programme_id and e.round_id = d.round_id and e.kind = 'ends'
    where d.kind = 'matches' and d.due_at <= ${ctx.clock.now()} and d.done_at is null and e.due_at > ${ctx.clock.now()}
      and r.cancelled_at is null and r.published_at is not null
      and not exists (select 1 from publication p where p.programme_id = r.programme_id and p.round_id = r.id)
      and not exists (select from matter m where m.programme_id = r.programme_id and m.kind = 'matching-due'
        and m.subject_kind = 'round' and m.subject_id = r.id and m.closed_at is null)`.execute(ctx.db);
  for (const { programme, round } of whileTime(ctx, rows))
    await openMatter(ctx, { programme, kind: 'matching-due', subject: ['round', round], round, urgency: 2 });
}

/** Deletes the answers and groups of a round's runs on the date of its data, and marks the runs so. The verdict of the proof stays. */
export async function forgetMatchInputs(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const isOver = (row: RawBuilder<unknown>) => sql`exists (select from round_date d
    where d.programme_id = ${row}.programme_id and d.round_id = ${row}.round_id and d.kind = 'purges'
      and greatest(d.due_at, d.acts_from) <= ${now})`;
  const isThere = sql`(input_gone_at is null or result ?| '{groups,unmatched,insight}')`;
  const { rows } = await sql<{ programme: number; id: number }>`
    select programme_id as programme, id from match_run m where ${isThere} and ${isOver(sql`m`)}`.execute(
    ctx.db,
  );
  // One run of a large round takes some megabytes.
  const hasTime = await byPieces(
    ctx,
    rows,
    (ctx, [run]) =>
      sql`
        update match_run set input = null, result = result - 'groups' - 'unmatched' - 'insight',
          proof = proof #- '{proof,certificate}' #- '{trioProof,certificate}', input_gone_at = coalesce(input_gone_at, ${now})
        where programme_id = ${run!.programme} and id = ${run!.id}`.execute(ctx.db),
    1,
  );
  if (!hasTime) return;
  await clearByPieces(ctx, [
    rowsWhich('unmatched', isOver(sql`unmatched`)),
    rowsWhich('again_wait', isOver(sql`again_wait`)),
    rowsWhich('trio_question', isOver(sql`trio_question`)),
    rowsWhich('match_study', isOver(sql`match_study`), { size: 1 }),
  ]);
}
