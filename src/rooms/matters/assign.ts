import type { Updateable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { inScope } from './queries.ts';
import type { MatterScope } from './queries.ts';

type Where = { programme: number; actor: Actor; matter: number; scope: MatterScope; undoes?: number };

/** Takes an open matter on, or gives it back with `to: null`. False when there is no such open matter within the scope. */
export async function assignMatter(ctx: Ctx, input: Where & { to: number | null }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await setOpen(ctx, input, { assigned_to: input.to }))) return false;
    await note(ctx, input, input.to === null ? 'matter-given-back' : 'matter-taken');
    return true;
  });
}

/** Marks an open matter as dealt with. */
export async function finishMatter(ctx: Ctx, input: Where): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const closed_by = input.actor.kind === 'person' ? input.actor.id : null;
    if (!(await setOpen(ctx, input, { closed_at: ctx.clock.now(), closed_by }))) return false;
    await note(ctx, input, 'matter-done');
    return true;
  });
}

/** Changes an open matter within the scope; false when there is none. */
async function setOpen(ctx: Ctx, input: Where, set: Updateable<Schema['matter']>): Promise<boolean> {
  const done = await ctx.db
    .updateTable('matter')
    .set(set)
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.matter)
    .where('closed_at', 'is', null)
    .where(inScope(input.scope))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Reopens a matter that was marked as dealt with. Refused when the same matter is open again by now, or is out of scope. */
export async function reopenMatter(
  ctx: Ctx,
  input: Where,
): Promise<{ ok: true } | { ok: false; reason: 'open-again' }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('matter')
      .selectAll()
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.matter)
      .where(inScope(input.scope))
      .forUpdate()
      .executeTakeFirst();
    if (!row?.closed_at) return { ok: false, reason: 'open-again' };
    const twin = await ctx.db
      .selectFrom('matter')
      .select('id')
      .where('programme_id', '=', input.programme)
      .where('kind', '=', row.kind)
      .where('subject_kind', '=', row.subject_kind)
      .where('subject_id', '=', row.subject_id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (twin) return { ok: false, reason: 'open-again' };
    await ctx.db
      .updateTable('matter')
      .set({ closed_at: null, closed_by: null })
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.matter)
      .execute();
    await note(ctx, input, 'matter-reopened');
    return { ok: true };
  });
}

async function note(
  ctx: Ctx,
  input: Omit<Where, 'scope'>,
  kind: 'matter-taken' | 'matter-given-back' | 'matter-done' | 'matter-reopened',
): Promise<void> {
  await record(ctx, {
    programme: input.programme,
    actor: input.actor,
    kind,
    subject: ['matter', input.matter],
    ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
  });
}
