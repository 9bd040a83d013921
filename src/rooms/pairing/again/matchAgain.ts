import { match } from '#matching';
import type { MatchResult } from '#matching';
import { resolveExclusions } from '../../applications/index.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { phaseOf, roundById } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { lockMatching } from '../lockMatching.ts';
import type { LockedRound } from '../lockMatching.ts';
import { lockedGroups } from '../proposals/queries.ts';
import { inWorker } from '../runs/matchInWorker.ts';
import type { RunInput } from '../runs/matchInWorker.ts';
import { isProven } from '../runs/proven.ts';
import { policyOf } from '../setPolicy.ts';
import { keepAgain } from './keepAgain.ts';
import type { Done } from './keepAgain.ts';
import { keepRun } from './keepRun.ts';
import { againOf, nextRun, setNext } from './settings.ts';
import type { Again } from './settings.ts';
import { waitingPool } from './waitingPool.ts';

/**
 * Matches people who wait in a running round when its next run is due. Uses the engine and the rules of the round, with precedence, and
 * never pairs former partners of the round. Pairs that a volunteer locked go first and stay as they are. The pairs are introduced, or
 * proposed when a volunteer wants to see them first. Everybody left is told why, once. `find` computes the result beside the database. When
 * it is kept, it holds only for people who still wait.
 */
export async function matchAgain(
  ctx: Ctx,
  input: { programme: number; round: number },
  find = found,
): Promise<Done | { ok: false; reason: 'not-due' | 'unproven' }> {
  const planned = await againOf(ctx, input);
  if (!planned.nextAt || planned.nextAt > ctx.clock.now()) return { ok: false, reason: 'not-due' };
  const taken = await inTransaction(ctx, (ctx) => readWaiting(ctx, input));
  const result = taken.candidates.length > 0 ? await find(taken) : null;
  if (result && !isProven(result)) {
    await postpone(ctx, input, planned, result, taken);
    return { ok: false, reason: 'unproven' };
  }
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockMatching(ctx, input.programme, input.round);
    const { nextAt } = await againOf(ctx, input);
    const round = await roundById(ctx, input.programme, input.round);
    if (nextAt?.getTime() !== planned.nextAt!.getTime() || !runs(round, locked, ctx.clock.now()))
      return { ok: false, reason: 'not-due' };
    return keepAgain(ctx, { ...input, planned, round, locked, result, taken });
  });
}

const runs = (round: Round, locked: LockedRound, now: Date): boolean =>
  locked.published && !locked.cancelled && phaseOf(round, now) === 'running';

/** The pool itself applies the cap of a country, since matched people already count. */
async function readWaiting(ctx: Ctx, input: { programme: number; round: number }): Promise<RunInput> {
  const policy = await policyOf(ctx, input.programme, input.round);
  await resolveExclusions(ctx, input);
  const { candidates } = await waitingPool(ctx, { ...input, policy });
  const present = new Set(candidates.map(({ id }) => Number(id)));
  const locked = await lockedGroups(ctx, input.programme, input.round);
  return {
    candidates,
    policy: { ...policy, perCountry: null },
    seed: 0,
    locked: locked.filter((group) => group.every((person) => present.has(person))),
  };
}

/** Up to this many people are matched at once in this thread; more are matched in a thread of their own. */
const FEW = 40;
async function found(taken: RunInput): Promise<MatchResult> {
  const { candidates, policy, seed, locked } = taken;
  if (candidates.length <= FEW) return match(candidates, policy, { seed, locked, insight: true });
  return inWorker('match', taken, { signal: new AbortController().signal, onProgress: () => {} });
}

/** Keeps a run whose proof does not hold as failed. It introduces nobody, and the next run tries again. */
async function postpone(
  ctx: Ctx,
  at: { programme: number; round: number },
  planned: Again,
  result: MatchResult,
  taken: RunInput,
): Promise<void> {
  ctx.log.error(at, 'the proof of a run among those who wait does not hold');
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockMatching(ctx, at.programme, at.round);
    const round = await roundById(ctx, at.programme, at.round);
    const run = await keepRun(ctx, { ...at, policy: locked.policy, taken, result, error: 'unproven' });
    await setNext(ctx, at, nextRun(round, planned, ctx.clock.now()));
    await openMatter(ctx, {
      programme: at.programme,
      kind: 'run-unproven',
      subject: ['round', round.id],
      round: round.id,
      urgency: 2,
      data: { number: round.number, run },
    });
  });
}
