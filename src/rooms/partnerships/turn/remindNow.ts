import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isApart } from '../concerns/apart.ts';
import { lockPartnership } from '../members.ts';
import { lookedById } from './lookAfter.ts';
import { lookSoon } from './lookSoon.ts';
import { mayRemind, remind } from './remind.ts';
import { turnsOf } from './turnsOf.ts';

/** A volunteer sends the next reminder now, to who owes a letter and may be reminded; answers to how many. */
export async function remindNow(
  ctx: Ctx,
  input: { programme: number; actor: Actor; partnership: number },
): Promise<{ ok: true; count: number } | { ok: false }> {
  const { programme, actor, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const pair = await lookedById(ctx, programme, partnership);
    if (!pair && (await isApart(ctx, programme, partnership))) return { ok: true, count: 0 };
    if (!pair || pair.metAt > ctx.clock.now()) return { ok: false };
    const members = await turnsOf(ctx, programme, partnership);
    const sent = await remind(
      ctx,
      members
        .filter((member) => !member.stopped && mayRemind(member, members, ctx.clock.now()))
        .map((member) => ({
          pair,
          member,
          members,
          step: Math.max(0, ...member.sent.map(({ step }) => step)) + 1,
        }))
        .filter(({ step }) => step <= pair.days.length + 1),
    );
    if (sent.length > 0)
      await record(ctx, {
        programme,
        actor,
        kind: 'partner-reminded',
        subject: ['partnership', partnership],
        round: pair.round,
      });
    await lookSoon(ctx, { programme, partnership });
    return { ok: true, count: sent.length };
  });
}
