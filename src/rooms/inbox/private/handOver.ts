import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personById } from '../../people/index.ts';
import { makePrivate } from './makePrivate.ts';
import { openThreadMatter } from '../sorting/openThreadMatter.ts';
import { aboutOf, readersOfPrivate } from './readsPrivate.ts';
import type { OnThread } from '../rules.ts';
import { lockThread, setThread } from '../threadRows.ts';
import { mailLast } from '../volunteers/tellVolunteers.ts';
import { volunteersWhoSeeOpen } from '../volunteers/volunteersWhoSee.ts';

/**
 * Hands a thread to safeguarding: from then on nobody else sees it, not even the person who handed it over. `about` are the people it is
 * about, besides the partners of its writer: these people never see it, even if they are in safeguarding themselves. If that is everybody
 * in safeguarding, the operators read it. Refused when nobody would read it.
 */
export async function handOver(
  ctx: Ctx,
  input: OnThread & { about?: readonly number[] },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'nobody' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if (thread.private_at) return { ok: true };
    const sealed = await makePrivate(ctx, thread, input.about);
    if (!sealed) return { ok: false, reason: 'nobody' };
    const seeing = (await readersOfPrivate(ctx, programme, thread.id)).map(({ id }) => id);
    // The assigned volunteer may no longer be allowed to see it.
    const assigned_to =
      thread.assigned_to !== null && seeing.includes(thread.assigned_to) ? thread.assigned_to : null;
    await setThread(ctx, thread, { assigned_to });
    await openThreadMatter(ctx, { ...thread, ...sealed, assigned_to }, { actor, country: null });
    await record(ctx, { programme, actor, kind: 'thread-handed-over', subject: ['thread', thread.id] });
    if (thread.state === 'waiting') await mailLast(ctx, thread, seeing);
    return { ok: true };
  });
}

/**
 * Returns a thread to the coordinators, who see it again with all that was written in it. Refused when one of them is a person it is about,
 * and for the conversation about a concern, which never was theirs.
 */
export async function handBack(
  ctx: Ctx,
  input: OnThread,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'nobody' | 'about-them' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const thread = await lockThread(ctx, input);
    if (!thread) return { ok: false, reason: 'unknown' };
    if (!thread.private_at) return { ok: true };
    const person = await personById(ctx, programme, thread.person_id);
    const country = person?.country ?? null;
    const seeing = (await volunteersWhoSeeOpen(ctx, programme, country)).map(({ id }) => id);
    const about = await aboutOf(ctx, programme, thread.id);
    if (thread.concern_id !== null || seeing.some((id) => about.includes(id)))
      return { ok: false, reason: 'about-them' };
    if (seeing.length === 0) return { ok: false, reason: 'nobody' };
    const assigned_to =
      thread.assigned_to !== null && seeing.includes(thread.assigned_to) ? thread.assigned_to : null;
    const open = { private_at: null, operators_at: null, assigned_to };
    await setThread(ctx, thread, open);
    await openThreadMatter(ctx, { ...thread, ...open }, { actor, country });
    await record(ctx, { programme, actor, kind: 'thread-handed-back', subject: ['thread', thread.id] });
    return { ok: true };
  });
}
