import type { Actor } from '../src/rooms/ctx.ts';
import type { Round } from '../src/rooms/programmes/index.ts';
import { stageForm } from './applicant.ts';
import { stage } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

/** Plays a test with the named cast in a programme of their own, in a transaction that is rolled back. */
export const onStage = (play: (ctx: TestCtx, cast: Stage) => Promise<void>): Promise<void> =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    await play(ctx, await stage(ctx));
  });

/** The same with a round that is open for applications. */
export const onOpenRound = (
  play: (ctx: TestCtx, cast: Stage, round: Round) => Promise<void>,
): Promise<void> => onStage(async (ctx, cast) => play(ctx, cast, await stageForm(ctx, cast.programme)));

/** A round, and Tomás who matches it. */
export interface RoundScene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  programme: number;
  actor: Actor & { kind: 'person' };
}

/** The same as Tomás sees it, at a given moment if there is one. */
export const asMatcher = (play: (scene: RoundScene) => Promise<void>, at?: string): Promise<void> =>
  onOpenRound((ctx, cast, round) => {
    if (at) ctx.clock.set(at);
    const actor = { kind: 'person' as const, id: cast.people.tomas };
    return play({ ctx, cast, round, programme: cast.programme, actor });
  });
