import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record, recordAll } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { phaseOf, roundById } from '../../programmes/index.ts';
import { resolveExclusions } from '../../applications/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { deleteProposals } from '../proposals/writeProposals.ts';
import { madeByRuns } from '../publication/outcome.ts';
import { areProven } from '../runs/proven.ts';
import { introduceWaiting } from './introduceWaiting.ts';
import { proposedAgain } from './proposedAgain.ts';
import { untrueIn } from './stillTrue.ts';
import { waitingPool } from './waitingPool.ts';

/** Introduces all proposals that a volunteer has seen. Proposals that are no longer true are deleted, and the log notes the reason. */
export async function letGo(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor },
): Promise<
  | { ok: true; introduced: number; dropped: number }
  | { ok: false; reason: 'unpublished' | 'over' | 'nothing' | 'unproven' }
> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockMatching(ctx, programme, input.round);
    if (!locked.published) return { ok: false, reason: 'unpublished' };
    const round = await roundById(ctx, programme, locked.id);
    const phase = phaseOf(round, ctx.clock.now());
    if (phase === 'ended' || phase === 'cancelled') return { ok: false, reason: 'over' };
    await resolveExclusions(ctx, { programme, round: round.id });
    const at = { programme, round: round.id };
    const pool = await waitingPool(ctx, { ...at, policy: locked.policy });
    const all = await proposedAgain(ctx, { ...at, untrue: untrueIn(pool, locked.policy) });
    if (all.length === 0) return { ok: false, reason: 'nothing' };
    const goes = all.filter(({ untrue }) => untrue === null);
    const dropped = all.filter(({ untrue }) => untrue !== null);
    const made = madeByRuns(goes.map(({ id, run, members }) => ({ proposal: id, run, members })));
    if (!(await areProven(ctx, programme, made))) return { ok: false, reason: 'unproven' };
    await introduceWaiting(ctx, { programme, round, actor, groups: goes });
    await deleteProposals(
      ctx,
      programme,
      dropped.map(({ id }) => id),
    );
    await recordAll(
      ctx,
      dropped.map(({ id, members, untrue }) => ({
        programme,
        actor,
        kind: 'proposal-dropped' as const,
        subject: ['proposal', id] as const,
        round: round.id,
        data: { applications: members.map(({ application }) => application), reason: untrue! },
      })),
    );
    await record(ctx, {
      programme,
      actor,
      kind: 'matched-again',
      subject: ['round', round.id],
      round: round.id,
      data: { partnerships: goes.length, run: goes[0]?.run ?? null },
    });
    await closeMatter(ctx, { programme, actor, kind: 'partners-again', subject: ['round', round.id] });
    return { ok: true, introduced: goes.length, dropped: dropped.length };
  });
}
