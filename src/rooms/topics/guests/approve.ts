import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { guestPostById, lockGuestPost } from './queries.ts';

/**
 * Approves a guest post for its day, or for now when that has passed; with `yes: false` takes that back. `seen` is the instant at which the
 * guest handed in the words that an editor read (0 for never): with it, the approval fails when newer words came.
 */
export async function approveGuestPost(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    post: number;
    yes: boolean;
    seen?: number;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'empty' | 'changed' }> {
  return inTransaction(ctx, async (ctx) => {
    // Lock the post, so that the guest's next words come either before the approval or after it.
    await lockGuestPost(ctx, input.programme, input.post);
    const before = await guestPostById(ctx, input.programme, input.topic, input.post);
    if (!before) return { ok: false, reason: 'unknown' };
    if (input.yes && input.seen !== undefined && input.seen !== (before.handed_in_at?.getTime() ?? 0))
      return { ok: false, reason: 'changed' };
    if ((before.approved_at !== null) === input.yes) return { ok: true };
    // The guest was asked and has not written yet.
    if (input.yes && !before.body[before.source_locale]) return { ok: false, reason: 'empty' };
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('guest_post')
      .set(
        input.yes
          ? {
              approved_at: now,
              approved_by: actorPerson(input.actor),
              due_at: before.due_at > now ? before.due_at : now,
            }
          : { approved_at: null, approved_by: null },
      )
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.post)
      .execute();
    await seenTo(ctx, input);
    await record(ctx, {
      ...input,
      kind: input.yes ? 'guest-approved' : 'guest-disapproved',
      subject: ['guest-post', input.post],
      data: { topic: input.topic },
    });
    return { ok: true };
  });
}

/** Closes the matters about a post, because somebody approved it or took it out. */
async function seenTo(ctx: Ctx, input: { programme: number; actor: Actor; post: number }): Promise<void> {
  for (const kind of ['guest-unapproved', 'guest-handed-in'] as const)
    await closeMatter(ctx, { ...input, kind, subject: ['guest-post', input.post] });
}

/** Takes a guest post out. */
export async function removeGuestPost(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number; post: number },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('guest_post')
      .where('programme_id', '=', input.programme)
      .where('topic_id', '=', input.topic)
      .where('id', '=', input.post)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    await seenTo(ctx, input);
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: 'guest-removed',
      subject: ['topic', input.topic],
    });
  });
}
