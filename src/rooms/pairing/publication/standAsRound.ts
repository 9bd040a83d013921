import { changeStates } from '../../applications/index.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { Round } from '../../programmes/index.ts';
import { lastRun } from '../runs/lastRun.ts';
import { policyOf } from '../setPolicy.ts';
import { letWait } from './letWait.ts';

interface Back {
  application: number;
  person: number;
  state: string;
}

/**
 * Settles an application that is back in a round as it stood `since` then. It waits if the partners of that round were introduced
 * meanwhile, like all applications without a partner, and its person is told. It is finished if the round ended meanwhile. The caller holds
 * the locks.
 */
export async function standAsRound(
  ctx: Ctx,
  {
    programme,
    actor,
    round,
    one,
    since,
  }: { programme: number; actor: Actor; round: Round; one: Back; since: Date },
): Promise<void> {
  // A round that was over before `since` had already ended the application.
  if (round.dates.ends.doneAt) await finish(ctx, programme, actor, one);
  else if (one.state === 'confirmed' && (await wasIntroduced(ctx, round, since)))
    await wait(ctx, { programme, actor, round, one });
}

const finish = (ctx: Ctx, programme: number, actor: Actor, { application }: Back) =>
  changeStates(ctx, { programme, actor, applications: [application], to: 'finished' });

async function wasIntroduced(ctx: Pick<Ctx, 'db'>, round: Round, since: Date): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('publication')
    .select('at')
    .where('programme_id', '=', round.programme_id)
    .where('round_id', '=', round.id)
    .where('at', '>', since)
    .executeTakeFirst();
  return row !== undefined && round.cancelled_at === null;
}

async function wait(
  ctx: Ctx,
  { programme, actor, round, one }: { programme: number; actor: Actor; round: Round; one: Back },
): Promise<void> {
  const at = { programme, round: round.id };
  const now = ctx.clock.now();
  const mails = await letWait(ctx, {
    ...at,
    run: (await lastRun(ctx, at))?.id ?? null,
    policy: await policyOf(ctx, programme, round.id),
    actor,
    left: [one],
    dueAt: round.dates.introduces.dueAt > now ? round.dates.introduces.dueAt : now,
  });
  await ctx.mailer.queue(ctx, mails);
}
