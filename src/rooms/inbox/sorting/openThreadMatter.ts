import type { Actor, Ctx } from '../../ctx.ts';
import { closeMatter, handMatter, openMatter } from '../../matters/index.ts';
import type { ThreadRow } from '../threadRows.ts';

type Waiting = Pick<
  ThreadRow,
  'programme_id' | 'id' | 'state' | 'private_at' | 'spam_at' | 'merged_into' | 'assigned_to'
>;

/**
 * Puts a thread on the work list while its person waits: on that of safeguarding if the thread was handed over, otherwise on everybody's.
 */
export async function openThreadMatter(
  ctx: Ctx,
  thread: Waiting,
  by: { actor: Actor; country: string | null },
): Promise<void> {
  const programme = thread.programme_id;
  const subject = ['thread', thread.id] as const;
  const waits = thread.state === 'waiting' && !thread.spam_at && thread.merged_into === null;
  const [kind, other] = thread.private_at
    ? (['thread-private', 'thread-waiting'] as const)
    : (['thread-waiting', 'thread-private'] as const);
  await closeMatter(ctx, { programme, actor: by.actor, kind: other, subject });
  if (!waits) {
    await closeMatter(ctx, { programme, actor: by.actor, kind, subject });
    return;
  }
  await openMatter(ctx, {
    programme,
    kind,
    subject,
    // A private thread is shown to no ambassador, whatever its country.
    country: thread.private_at ? null : by.country,
    urgency: thread.private_at ? 3 : 1,
  });
  await handMatter(ctx, { programme, kind, subject, to: thread.assigned_to });
}
