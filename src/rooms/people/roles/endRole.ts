import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { Role } from './roles.ts';

/** Ends a role. A programme keeps at least one director. */
export async function endRole(
  ctx: Ctx,
  input: { programme: number; actor: Actor; grant: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'last-director' }> {
  const { programme, actor, grant } = input;
  return inTransaction(ctx, async (ctx) => {
    // Directors are counted under a lock on the programme's row, so that two never end each other's role at once.
    await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    const held = await ctx.db
      .selectFrom('role')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('id', '=', grant)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!held) return { ok: false, reason: 'unknown' };
    if (held.role === 'director' && !(await hasOtherDirector(ctx, programme, held.person_id)))
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
      data: { grant, role: held.role as Role, country: held.country },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** Whether a programme would still have a director without somebody. People about to be erased do not count. */
export async function hasOtherDirector(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('role')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'role.programme_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select('role.id')
    .where('role.programme_id', '=', programme)
    .where('role', '=', 'director')
    .where('ended_at', 'is', null)
    .where('person_id', '<>', person)
    .where('erase_at', 'is', null)
    .executeTakeFirst();
  return other !== undefined;
}
