import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { passHeldLetters } from '../letters/heldLetters.ts';
import { lockPartnership, markEnded, releaseMember } from '../members.ts';
import type { Before } from '../members.ts';
import { currentMembers } from '../queries.ts';

/**
 * Ends a partnership, by a volunteer. `another` are the members for whom another partner is looked for, with priority; the rest
 * are done with the round. Each is told kindly, without a reason.
 */
export async function endPartnership(
  ctx: Ctx,
  input: { programme: number; actor: Actor; partnership: number; another: readonly number[] },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'ended' }> {
  const { programme, actor, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    if (!found) return { ok: false, reason: 'unknown' };
    if (found.state === 'ended') return { ok: false, reason: 'ended' };
    const members = await currentMembers(ctx, programme, partnership);
    await markEnded(ctx, programme, partnership, 'volunteer');
    const before: Before[] = [];
    for (const { person } of members) {
      const again = input.another.includes(person);
      before.push(
        await releaseMember(ctx, {
          programme,
          actor,
          partnership,
          round: found.round,
          person,
          after: again ? 'waiting' : 'finished',
          comesFirst: again,
        }),
      );
    }
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'partnership-ended',
      subject: ['partnership', partnership],
      round: found.round,
      data: { members: before },
    });
    const again = members.filter(({ person }) => input.another.includes(person));
    if (again.length > 0)
      await openMatter(ctx, {
        programme,
        kind: 'left-partnership',
        subject: ['partnership', partnership],
        round: found.round,
        country: again.length === 1 ? (again[0]?.country ?? null) : null,
        urgency: 2,
      });
    await ctx.mailer.queue(
      ctx,
      members.map(({ person }) => ({
        programme,
        kind: 'partnership-ended' as const,
        occasion: `event:${event}`,
        person,
        data: { partnership, another: input.another.includes(person) },
      })),
    );
    await passHeldLetters(ctx, programme, partnership);
    return { ok: true };
  });
}
