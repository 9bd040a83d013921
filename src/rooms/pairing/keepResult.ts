import type { MatchResult, UnmatchedReason } from '#matching';
import { json } from '../../db/json.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { eligibleOf } from './eligible.ts';
import { lockMatching } from './lockRound.ts';
import { deleteProposals, insertProposal, proposalsOf } from './proposals.ts';

/**
 * Makes a run's result the round's proposals, all or nothing. What was locked stays, also what a volunteer put together while the run went on;
 * whoever went meanwhile is left out, and their group with them.
 */
export async function keepResult(
  ctx: Ctx,
  input: { programme: number; round: number; run: number; result: MatchResult },
): Promise<{ ok: true } | { ok: false; reason: 'published' | 'cancelled' }> {
  const { programme, round, run, result } = input;
  return inTransaction(ctx, async (ctx) => {
    const { published } = await lockMatching(ctx, programme, round);
    if (published) return { ok: false, reason: 'published' };
    if (!(await finish(ctx, input))) return { ok: false, reason: 'cancelled' };

    const eligible = await eligibleOf(ctx, { programme, round, state: 'confirmed' });
    const applications = new Map(eligible.map(({ person, application }) => [person, application]));
    const standing = await proposalsOf(ctx, programme, round);
    const stays = standing.filter(
      ({ locked, members }) => locked && members.every(({ person }) => applications.has(person)),
    );
    await deleteProposals(
      ctx,
      programme,
      standing.filter((one) => !stays.includes(one)).map(({ id }) => id),
    );
    const taken = new Set(stays.flatMap(({ members }) => members.map(({ person }) => person)));
    for (const group of result.groups) {
      const people = group.members.map(Number);
      if (group.locked || people.some((person) => taken.has(person) || !applications.has(person))) continue;
      await insertProposal(ctx, {
        programme,
        round,
        run,
        weight: group.weight,
        reasons: group.reasons,
        applications: people.map((person) => applications.get(person)!),
      });
    }
    await keepUnmatched(ctx, { ...input, applications });
    await record(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'match-run-done',
      subject: ['match_run', run],
      round,
      data: { totals: result.totals },
    });
    return { ok: true };
  });
}

async function finish(
  ctx: Ctx,
  input: { programme: number; run: number; result: MatchResult },
): Promise<boolean> {
  const { proof, trioProof, ...result } = input.result;
  const done = await ctx.db
    .updateTable('match_run')
    .set({
      state: 'done',
      progress: 1,
      finished_at: ctx.clock.now(),
      result: json<unknown>(result),
      proof: json<unknown>({ proof, trioProof }),
    })
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.run)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

async function keepUnmatched(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    run: number;
    result: MatchResult;
    applications: ReadonlyMap<number, number>;
  },
): Promise<void> {
  await ctx.db
    .deleteFrom('unmatched')
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round)
    .execute();
  await writeUnmatched(
    ctx,
    input,
    input.result.unmatched.flatMap((reasons) => {
      const application = input.applications.get(Number(reasons.id));
      return application === undefined ? [] : [{ application, reasons }];
    }),
  );
}

/** Notes why people have no partner; what was noted of them before gives way. */
export async function writeUnmatched(
  ctx: Ctx,
  input: { programme: number; round: number; run: number | null },
  rows: readonly { application: number; reasons: UnmatchedReason }[],
): Promise<void> {
  for (const { application, reasons } of rows)
    await ctx.db
      .insertInto('unmatched')
      .values({
        programme_id: input.programme,
        round_id: input.round,
        application_id: application,
        run_id: input.run,
        reasons: json(reasons),
      })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'round_id', 'application_id'])
          .doUpdateSet({ run_id: input.run, reasons: json(reasons) }),
      )
      .execute();
}
