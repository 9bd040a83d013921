import { expect, test } from 'vitest';
import { match } from '#matching';
import type { Candidate, MatchResult, Policy, Wish } from '#matching';
import { json } from '../../../db/json.ts';
import { translator } from '../../../i18n/translate.ts';
import { poolOfMany } from '../../../../test/pool.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { programmeById, roundById } from '../../programmes/index.ts';
import { previewPublication, publish, runMatch, runsOf, startRun } from '../index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { keepResult } from './keepResult.ts';
import type { RunInput } from './matchInWorker.ts';
import { runInputOf } from './runInput.ts';

// Nobody gets an unproven result: it makes no proposals, and proposals made from it are not published.

/** A run of six people that has found its result, just before the result is kept. */
async function found(scene: RoundScene) {
  const { ctx, round, programme, actor } = scene;
  await poolOfMany(ctx, round, 6);
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  const { run } = started;
  const row = await ctx.db
    .updateTable('match_run')
    .set({ state: 'running' })
    .where('id', '=', run)
    .returning(['policy', 'seed'])
    .executeTakeFirstOrThrow();
  const input = await runInputOf(ctx, { ...row, programme, round: round.id });
  await ctx.db
    .updateTable('match_run')
    .set({ input: json<unknown>(input) })
    .where('id', '=', run)
    .execute();
  const { candidates, policy, seed, locked } = input;
  const result = match(candidates, policy, { seed, locked });
  return {
    run,
    result,
    keep: (result: MatchResult) => keepResult(ctx, { programme, round: round.id, run, result }),
  };
}

const refused = (result: MatchResult): MatchResult => ({
  ...result,
  proof: { ...result.proof, verified: false, failure: 'a pair is worth more than its prices', bound: null },
});

const matters = ({ ctx }: RoundScene) =>
  ctx.db
    .selectFrom('matter')
    .select(['kind', 'data'])
    .where('closed_at', 'is', null)
    .where('kind', '=', 'run-unproven')
    .execute();

test('a run whose proof does not hold proposes nothing, fails, and stands on the work list until one is proven', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme } = scene;
    const { run, result, keep } = await found(scene);
    expect(await keep(refused(result))).toEqual({ ok: false, reason: 'unproven' });
    expect(await proposalsOf(ctx, programme, round.id)).toEqual([]);
    const [failed] = await runsOf(ctx, programme, round.id);
    expect(failed).toMatchObject({ id: run, state: 'failed', error: 'unproven', totals: null, proof: null });
    expect(await matters(scene)).toEqual([{ kind: 'run-unproven', data: { number: round.number, run } }]);
    const events = await ctx.db.selectFrom('event').select('kind').execute();
    expect(events.map(({ kind }) => kind)).toContain('match-run-refused');

    const again = await startRun(ctx, { programme, round: round.id, actor: scene.actor });
    if (!again.ok) throw new Error(again.reason);
    expect(await runMatch(ctx, { programme, run: again.run })).toEqual({ ok: true });
    expect(await proposalsOf(ctx, programme, round.id)).toHaveLength(3);
    expect(await matters(scene)).toEqual([]);
  }));

test('neither is one kept whose trios are not proven', () =>
  asMatcher(async (scene) => {
    const { result, keep } = await found(scene);
    const trioProof = { ...result.proof, verified: false, failure: 'no', bound: null };
    expect(await keep({ ...result, trioProof })).toEqual({ ok: false, reason: 'unproven' });
  }));

test('what earlier runs proposed stays when a later one is refused', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const one = await found(scene);
    expect(await one.keep(one.result)).toEqual({ ok: true });
    const before = await proposalsOf(ctx, programme, round.id);
    const started = await startRun(ctx, { programme, round: round.id, actor });
    if (!started.ok) throw new Error(started.reason);
    await ctx.db.updateTable('match_run').set({ state: 'running' }).where('id', '=', started.run).execute();
    const kept = await keepResult(ctx, {
      programme,
      round: round.id,
      run: started.run,
      result: refused(one.result),
    });
    expect(kept).toEqual({ ok: false, reason: 'unproven' });
    expect(await proposalsOf(ctx, programme, round.id)).toEqual(before);
  }));

/** Changes to a kept run that somebody, or a fault, may make. */
const MUTANTS: Record<string, (scene: RoundScene, run: number) => Promise<unknown>> = {
  'says itself that its proof failed': async ({ ctx }, run) => {
    const { proof } = await ctx.db
      .selectFrom('match_run')
      .select('proof')
      .where('id', '=', run)
      .executeTakeFirstOrThrow();
    const kept = proof as { proof: object };
    await ctx.db
      .updateTable('match_run')
      .set({ proof: json<unknown>({ ...kept, proof: { ...kept.proof, verified: false } }) })
      .where('id', '=', run)
      .execute();
  },
  'has other pairs than those proven': async ({ ctx, round, programme }, run) => {
    const [one, other] = await proposalsOf(ctx, programme, round.id);
    for (const [proposal, application] of [
      [one!.id, other!.members[0]!.application],
      [other!.id, one!.members[0]!.application],
    ] as const) {
      await ctx.db.deleteFrom('proposal_member').where('application_id', '=', application).execute();
      await ctx.db
        .insertInto('proposal_member')
        .values({
          programme_id: programme,
          proposal_id: proposal,
          round_id: round.id,
          application_id: application,
        })
        .execute();
    }
    expect(run).toBeGreaterThan(0);
  },
  'has prices that prove nothing': async ({ ctx }, run) => {
    const { proof } = await ctx.db
      .selectFrom('match_run')
      .select('proof')
      .where('id', '=', run)
      .executeTakeFirstOrThrow();
    const kept = proof as { proof: { certificate: { duals: number[] } } };
    kept.proof.certificate.duals[0]! -= 2;
    await ctx.db
      .updateTable('match_run')
      .set({ proof: json<unknown>(kept) })
      .where('id', '=', run)
      .execute();
  },
};

test.each(Object.keys(MUTANTS))('nothing is published of a run that %s', (name) =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const { run, result, keep } = await found(scene);
    expect(await keep(result)).toEqual({ ok: true });
    ctx.clock.set('2027-02-08T12:00:00Z');
    const input = { programme, round: round.id, actor };
    const previewed = async () =>
      previewPublication(ctx, {
        programme: await programmeById(ctx, programme),
        round: await roundById(ctx, programme, round.id),
        actor,
      });
    // The earlier check of the page does not count once something has changed.
    expect((await previewed()).refusal).toBeNull();
    await MUTANTS[name]!(scene, run);
    expect(await publish(ctx, input)).toEqual({ ok: false, reason: 'unproven' });
    expect(await ctx.db.selectFrom('partnership').select('id').execute()).toEqual([]);
    expect((await previewed()).refusal).toBe('unproven');
  }),
);

test('a run of an earlier version, which counted a must as one wish, is refused with words that say so, and run once more it is published', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const { run, keep } = await found(scene);
    const { input } = await ctx.db
      .selectFrom('match_run')
      .select('input')
      .where('id', '=', run)
      .executeTakeFirstOrThrow();
    const { candidates, policy, seed, locked } = input as RunInput;
    const mild: Policy = { ...policy, hard: { ...policy.hard, musts: { on: false } } };
    const wishing = (strength: 'wish' | 'must') => {
      const wishes: Wish[] = [
        { about: 'sector', value: 'nobody’s', strength },
        { about: 'zone', value: 26, strength: 'wish' },
      ];
      return candidates.map((one): Candidate => Object.assign({}, one, { wishes }));
    };
    const kept = { candidates: wishing('must'), policy: mild, seed, locked };
    await ctx.db
      .updateTable('match_run')
      .set({ input: json<unknown>(kept) })
      .where('id', '=', run)
      .execute();
    expect(await keep(match(wishing('wish'), mild, { seed, locked }))).toEqual({ ok: true });
    ctx.clock.set('2027-02-08T12:00:00Z');
    const publication = { programme, round: round.id, actor };
    expect(await publish(ctx, publication)).toEqual({ ok: false, reason: 'unproven' });
    expect(translator('en').t('matching.refused.unproven')).toMatch(/updated.*Run the matching once more/);

    const again = await startRun(ctx, { programme, round: round.id, actor });
    if (!again.ok) throw new Error(again.reason);
    expect(await runMatch(ctx, { programme, run: again.run })).toEqual({ ok: true });
    expect(await publish(ctx, publication)).toMatchObject({ ok: true, matched: 6 });
  }));

test('a run is published also when what it read has gone with somebody who left for good', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const { run, result, keep } = await found(scene);
    expect(await keep(result)).toEqual({ ok: true });
    ctx.clock.set('2027-02-08T12:00:00Z');
    const { proof } = result;
    await ctx.db
      .updateTable('match_run')
      .set({
        input: null,
        proof: json<unknown>({ proof: { ...proof, certificate: undefined }, trioProof: null }),
      })
      .where('id', '=', run)
      .execute();
    expect(await publish(ctx, { programme, round: round.id, actor })).toMatchObject({ ok: true, matched: 6 });
  }));
