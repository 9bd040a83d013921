import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { personById } from '../people/index.ts';
import { listThread } from './matter.ts';
import type { InboxScope } from './rules.ts';
import { holdThread, setThread } from './scope.ts';
import { mailNotice } from './tell.ts';
import { volunteersWhoSee } from './volunteers.ts';

interface Input {
  programme: number;
  actor: Actor;
  scope: InboxScope;
  thread: number;
}

/**
 * Hands a thread to safeguarding: from then on nobody else sees it, not even who handed it over. Refused while the programme has
 * nobody for safeguarding.
 */
export async function handOver(
  ctx: Ctx,
  input: Input,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'nobody' }> {
  return change(ctx, input, true);
}

/** Gives a thread back to the coordinators, who see it again with all that was written in it. */
export async function handBack(
  ctx: Ctx,
  input: Input,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'nobody' }> {
  return change(ctx, input, false);
}

async function change(
  ctx: Ctx,
  input: Input,
  isPrivate: boolean,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'nobody' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const thread = await holdThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if (Boolean(thread.private_at) === isPrivate) return { ok: true };
    const person = await personById(ctx, programme, thread.person_id);
    const country = person?.country ?? null;
    const seeing = await volunteersWhoSee(ctx, programme, { private: isPrivate, country });
    if (seeing.length === 0) return { ok: false, reason: 'nobody' };
    const private_at = isPrivate ? ctx.clock.now() : null;
    // Whoever had it in hand may not see it any more.
    const assigned_to = seeing.some(({ id }) => id === thread.assigned_to) ? thread.assigned_to : null;
    await setThread(ctx, thread, { private_at, assigned_to });
    await listThread(ctx, { ...thread, private_at, assigned_to }, { actor, country });
    await record(ctx, {
      programme,
      actor,
      kind: isPrivate ? 'thread-handed-over' : 'thread-handed-back',
      subject: ['thread', thread.id],
    });
    if (!isPrivate || thread.state !== 'waiting') return { ok: true };
    const last = await ctx.db
      .selectFrom('thread_message')
      .select('id')
      .where('programme_id', '=', programme)
      .where('thread_id', '=', thread.id)
      .where('kind', '=', 'in')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const readers = seeing.map(({ id }) => id).filter((id) => id !== thread.person_id);
    if (last) await mailNotice(ctx, thread, last.id, readers);
    return { ok: true };
  });
}
