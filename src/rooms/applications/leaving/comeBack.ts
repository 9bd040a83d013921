import type { Actor, Ctx } from '../../ctx.ts';
import { answerAvailability } from '../availability/answerAvailability.ts';
import { applicationById } from '../queries.ts';
import type { Application } from '../queries.ts';
import { returnsTo } from './returnsTo.ts';
import { reinstate } from './withdraw.ts';

/**
 * Whether somebody who withdrew, or said that they are not available, may still take that back. They cannot take back that a volunteer
 * declined them.
 */
export async function canComeBack(
  ctx: Pick<Ctx, 'db' | 'clock' | 'brought'>,
  application: Application,
): Promise<boolean> {
  const { state, unavailable_at: unavailable } = application;
  if (state !== 'withdrawn' && !(state === 'declined' && unavailable)) return false;
  return (await returnsTo(ctx, application)) !== null;
}

/** Takes back a withdrawal, or a no to "are you still available?"; the latter then counts as a yes. */
export async function comeBack(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number },
): Promise<{ ok: boolean }> {
  const own = await applicationById(ctx, input.programme, input.application);
  if (!own || !(await canComeBack(ctx, own))) return { ok: false };
  return own.state === 'withdrawn'
    ? reinstate(ctx, input)
    : answerAvailability(ctx, { ...input, available: true });
}
