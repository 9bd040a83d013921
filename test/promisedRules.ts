import { expect } from 'vitest';
import { defaultPolicy } from '#matching';
import type { MatchResult, Policy } from '#matching';
import { poolMember } from './pool.ts';
import type { PoolMember } from './pool.ts';
import type { RoundScene } from './onStage.ts';
import { runMatch, setPolicy, startRun } from '../src/rooms/pairing/index.ts';

export const setRules = async ({ ctx, round, programme, actor }: RoundScene, rules: Partial<Policy>) => {
  const done = await setPolicy(ctx, {
    programme,
    round: round.id,
    actor,
    policy: { ...defaultPolicy(), ...rules },
  });
  expect(done).toEqual({ ok: true });
};

export async function fromKenya({ ctx, round }: RoundScene, count: number): Promise<PoolMember[]> {
  const found: PoolMember[] = [];
  for (let k = 0; k < count; k++)
    found.push(await poolMember(ctx, round, { name: `Kenya ${k}`, country: 'KE', zone: 'Africa/Nairobi' }));
  return found;
}

/** A run with its result, as it was kept. */
export async function match({ ctx, round, programme, actor }: RoundScene) {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  const done = await runMatch(ctx, { programme, run: started.run });
  if (!done.ok) throw new Error(done.reason);
  const row = await ctx.db
    .selectFrom('match_run')
    .selectAll()
    .where('id', '=', started.run)
    .executeTakeFirstOrThrow();
  return { ...row, result: row.result as MatchResult };
}
