import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { TAKE_BACK_MINUTES } from '../../../lib/time/timeToTakeBack.ts';
import { actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { AnnouncementDraft } from './announce.ts';

interface Queued {
  id: number;
  count: number;
  event: number;
}

/**
 * The same announcement, if this volunteer queued it within the minutes for taking it back and did not take it back: the button was pressed
 * twice, or the form sent again. Nobody else of the programme can queue one until the transaction ends. Null when there is none.
 */
export async function queuedJustNow(
  ctx: Ctx,
  { programme, actor, subject, body, filter, day }: AnnouncementDraft & { programme: number; actor: Actor },
): Promise<Queued | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`announcements of ${programme}`}, 0))`.execute(
    ctx.db,
  );
  const since = new Date(ctx.clock.now().getTime() - TAKE_BACK_MINUTES * 60_000);
  const { rows } = await sql<Queued>`
    select a.id, (e.data ->> 'count')::int as count, e.id as event
    from announcement a join event e on e.programme_id = a.programme_id and e.subject_kind = 'announcement' and e.subject_id = a.id
    where a.programme_id = ${programme} and a.created_at > ${since} and a.created_by is not distinct from ${actorPerson(actor)}::bigint
      and a.subject = ${json(subject)}::jsonb and a.body = ${json(body)}::jsonb and a.filter = ${json({ ...filter })}::jsonb
      and e.kind = 'announcement-queued' and e.data ->> 'day' is not distinct from ${day ?? null}::text
      and not exists (select from event back where back.programme_id = e.programme_id and back.undoes = e.id)
    order by a.id desc limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}
