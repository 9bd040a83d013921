import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { record } from '../../log/index.ts';
import { isApart } from '../concerns/apart.ts';
import { lockPartnership } from '../members.ts';
import { lookedById, lookedByIds } from './lookAfter.ts';
import type { Looked } from './lookAfter.ts';
import { lookSoon } from './lookSoon.ts';
import { mayRemind, remind } from './remind.ts';
import type { Reminder } from './remind.ts';
import { seenMembers, turnsOf } from './turnsOf.ts';
import type { SeenMember } from './turnsOf.ts';

/** Sends the next reminder now, for a volunteer, to members who owe a letter and may be reminded. Answers how many. */
export async function remindNow(
  ctx: Ctx,
  input: { programme: number; actor: Actor; partnership: number },
): Promise<{ ok: true; count: number } | { ok: false; reason: 'over' | 'early' }> {
  const { programme, actor, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const pair = await lookedById(ctx, programme, partnership);
    if (!pair && (await isApart(ctx, programme, partnership))) return { ok: true, count: 0 };
    if (!pair) return { ok: false, reason: 'over' };
    if (pair.metAt > ctx.clock.now()) return { ok: false, reason: 'early' };
    const members = await turnsOf(ctx, programme, partnership);
    const sent = await remind(ctx, remindersNow(pair, members, ctx.clock.now()));
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

/** The next reminder of each member who owes a letter and may be reminded. */
const remindersNow = (pair: Looked, members: readonly SeenMember[], now: Date): Reminder[] =>
  members
    .filter((member) => !member.stopped && mayRemind(member, members, now))
    .map((member) => ({
      pair,
      member,
      members,
      step: Math.max(0, ...member.sent.map(({ step }) => step)) + 1,
    }))
    .filter(({ step }) => step <= pair.days.length + 1);

/** Counts the partnerships in which nobody would be reminded now, by reason. */
export async function foreseeReminders(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, partnerships }: { programme: number; partnerships: readonly number[] },
): Promise<Map<'nobody' | 'early' | 'over', number>> {
  const now = ctx.clock.now();
  const looked = await lookedByIds(ctx, programme, partnerships);
  const met = looked.filter(({ metAt }) => metAt <= now);
  const members = await seenMembers(ctx, met);
  const silent = met.filter((pair) => remindersNow(pair, members(pair), now).length === 0);
  const apart = await ctx.db
    .selectFrom('partnership')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(partnerships))
    .where('apart_at', 'is not', null)
    .execute();
  const nobody = silent.length + apart.length;
  const found = [
    ['nobody', nobody],
    ['early', looked.length - met.length],
    ['over', partnerships.length - looked.length - apart.length],
  ] as const;
  return new Map(found.filter(([, count]) => count > 0));
}
