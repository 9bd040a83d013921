import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { openThreadMatter } from './openThreadMatter.ts';
import type { OnThread } from '../rules.ts';
import { lockThread, setThread } from '../threadRows.ts';
import { mailLast } from '../volunteers/tellVolunteers.ts';
import { volunteersWhoSee } from '../volunteers/volunteersWhoSee.ts';

/**
 * Assigns a thread to a volunteer, or with null to nobody. A volunteer other than the one who acts gets the person's last message by mail,
 * and can answer by mail. Refused when somebody else has reassigned the thread since it was assigned to `seen` (null for nobody).
 */
export async function assignThread(
  ctx: Ctx,
  input: OnThread & { to: number | null; seen?: number | null | undefined; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'volunteer' | 'overtaken' }> {
  const { programme, actor, to } = input;
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if (thread.assigned_to === to) return { ok: true };
    if (input.seen !== undefined && thread.assigned_to !== input.seen)
      return { ok: false, reason: 'overtaken' };
    const person = await personById(ctx, programme, thread.person_id);
    const country = person?.country ?? null;
    if (to !== null) {
      const seeing = await volunteersWhoSee(ctx, programme, {
        id: thread.id,
        private: thread.private_at !== null,
        country,
      });
      if (!seeing.some(({ id }) => id === to)) return { ok: false, reason: 'volunteer' };
    }
    await setThread(ctx, thread, { assigned_to: to });
    await openThreadMatter(ctx, { ...thread, assigned_to: to }, { actor, country });
    await record(ctx, {
      programme,
      actor,
      kind: to === null ? 'thread-given-back' : 'thread-assigned',
      subject: ['thread', thread.id],
      data: { to, before: thread.assigned_to },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    if (to === null || to === actorPerson(actor) || thread.state !== 'waiting') return { ok: true };
    await mailLast(ctx, thread, [to]);
    return { ok: true };
  });
}
