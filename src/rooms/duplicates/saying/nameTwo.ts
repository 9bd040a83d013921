import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { personByAddress } from '../../people/index.ts';

/** Suggests two people who may be one, as a volunteer named them by their (normalised) addresses. Changes nothing about either. */
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
          // If somebody called the two people different before, naming them again reopens the question.
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
