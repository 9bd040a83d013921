import type { Ctx } from '../rooms/ctx.ts';
import { publish, runMatch, startRun } from '../rooms/pairing/index.ts';
import type { Round } from '../rooms/programmes/index.ts';

const command = { kind: 'command' } as const;

/** Runs the matching by the round's policy. */
export async function matchRound(ctx: Ctx, round: Round, seed: number): Promise<void> {
  const programme = round.programme_id;
  const asked = await startRun(ctx, { programme, round: round.id, actor: command, seed });
  if (!asked.ok) throw new Error(`the run was refused: ${asked.reason}`);
  const done = await runMatch(ctx, { programme, run: asked.run });
  if (!done.ok) throw new Error(`the run failed: ${done.reason}`);
}

/** Publishes the run's proposals, as a matcher would who has nothing to change. */
export async function publishPairs(ctx: Ctx, round: Round): Promise<void> {
  const programme = round.programme_id;
  const published = await publish(ctx, { programme, round: round.id, actor: command });
  if (!published.ok) throw new Error(`publishing was refused: ${published.reason}`);
}
