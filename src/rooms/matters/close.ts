import { actorPerson } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import type { MatterKind } from '../kinds.ts';

/** Closes a matter because it has been dealt with. Returns whether it was open. */
export async function closeMatter(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    kind: MatterKind;
    subject: readonly [kind: string, id: number];
    /** Only a matter that was put there after this instant. */
    since?: Date;
  },
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('matter')
    .set({ closed_at: ctx.clock.now(), closed_by: actorPerson(input.actor) })
    .where('programme_id', '=', input.programme)
    .where('kind', '=', input.kind)
    .where('subject_kind', '=', input.subject[0])
    .where('subject_id', '=', input.subject[1])
    .where('closed_at', 'is', null)
    .$if(input.since !== undefined, (query) => query.where('since', '>', input.since!))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/**
 * When an act is undone, puts back the matter that the act closed at `since` or later. A matter that was dealt with before stays closed.
 */
export async function putMatterBack(
  ctx: Pick<Ctx, 'db'>,
  input: {
    programme: number;
    kind: MatterKind;
    subject: readonly [kind: string, id: number];
    since: Date;
  },
): Promise<void> {
  await ctx.db
    .updateTable('matter as m')
    .set({ closed_at: null, closed_by: null })
    .where('m.programme_id', '=', input.programme)
    .where('m.kind', '=', input.kind)
    .where('m.subject_kind', '=', input.subject[0])
    .where('m.subject_id', '=', input.subject[1])
    .where('m.closed_at', '>=', input.since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('matter as twin')
            .select('twin.id')
            .whereRef('twin.programme_id', '=', 'm.programme_id')
            .whereRef('twin.kind', '=', 'm.kind')
            .whereRef('twin.subject_kind', '=', 'm.subject_kind')
            .whereRef('twin.subject_id', '=', 'm.subject_id')
            .where('twin.closed_at', 'is', null),
        ),
      ),
    )
    .execute();
}

/** Closes a matter of one kind in all programmes, by one statement. */
export async function closeEverywhere(ctx: Ctx, input: { actor: Actor; kind: MatterKind }): Promise<void> {
  await ctx.db
    .updateTable('matter')
    .set({ closed_at: ctx.clock.now(), closed_by: actorPerson(input.actor) })
    .where('kind', '=', input.kind)
    .where('subject_kind', '=', 'programme')
    .where('closed_at', 'is', null)
    .execute();
}
