import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { personById, rolesOf } from '../../people/index.ts';
import { commenterOf, setCommenter } from '../writers/commenter.ts';
import { LIMITS, checkText } from '../rules.ts';
import { lockComment, moveComment } from '../writing/moveComment.ts';

interface Act {
  programme: number;
  actor: Actor;
  person: number;
  undoes?: number;
}

/**
 * Bans a person from writing, and tells them why and how to object. Their comments that still wait are hidden. Volunteers can't be banned.
 */
export async function banWriter(
  ctx: Ctx,
  input: Act & { reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'volunteer' | 'empty' | 'too-long' }> {
  const { programme, actor, person } = input;
  const reason = input.reason.trim();
  const problem = checkText(reason, LIMITS.reason);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    const who = await personById(ctx, programme, person);
    if (!who || who.erased_at) return { ok: false, reason: 'unknown' };
    if ((await rolesOf(ctx, programme, person)).length > 0) return { ok: false, reason: 'volunteer' };
    if ((await commenterOf(ctx, programme, person))?.bannedAt) return { ok: true };
    await setCommenter(ctx, programme, person, {
      banned_at: ctx.clock.now(),
      banned_by: actorPerson(actor),
      ban_reason: reason,
      appeal: '',
      appealed_at: null,
    });
    await hideWaiting(ctx, programme, person, reason);
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'writer-banned',
      subject: ['person', person],
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    if (who.address_confirmed_at)
      await ctx.mailer.queue(ctx, [
        { programme, kind: 'writer-banned', occasion: `event:${event}`, person, data: { person } },
      ]);
    return { ok: true };
  });
}

async function hideWaiting(ctx: Ctx, programme: number, person: number, reason: string): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('comment')
    .select('id')
    .where('programme_id', '=', programme)
    .where('author_id', '=', person)
    .where('state', 'in', ['unconfirmed', 'held'])
    .orderBy('id')
    .execute();
  for (const { id } of waiting) {
    const comment = await lockComment(ctx, programme, id);
    if (comment) await moveComment(ctx, programme, comment, { state: 'hidden', reason });
  }
}

/** Lets somebody write again. */
export async function liftBan(
  ctx: Ctx,
  input: Act,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' }> {
  const { programme, actor, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const before = await commenterOf(ctx, programme, person);
    if (!before) return { ok: false, reason: 'unknown' };
    await closeMatter(ctx, { programme, actor, kind: 'ban-appealed', subject: ['person', person] });
    if (!before.bannedAt) return { ok: true };
    await setCommenter(ctx, programme, person, {
      banned_at: null,
      banned_by: null,
      appealed_at: null,
      appeal: '',
    });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'ban-lifted',
      subject: ['person', person],
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'ban-lifted', occasion: `event:${event}`, person, data: { person } },
    ]);
    return { ok: true };
  });
}

/** Undoes the lifting of a ban; the ban has its old reason again. */
export async function banAgain(ctx: Ctx, input: Act): ReturnType<typeof banWriter> {
  const before = await commenterOf(ctx, input.programme, input.person);
  return banWriter(ctx, { ...input, reason: before?.banReason ?? '' });
}

/** Stores the objection of a banned writer, who may object once; a moderator reads it and decides. */
export async function appealBan(
  ctx: Ctx,
  input: { programme: number; person: number; appeal: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'again' | 'empty' | 'too-long' }> {
  const { programme, person } = input;
  const appeal = input.appeal.trim();
  const problem = checkText(appeal, LIMITS.body);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    const commenter = await commenterOf(ctx, programme, person);
    if (!commenter?.bannedAt) return { ok: false, reason: 'unknown' };
    // Pressed twice, it counts as one objection.
    if (commenter.appealedAt)
      return commenter.appeal === appeal ? { ok: true } : { ok: false, reason: 'again' };
    await setCommenter(ctx, programme, person, { appeal, appealed_at: ctx.clock.now() });
    await openMatter(ctx, { programme, kind: 'ban-appealed', subject: ['person', person], urgency: 2 });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'ban-appealed',
      subject: ['person', person],
    });
    return { ok: true };
  });
}

/** Keeps a ban after its appeal was read: the matter is closed, and the writer is told. */
export async function keepBan(
  ctx: Ctx,
  input: Act,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' }> {
  const { programme, actor, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const commenter = await commenterOf(ctx, programme, person);
    if (!commenter?.bannedAt || !commenter.appealedAt) return { ok: false, reason: 'unknown' };
    const isOpen = await closeMatter(ctx, {
      programme,
      actor,
      kind: 'ban-appealed',
      subject: ['person', person],
    });
    if (!isOpen) return { ok: true };
    const event = await record(ctx, { programme, actor, kind: 'ban-kept', subject: ['person', person] });
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'ban-kept', occasion: `event:${event}`, person, data: { person } },
    ]);
    return { ok: true };
  });
}
