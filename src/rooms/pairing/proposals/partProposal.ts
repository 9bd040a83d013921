import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMatching } from '../lockMatching.ts';
import { rememberPartings } from './partings.ts';
import { proposalById } from './queries.ts';
import { deleteProposals } from './writeProposals.ts';

/**
 * Parts people proposed as partners: they are free for others, and no run of this round proposes them to each other again. With
 * `undoes` it takes back what was paired by hand, and remembers nothing.
 */
export async function partProposal(
  ctx: Ctx,
  input: { programme: number; actor: Actor; proposal: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'published' | 'gone' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const seen = await proposalById(ctx, programme, input.proposal);
    if (!seen) return { ok: false, reason: 'gone' };
    const { published } = await lockMatching(ctx, programme, seen.round);
    // Another may have parted them while this one waited for the lock; in a round that runs only those who wait are proposed.
    const proposal = await proposalById(ctx, programme, input.proposal);
    if (!proposal) return { ok: false, reason: published ? 'published' : 'gone' };
    await deleteProposals(ctx, programme, [proposal.id]);
    const people = proposal.members.map(({ person }) => person);
    const undoing = input.undoes !== undefined;
    if (!undoing)
      await rememberPartings(ctx, { programme, round: proposal.round, people, by: actorPerson(actor) });
    await record(ctx, {
      programme,
      actor,
      kind: 'pair-parted',
      subject: ['proposal', proposal.id],
      round: proposal.round,
      data: {
        applications: proposal.members.map(({ application }) => application),
        locked: proposal.locked,
        ...(proposal.run === null ? {} : { run: proposal.run }),
        ...(undoing ? { undid: true } : {}),
      },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}
