import type { MatchResult } from '#matching';
import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { forgetMatching } from '../forget.ts';
import { eligibleOf } from '../pool/eligible.ts';
import { failRun } from './failRun.ts';
import { lockMatching } from '../lockMatching.ts';
import type { LockedRound } from '../lockMatching.ts';
import { isProven } from './proven.ts';
import { groupsProposed } from '../proposals/queries.ts';
import { deleteProposals, insertProposals } from '../proposals/writeProposals.ts';
import type { NewProposal } from '../proposals/writeProposals.ts';
import { forgetUnmatched, writeUnmatched } from '../proposals/unmatched.ts';

/**
 * Makes a run's result the round's proposals, all or nothing. Locked proposals stay, including those a volunteer made during the run.
 * Groups with somebody who is no longer eligible are left out. When the proof does not hold, nothing is kept and the run has failed.
 */
export async function keepResult(
  ctx: Ctx,
  input: { programme: number; round: number; run: number; result: MatchResult },
): Promise<{ ok: true } | { ok: false; reason: 'published' | 'cancelled' | 'unproven' }> {
  const { programme, round, run, result } = input;
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockMatching(ctx, programme, round);
    if (locked.published) return { ok: false, reason: 'published' };
    if (!isProven(result)) return refuse(ctx, { programme, run, round: locked });
    if (!(await finish(ctx, input))) return { ok: false, reason: 'cancelled' };

    const eligible = await eligibleOf(ctx, { programme, round, state: 'confirmed' });
    const applications = new Map(eligible.map(({ person, application }) => [person, application]));
    const standing = await groupsProposed(ctx, input);
    const { stays = [], goes = [] } = Object.groupBy(standing, ({ locked, people }) =>
      locked && people.every((person) => applications.has(person)) ? 'stays' : 'goes',
    );
    await deleteProposals(
      ctx,
      programme,
      goes.map(({ id }) => id),
    );
    const taken = new Set(stays.flatMap(({ people }) => people));
    const alternatives = new Map(result.insight?.alternatives.map((one) => [Number(one.id), one]));
    const proposals = result.groups.flatMap((group): NewProposal[] => {
      const people = group.members.map(Number);
      if (group.locked || people.some((person) => taken.has(person) || !applications.has(person))) return [];
      return [
        {
          weight: group.weight,
          reasons: group.reasons,
          alternatives: result.insight ? people.flatMap((person) => alternatives.get(person) ?? []) : null,
          applications: people.map((person) => applications.get(person)!),
        },
      ];
    });
    await insertProposals(ctx, { programme, round, run, proposals });
    await keepUnmatched(ctx, { ...input, applications });
    await forgetErased(ctx, input);
    await record(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'match-run-done',
      subject: ['match_run', run],
      round,
      data: { totals: result.totals },
    });
    await closeMatter(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'run-unproven',
      subject: ['round', round],
    });
    return { ok: true };
  });
}

/** Marks the run as failed, and says so in the log and on the work list. Earlier proposals stay. */
async function refuse(
  ctx: Ctx,
  { programme, run, round }: { programme: number; run: number; round: LockedRound },
): Promise<{ ok: false; reason: 'unproven' | 'cancelled' }> {
  if (!(await failRun(ctx, { programme, run, error: 'unproven' }))) return { ok: false, reason: 'cancelled' };
  ctx.log.error({ programme, run }, 'the proof of a match run does not hold');
  await record(ctx, {
    programme,
    actor: { kind: 'timetable' },
    kind: 'match-run-refused',
    subject: ['match_run', run],
    round: round.id,
  });
  await openMatter(ctx, {
    programme,
    kind: 'run-unproven',
    subject: ['round', round.id],
    round: round.id,
    urgency: 2,
    data: { number: round.number, run },
  });
  return { ok: false, reason: 'unproven' };
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

/** Deletes what the result says of people who were erased during the run. */
async function forgetErased(ctx: Ctx, { programme, run }: { programme: number; run: number }): Promise<void> {
  const gone = await ctx.db
    .selectFrom('application')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .innerJoin('match_run as run', (join) =>
      join
        .onRef('run.programme_id', '=', 'application.programme_id')
        .onRef('run.round_id', '=', 'application.round_id'),
    )
    .select('person.id')
    .where('run.programme_id', '=', programme)
    .where('run.id', '=', run)
    .whereRef('person.erased_at', '>=', 'run.started_at')
    .execute();
  for (const { id } of gone) await forgetMatching(ctx, { programme, person: id });
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
  await forgetUnmatched(ctx, input);
  await writeUnmatched(
    ctx,
    input,
    input.result.unmatched.flatMap((reasons) => {
      const application = input.applications.get(Number(reasons.id));
      return application === undefined ? [] : [{ application, reasons }];
    }),
  );
}
