import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { openThreadMatter } from './openThreadMatter.ts';
import type { OnThread, ThreadState } from '../rules.ts';
import { lockThread, setThread } from '../threadRows.ts';

type Input = OnThread & { undoes?: number };
type Open = Exclude<ThreadState, 'closed'>;
type Done = { ok: true } | { ok: false; reason: 'unknown' | 'state' };

/** Settles a thread, answered or not; it opens again automatically when the person writes. */
export const closeThread = (ctx: Ctx, input: Input): Promise<Done> => move(ctx, input, 'closed');

/** Reopens a settled thread, as waiting for an answer unless it was answered before. */
export const reopenThread = (ctx: Ctx, { as = 'waiting', ...input }: Input & { as?: Open }): Promise<Done> =>
  move(ctx, input, as);

async function move(ctx: Ctx, input: Input, state: ThreadState): Promise<Done> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if ((thread.state === 'closed') === (state === 'closed')) return { ok: false, reason: 'state' };
    const person = await personById(ctx, programme, thread.person_id);
    await setThread(ctx, thread, { state, state_at: ctx.clock.now() });
    await openThreadMatter(ctx, { ...thread, state }, { actor, country: person?.country ?? null });
    const event = {
      programme,
      actor,
      subject: ['thread', thread.id] as const,
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    };
    await (state === 'closed'
      ? record(ctx, { ...event, kind: 'thread-closed', data: { before: thread.state as Open } })
      : record(ctx, { ...event, kind: 'thread-reopened' }));
    return { ok: true };
  });
}
