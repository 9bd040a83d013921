import { anyOf } from '../../../db/anyOf.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { proposalById } from './queries.ts';

type Input = { programme: number; actor: Actor; proposal: number; undoes?: number };
type Result = { ok: true } | { ok: false; reason: 'published' | 'gone' };

/** Locks a proposal, so that later runs keep it as it is. */
export const lockProposal = (ctx: Ctx, input: Input): Promise<Result> => setLock(ctx, input, true);

/** Lets later runs decide about a proposal again. */
export const unlockProposal = (ctx: Ctx, input: Input): Promise<Result> => setLock(ctx, input, false);

async function setLock(ctx: Ctx, input: Input, to: boolean): Promise<Result> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const seen = await proposalById(ctx, programme, input.proposal);
    if (!seen) return { ok: false, reason: 'gone' };
    const { published } = await lockMatching(ctx, programme, seen.round);
    // In a running round only people who wait are proposed.
    if (published && !(await proposalById(ctx, programme, seen.id)))
      return { ok: false, reason: 'published' };
    const changed = await ctx.db
      .updateTable('proposal')
      .set({ locked_at: to ? ctx.clock.now() : null, locked_by: to ? actorPerson(actor) : null })
      .where('programme_id', '=', programme)
      .where('id', '=', seen.id)
      .where('locked_at', to ? 'is' : 'is not', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows > 0n)
      await record(ctx, {
        programme,
        actor,
        kind: to ? 'pair-locked' : 'pair-unlocked',
        subject: ['proposal', seen.id],
        round: seen.round,
        ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
      });
    return { ok: true };
  });
}

/** How many of these proposals are locked. */
export async function countLocked(
  ctx: Pick<Ctx, 'db'>,
  { programme, proposals }: { programme: number; proposals: readonly number[] },
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('proposal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(proposals))
    .where('locked_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The ids of these proposals that were locked after a moment. */
export async function lockedSince(
  ctx: Pick<Ctx, 'db'>,
  { programme, proposals, at }: { programme: number; proposals: readonly number[]; at: Date },
): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('proposal')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(proposals))
    .where('locked_at', '>', at)
    .execute();
  return rows.map(({ id }) => id);
}
