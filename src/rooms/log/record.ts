import { json } from '../../db/json.ts';
import { actorId } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import type { GivenEvent } from '../kinds.ts';

export type NewEvent = GivenEvent & {
  programme: number;
  actor: Actor;
  subject: readonly [kind: string, id: number];
  round?: number | null;
  undoes?: number | undefined;
};

/** Writes the one event row of a change, in the caller's transaction. Returns its id. */
export async function record(ctx: Ctx, event: NewEvent): Promise<number> {
  const { id } = await ctx.db
    .insertInto('event')
    .values({
      programme_id: event.programme,
      at: ctx.clock.now(),
      actor_id: actorId(event.actor),
      actor_kind: event.actor.kind,
      kind: event.kind,
      subject_kind: event.subject[0],
      subject_id: event.subject[1],
      round_id: event.round ?? null,
      data: json(event.data ?? {}),
      undoes: event.undoes ?? null,
      bulk_item: ctx.bulkItem ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
