import type { Policy } from '#matching';
import { awaitedAnswers, changeState } from '../applications/index.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx, QueuedMail } from '../ctx.ts';
import { record } from '../log/index.ts';
import { closeMatter } from '../matters/index.ts';
import { phaseOf, roundById } from '../programmes/index.ts';
import { poolOf } from './candidates.ts';
import type { Pool } from './candidates.ts';
import { introductions, makePartnership } from './introduce.ts';
import { writeUnmatched } from './keepResult.ts';
import { lockMatching } from './lockRound.ts';
import { deleteProposals, proposalsOf } from './proposals.ts';
import type { Proposal } from './proposals.ts';
import { areProven } from './proven.ts';
import { unansweredMails } from './unansweredMails.ts';
import { waitingReasons } from './waitingReasons.ts';

export type PublishRefusal =
  | 'published'
  | 'cancelled'
  | 'open'
  | 'over'
  | 'asking'
  | 'running'
  | 'nothing'
  | 'unproven';

/**
 * Makes the round's proposals partnerships and tells everybody, all or nothing, once, and for good. Who went since is left out: their
 * proposal dissolves, and its others wait with a reason like all who have no partner. Proposals of a run are published only while its proof
 * holds. Mails leave at the planned introduction, or at once when that is past.
 */
export async function publish(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor },
): Promise<
  { ok: true; partnerships: number; matched: number; waiting: number } | { ok: false; reason: PublishRefusal }
> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockMatching(ctx, programme, input.round);
    const refusal = await refusalOf(ctx, { programme, round: locked });
    if (refusal) return { ok: false, reason: refusal };
    const round = locked.id;
    const pool = await poolOf(ctx, { programme, round });
    const all = await proposalsOf(ctx, programme, round);
    const whole = all.filter(({ members }) => members.every(({ person }) => pool.applications.has(person)));
    if (whole.length === 0) return { ok: false, reason: 'nothing' };
    if (!(await areProven(ctx, programme, madeByRuns(whole)))) return { ok: false, reason: 'unproven' };

    const { dates } = await roundById(ctx, programme, round);
    const now = ctx.clock.now();
    const dueAt = dates.introduces.dueAt > now ? dates.introduces.dueAt : now;
    const run = await lastRun(ctx, programme, round);
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: programme, round_id: round, run_id: run, at: now, by: actorPerson(actor) })
      .execute();
    const mails: QueuedMail[] = [];
    for (const proposal of whole) {
      const partnership = await makePartnership(ctx, { ...proposal, programme, actor });
      mails.push(...introductions({ programme, dueAt }, partnership, proposal.members));
    }
    const waiting = await keepWaiting(ctx, {
      programme,
      round,
      run,
      actor,
      policy: locked.policy,
      pool,
      whole,
    });
    mails.push(
      ...waiting.map(({ application, person }) => ({
        programme,
        kind: 'waiting' as const,
        occasion: `round:${round}`,
        person,
        data: { application },
        dueAt,
      })),
    );
    mails.push(...(await unansweredMails(ctx, { programme, round, dueAt })));
    await deleteProposals(
      ctx,
      programme,
      all.map(({ id }) => id),
    );
    await settleDates(ctx, programme, round);
    await ctx.mailer.queue(ctx, mails);
    const matched = whole.reduce((sum, { members }) => sum + members.length, 0);
    const counts = { partnerships: whole.length, matched, waiting: waiting.length };
    await record(ctx, {
      programme,
      actor,
      kind: 'partners-published',
      subject: ['round', round],
      round,
      data: { ...counts, run },
    });
    for (const kind of ['matching-due', 'run-unproven'] as const)
      await closeMatter(ctx, { programme, actor, kind, subject: ['round', round] });
    return { ok: true, ...counts };
  });
}

/** Who was put together by which run, without what people put together by hand. */
function madeByRuns(proposals: readonly Proposal[]): ReadonlyMap<number, number[][]> {
  const made = new Map<number, number[][]>();
  for (const { run, members } of proposals) {
    if (run === null) continue;
    const groups = made.get(run) ?? [];
    groups.push(members.map(({ person }) => person));
    made.set(run, groups);
  }
  return made;
}

/** Why a round cannot be published now, but for its having no proposal; null when it can. */
export async function refusalOf(
  ctx: Ctx,
  input: { programme: number; round: { id: number; published: boolean; cancelled: boolean } },
): Promise<PublishRefusal | null> {
  const { programme, round } = input;
  if (round.published) return 'published';
  if (round.cancelled) return 'cancelled';
  const phase = phaseOf(await roundById(ctx, programme, round.id), ctx.clock.now());
  if (phase === 'planned' || phase === 'open') return 'open';
  if (phase === 'ended') return 'over';
  // Whoever may still answer is neither available nor silent.
  if ((await awaitedAnswers(ctx, { programme, round: round.id })).count > 0) return 'asking';
  const running = await ctx.db
    .selectFrom('match_run')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return running ? 'running' : null;
}

async function lastRun(ctx: Ctx, programme: number, round: number): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('match_run')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '=', 'done')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Everybody without a partner waits with a reason: the last run's, or one found now for who became free since. */
async function keepWaiting(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    run: number | null;
    actor: Actor;
    policy: Policy;
    pool: Pool;
    whole: readonly Proposal[];
  },
): Promise<{ application: number; person: number }[]> {
  const { programme, round, run, actor, pool, whole } = input;
  const placed = new Set(whole.flatMap(({ members }) => members.map(({ person }) => person)));
  const left = [...pool.applications]
    .filter(([person]) => !placed.has(person))
    .map(([person, application]) => ({ application, person }));
  const reasonsOf = await waitingReasons(ctx, { ...input, left, pool: () => Promise.resolve(pool) });
  await ctx.db
    .deleteFrom('unmatched')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .execute();
  for (const { application } of left) {
    const reasons = reasonsOf.get(application)!;
    await writeUnmatched(ctx, { programme, round, run }, [{ application, reasons }]);
    await changeState(ctx, { programme, actor, application, to: 'waiting', reason: reasons.reason });
  }
  return left;
}

/** The matching is done, and the introduction's time stands: its mails carry it. */
async function settleDates(ctx: Ctx, programme: number, round: number): Promise<void> {
  await ctx.db
    .updateTable('round_date')
    .set({ done_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('kind', 'in', ['matches', 'introduces'])
    .where('done_at', 'is', null)
    .execute();
}
