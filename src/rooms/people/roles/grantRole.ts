import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { Role } from './roles.ts';

/** Gives a person a role. A role they already hold stays as it is. Refuses an ambassador without a country. */
export async function grantRole(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    person: number;
    role: Role;
    country: string | null;
    undoes?: number;
  },
): Promise<{ ok: true; role: number } | { ok: false; reason: 'country' | 'held' }> {
  const { programme, actor, person, role } = input;
  const country = role === 'ambassador' ? input.country : null;
  if (role === 'ambassador' && !country) return { ok: false, reason: 'country' };
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto('role')
      .values({ programme_id: programme, person_id: person, role, country, granted_at: ctx.clock.now() })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) return { ok: false, reason: 'held' };
    await record(ctx, {
      programme,
      actor,
      kind: 'role-granted',
      subject: ['person', person],
      data: { grant: row.id, role, country },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true, role: row.id };
  });
}
