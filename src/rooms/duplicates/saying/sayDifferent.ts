import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, putMatterBack } from '../../matters/index.ts';
import { endLink } from '../../people/index.ts';
import { duplicateById } from '../queries.ts';
import type { Duplicate } from '../queries.ts';
import { lockPair } from './lockPair.ts';
import type { Seen } from './lockPair.ts';

type Input = { programme: number; actor: Actor; duplicate: number };

/**
 * Notes that a suggested pair are two people: they are never suggested again. `over` when that was said already, or the pair has changed
 * since `seen`.
 */
export async function sayDifferent(
  ctx: Ctx,
  { programme, actor, duplicate, seen }: Input & { seen?: Seen },
): Promise<{ ok: true; event: number } | { ok: false; reason: 'over' }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPair(ctx, programme, duplicate, seen);
    if (!found || found === 'overtaken' || found.said === 'different') return { ok: false, reason: 'over' };
    if (found.said === 'asked' && found.gone)
      await endLink(ctx, { programme, person: found.gone.id, purpose: 'merge' });
    await noteSaid(ctx, { programme, actor, duplicate }, 'different');
    await closeMatter(ctx, { programme, actor, kind: 'duplicate-found', subject: ['duplicate', duplicate] });
    const subject = ['duplicate', duplicate] as const;
    return { ok: true, event: await record(ctx, { programme, actor, kind: 'people-different', subject }) };
  });
}

/** Suggests two people again about whom somebody had said that they are two. */
export async function sayMaybeSame(
  ctx: Ctx,
  { programme, actor, duplicate, undoes }: Input & { undoes: number },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await duplicateById(ctx, programme, duplicate);
    if (found?.said !== 'different') return { ok: false };
    await sayNothing(ctx, { programme, actor, duplicate }, found);
    await record(ctx, {
      programme,
      actor,
      kind: 'people-maybe-same',
      subject: ['duplicate', duplicate],
      undoes,
    });
    return { ok: true };
  });
}

/**
 * Removes what was said about two people: they are to be looked at again. They return to the work list if the answer had closed that
 * matter.
 */
export async function sayNothing(
  ctx: Ctx,
  input: Input,
  { saidAt }: Pick<Duplicate, 'saidAt'>,
): Promise<void> {
  const { programme, duplicate } = input;
  await noteSaid(ctx, input, null);
  if (saidAt)
    await putMatterBack(ctx, {
      programme,
      kind: 'duplicate-found',
      subject: ['duplicate', duplicate],
      since: saidAt,
    });
}

/** Notes what was said about two people; a volunteer's name with it keeps the suggestion, even when no evidence is left. */
export async function noteSaid(
  ctx: Ctx,
  { programme, actor, duplicate }: Input,
  said: 'different' | 'asked' | 'denied' | null,
  kept: number | null = null,
): Promise<void> {
  await ctx.db
    .updateTable('duplicate')
    .set({ said, said_by: actorPerson(actor), said_at: ctx.clock.now(), kept_id: kept })
    .where('programme_id', '=', programme)
    .where('id', '=', duplicate)
    .execute();
}
