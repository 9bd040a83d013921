import { json } from '../../db/json.ts';
import type { KeysOf } from '../../i18n/locales.ts';
import { actorId } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';

/** Only what the catalogue can say in words can be recorded. */
export type EventKind = KeysOf<'event'>;

export interface NewEvent {
  programme: number;
  actor: Actor;
  kind: EventKind;
  subject: readonly [kind: string, id: number];
  round?: number | null;
  /** Ids and plain values only: never names, addresses or texts of a person. What an undo needs goes here too. */
  data?: Record<string, unknown>;
  undoes?: number;
}

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
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
