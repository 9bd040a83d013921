import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { passHeldLetters } from '../letters/heldLetters.ts';
import { lockPartnership } from '../members.ts';

/** Cancels a planned leaving; letters written meanwhile are sent. False when none was planned, or it is too late. */
export async function cancelLeaving(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number },
): Promise<boolean> {
  const { programme, person, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    const stayed = await ctx.db
      .updateTable('membership')
      .set({ leaves_at: null })
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .where('left_at', 'is', null)
      .where('leaves_at', 'is not', null)
      .executeTakeFirst();
    if (!found || stayed.numUpdatedRows === 0n) return false;
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'leaving-cancelled',
      subject: ['partnership', partnership],
      round: found.round,
    });
    await passHeldLetters(ctx, programme, partnership);
    return true;
  });
}
