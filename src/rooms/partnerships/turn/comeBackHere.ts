import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lookSoon } from './lookSoon.ts';

/** Ends somebody's rest in a partnership; the others hear that they are here again. False when they do not rest there. */
export async function comeBackHere(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number },
): Promise<boolean> {
  const { programme, person, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    await lookSoon(ctx, { programme, partnership });
    const woken = await ctx.db
      .updateTable('membership')
      .set({ rests_at: null })
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .where('left_at', 'is', null)
      .where('rests_at', 'is not', null)
      .returning('round_id as round')
      .executeTakeFirst();
    if (!woken) return false;
    const event = await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'member-back',
      subject: ['partnership', partnership],
      round: woken.round,
    });
    const others = await ctx.db
      .selectFrom('membership')
      .select('person_id as person')
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '<>', person)
      .where('left_at', 'is', null)
      .execute();
    await ctx.mailer.queue(
      ctx,
      others.map((other) => ({
        programme,
        kind: 'partner-reminded' as const,
        occasion: `event:${event}`,
        person: other.person,
        data: { partnership, partner: person, step: 'back' as const },
      })),
    );
    return true;
  });
}
