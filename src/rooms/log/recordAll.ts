import { sql } from 'kysely';
import { actorId } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import type { NewEvent } from './record.ts';

/** Writes the events of many changes by one statement, in their order and in the caller's transaction. */
export async function recordAll(ctx: Ctx, events: readonly NewEvent[]): Promise<void> {
  const column = (of: (event: NewEvent) => unknown): unknown[] => events.map(of);
  await sql`
    insert into event (programme_id, at, actor_id, actor_kind, kind, subject_kind, subject_id, round_id, data, undoes, bulk_item)
    select programme_id, ${ctx.clock.now()}, actor_id, actor_kind, kind, subject_kind, subject_id, round_id, data::jsonb, undoes,
      ${ctx.bulkItem ?? null}::bigint
    from unnest(
      ${column(({ programme }) => programme)}::bigint[],
      ${column(({ actor }) => actorId(actor))}::bigint[],
      ${column(({ actor }) => actor.kind)}::text[],
      ${column(({ kind }) => kind)}::text[],
      ${column(({ subject }) => subject[0])}::text[],
      ${column(({ subject }) => subject[1])}::bigint[],
      ${column(({ round }) => round ?? null)}::bigint[],
      ${column(({ data }) => JSON.stringify(data ?? {}))}::text[],
      ${column(({ undoes }) => undoes ?? null)}::bigint[]
    ) with ordinality as own (programme_id, actor_id, actor_kind, kind, subject_kind, subject_id, round_id, data, undoes, place)
    order by place`.execute(ctx.db);
}
