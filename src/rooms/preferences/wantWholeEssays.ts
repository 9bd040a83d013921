import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** Sets whether topics come with the whole essay: `everything` of a rhythm; the rest of the rhythm stays. */
export async function wantWholeEssays(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, person, whole }: { programme: number; person: number; whole: boolean },
): Promise<void> {
  await sql`
    insert into mail_rhythm (programme_id, person_id, rhythm, everything, only_acts, changed_at)
    values (${programme}, ${person}, 'each', ${whole}, false, ${ctx.clock.now()})
    on conflict (programme_id, person_id) do update set everything = ${whole}, changed_at = excluded.changed_at`.execute(
    ctx.db,
  );
}
