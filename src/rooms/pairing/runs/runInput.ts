import type { Policy } from '#matching';
import { resolveExclusions } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { poolOf } from '../pool/candidates.ts';
import type { RunInput } from './matchInWorker.ts';
import { lockedGroups } from '../proposals/queries.ts';

/** The input of a run that would match now: everybody who can be given a partner, and the locked groups. */
export async function runInputOf(
  ctx: Ctx,
  input: { programme: number; round: number; policy: Policy; seed: number },
): Promise<RunInput> {
  const { programme, round, policy, seed } = input;
  await resolveExclusions(ctx, { programme, round });
  const { candidates } = await poolOf(ctx, { programme, round, policy });
  const present = new Set(candidates.map(({ id }) => Number(id)));
  const locked = (await lockedGroups(ctx, programme, round)).filter((group) =>
    group.every((person) => present.has(person)),
  );
  return { candidates, policy, seed, locked };
}
