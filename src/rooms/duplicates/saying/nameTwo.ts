import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { personByAddress } from '../../people/index.ts';

/** A volunteer names two who may be one, by their (normalised) addresses. Changes nothing of either. */
export async function nameTwo(
  ctx: Ctx,
  { programme, actor, addresses }: { programme: number; actor: Actor; addresses: readonly [string, string] },
): Promise<{ ok: true; duplicate: number } | { ok: false; reason: 'unknown' | 'same' }> {
  return inTransaction(ctx, async (ctx) => {
    const two = [
      await personByAddress(ctx, programme, addresses[0]),
      await personByAddress(ctx, programme, addresses[1]),
    ];
    const [a, b] = two.map((one) => one?.id);
    if (a === undefined || b === undefined) return { ok: false, reason: 'unknown' };
    if (a === b) return { ok: false, reason: 'same' };
    const by = actorPerson(actor);
    const { id } = await ctx.db
      .insertInto('duplicate')
      .values({
        programme_id: programme,
        person_a: Math.min(a, b),
        person_b: Math.max(a, b),
        evidence: [],
        found_at: ctx.clock.now(),
        said_by: by,
      })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'person_a', 'person_b'])
          // Named again, two of whom somebody said that they are two may be one after all.
          .doUpdateSet((eb) => ({
            said_by: by,
            said: eb.case().when('duplicate.said', '=', 'asked').then('asked').else(null).end(),
          })),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ok: true, duplicate: id };
  });
}
