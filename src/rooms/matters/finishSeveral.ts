import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import type { ClosingReason } from './kinds.ts';
import { inScope } from './queries.ts';
import type { MatterScope } from './queries.ts';

type Several = { programme: number; actor: Actor; matters: readonly number[]; scope: MatterScope };

/** Marks several open matters as dealt with, with one entry in the log. Returns how many were open and within the scope. */
export async function finishMatters(ctx: Ctx, input: Several & { why: ClosingReason }): Promise<number> {
  const { programme, actor, why } = input;
  return inTransaction(ctx, async (ctx) => {
    const closed = await ctx.db
      .updateTable('matter')
      .set({ closed_at: ctx.clock.now(), closed_by: actorPerson(actor) })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(input.matters))
      .where('closed_at', 'is', null)
      .where(inScope(input.scope))
      .returning('id')
      .execute();
    if (closed.length === 0) return 0;
    await record(ctx, {
      programme,
      actor,
      kind: 'matters-done',
      subject: ['programme', programme],
      data: { matters: closed.map(({ id }) => id), count: closed.length, why },
    });
    return closed.length;
  });
}

/**
 * Takes on several open matters that nobody has taken, or gives back those of `person`, with one entry in the log. Returns how many; the
 * others stay as they are.
 */
export async function assignMatters(
  ctx: Ctx,
  input: Several & { person: number; isBack: boolean },
): Promise<number> {
  const { programme, actor, person, isBack } = input;
  return inTransaction(ctx, async (ctx) => {
    const { numUpdatedRows } = await ctx.db
      .updateTable('matter')
      .set({ assigned_to: isBack ? null : person })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(input.matters))
      .where('closed_at', 'is', null)
      .where('assigned_to', isBack ? '=' : 'is', isBack ? person : null)
      .where(inScope(input.scope))
      .executeTakeFirstOrThrow();
    const count = Number(numUpdatedRows);
    if (count > 0)
      await record(ctx, {
        programme,
        actor,
        kind: isBack ? 'matters-given-back' : 'matters-taken',
        subject: ['programme', programme],
        data: { count },
      });
    return count;
  });
}

/** Reopens the matters within the scope that are still closed and not open anew by now. Refused when none is left. */
export async function reopenMatters(
  ctx: Ctx,
  input: Several & { undoes: number },
): Promise<{ ok: true } | { ok: false; reason: 'open-again' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const opened = await ctx.db
      .updateTable('matter')
      .set({ closed_at: null, closed_by: null })
      .where('programme_id', '=', programme)
      .where('id', '=', anyOf(input.matters))
      .where('closed_at', 'is not', null)
      .where(inScope(input.scope))
      .where(
        sql<boolean>`not exists (
          select from matter twin where twin.programme_id = matter.programme_id and twin.kind = matter.kind
            and twin.subject_kind = matter.subject_kind and twin.subject_id = matter.subject_id and twin.closed_at is null)`,
      )
      .returning('id')
      .execute();
    if (opened.length === 0) return { ok: false, reason: 'open-again' };
    await record(ctx, {
      programme,
      actor,
      kind: 'matters-reopened',
      subject: ['programme', programme],
      data: { count: opened.length },
      undoes: input.undoes,
    });
    return { ok: true };
  });
}
