import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { tellPartners } from './declareAbsence.ts';

/** Ends somebody's absence early: they are here again, and their partners hear of it. False when they are not away. */
export async function endAbsence(ctx: Ctx, input: { programme: number; person: number }): Promise<boolean> {
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    await lookSoon(ctx, { programme, person });
    const now = ctx.clock.now();
    const ended = await ctx.db
      .updateTable('absence')
      .set({ ended_at: now })
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('ended_at', 'is', null)
      .where('back_at', '>', now)
      .returning(['id', 'undated'])
      .executeTakeFirst();
    if (!ended) return false;
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'absence-ended',
      subject: ['person', person],
    });
    await tellPartners(ctx, { programme, person, absence: ended.id, isBack: true, undated: ended.undated });
    return true;
  });
}
