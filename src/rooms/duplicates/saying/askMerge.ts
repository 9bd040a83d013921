import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { endLink } from '../../people/index.ts';
import { mergePeople } from '../merging/mergePeople.ts';
import { mergeRefusal } from '../merging/refusal.ts';
import type { MergeAsked, MergeRefusal } from '../merging/refusal.ts';
import { duplicateById } from '../queries.ts';
import { lockPair } from './lockPair.ts';
import type { Seen } from './lockPair.ts';
import { noteSaid, sayNothing } from './sayDifferent.ts';

/**
 * Mails a link to the address that would be merged, to ask whether both are theirs: only its owner may open their private data to the other
 * address. Nothing changes until they say yes. Nobody is asked if somebody has answered otherwise since the pair was `seen`.
 */
export async function askMerge(
  ctx: Ctx,
  input: Omit<MergeAsked, 'proven'> & { actor: Actor; duplicate: number; seen?: Seen },
): Promise<{ ok: true; event: number } | { ok: false; reason: MergeRefusal | 'overtaken' }> {
  const { programme, actor, duplicate, kept, gone, seen } = input;
  return inTransaction(ctx, async (ctx) => {
    if ((await lockPair(ctx, programme, duplicate, seen)) === 'overtaken')
      return { ok: false, reason: 'overtaken' };
    const reason = await mergeRefusal(ctx, { ...input, proven: true });
    if (reason) return { ok: false, reason };
    await noteSaid(ctx, { programme, actor, duplicate }, 'asked', kept);
    await closeMatter(ctx, { programme, actor, kind: 'duplicate-found', subject: ['duplicate', duplicate] });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'merge-asked',
      subject: ['duplicate', duplicate],
    });
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'merge-asked', occasion: `event:${event}`, person: gone, data: { duplicate } },
    ]);
    return { ok: true, event };
  });
}

/** Takes the question back while nobody has answered it: its link opens nothing any more. */
export async function askNoMerge(
  ctx: Ctx,
  {
    programme,
    actor,
    duplicate,
    undoes,
  }: { programme: number; actor: Actor; duplicate: number; undoes: number },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await duplicateById(ctx, programme, duplicate);
    if (found?.said !== 'asked' || !found.gone) return { ok: false };
    await endLink(ctx, { programme, person: found.gone.id, purpose: 'merge' });
    await sayNothing(ctx, { programme, actor, duplicate }, found);
    await record(ctx, {
      programme,
      actor,
      kind: 'merge-not-asked',
      subject: ['duplicate', duplicate],
      undoes,
    });
    return { ok: true };
  });
}

/**
 * Stores the answer of the owner of the address that would be merged. The other address is somebody else's (null), or theirs: then they
 * type it. It was shown to them only in a form that its owner would recognise, and somebody else's may look the same.
 */
export async function answerMerge(
  ctx: Ctx,
  {
    programme,
    duplicate,
    own,
  }: { programme: number; duplicate: number; own: { typed: string | null } | null },
): Promise<{ ok: true } | { ok: false; reason: MergeRefusal }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await duplicateById(ctx, programme, duplicate);
    if (found?.said !== 'asked' || !found.kept || !found.gone) return { ok: false, reason: 'unknown' };
    const actor = { kind: 'person', id: found.gone.id } as const;
    if (own)
      return mergePeople(ctx, {
        programme,
        actor,
        kept: found.kept.id,
        gone: found.gone.id,
        typed: own.typed,
        proven: true,
        // The other owner was not asked anything.
        isKeeper: false,
        withdraws: true,
        mayGiveRoles: true,
        volunteer: null,
      });
    await noteSaid(ctx, { programme, actor, duplicate }, 'denied');
    await record(ctx, { programme, actor, kind: 'merge-denied', subject: ['duplicate', duplicate] });
    return { ok: true };
  });
}
