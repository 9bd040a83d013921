import { anyOf } from '../../../db/anyOf.ts';
import type { Merges } from '../../brings.ts';
import { changeStates } from '../../applications/index.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { roundsOf } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { lastRun } from '../runs/lastRun.ts';
import { policyOf } from '../setPolicy.ts';
import { letWait } from './letWait.ts';

interface Back {
  application: number;
  person: number;
  round: number;
}

/**
 * Two people are two again, and with them an application that had ended is back, as it stood. Where the partners of its round were introduced meanwhile it waits as all do who
 * have none, and its person is told; where the round ended meanwhile it is finished.
 */
export const backAfterMerge: Merges = async (ctx, { programme, actor, changes, isBack, since }) => {
  if (!isBack) return;
  const ids = changes
    .filter(({ table }) => table === 'application')
    .flatMap(({ rows }) => rows)
    .flatMap(({ key, before }) => (before?.['state'] === undefined ? [] : Number(key['id'])));
  if (ids.length === 0) return;
  const back = await ctx.db
    .selectFrom('application')
    .select(['id as application', 'person_id as person', 'round_id as round', 'state'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(ids))
    .where('state', 'in', ['confirmed', 'waiting'])
    .execute();
  if (back.length === 0) return;
  const rounds = await roundsOf(ctx, programme);
  for (const { state, ...one } of back) {
    const round = rounds.find(({ id }) => id === one.round);
    // A round that was over before they were joined had ended their application then.
    if (round?.dates.ends.doneAt) await finish(ctx, programme, actor, one);
    else if (round && state === 'confirmed' && (await wasIntroduced(ctx, round, since)))
      await wait(ctx, { programme, actor, round, one });
  }
};

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
