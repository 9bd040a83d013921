import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/** Ends a role. A programme keeps at least one director. */
export async function endRole(
  ctx: Ctx,
  input: { programme: number; actor: Actor; grant: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'last-director' }> {
  const { programme, actor, grant } = input;
  return inTransaction(ctx, async (ctx) => {
    // The programme's row is the lock under which directors are counted, so that two never end each other at once.
    await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    const held = await ctx.db
      .selectFrom('role')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('id', '=', grant)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!held) return { ok: false, reason: 'unknown' };
    if (held.role === 'director' && (await countDirectors(ctx, programme)) < 2)
      return { ok: false, reason: 'last-director' };
    await ctx.db
      .updateTable('role')
      .set({ ended_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', grant)
      .execute();
    await record(ctx, {
      programme,
      actor,
      kind: 'role-ended',
      subject: ['person', held.person_id],
      data: { grant, role: held.role, country: held.country },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

export async function countDirectors(ctx: Pick<Ctx, 'db'>, programme: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('role')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('role', '=', 'director')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
