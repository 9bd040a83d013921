import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { match } from '#matching';
import { due, letDown, mailsOf } from '../../../../test/again.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { onTheDay } from '../../../../test/publishing.ts';
import { letGo, listAgain, lockProposal, matchAgain, setAgain } from '../index.ts';
import { againDue } from './againDue.ts';

// Nobody is introduced by a run whose proof does not hold, by the timetable or by hand.

const settings = { everyDays: 3, weeksBefore: 3, showsFirst: true };

/** Four people who wait are proposed in two pairs, which a volunteer wants to see first. */
async function proposed(scene: RoundScene) {
  const { ctx, programme, round, actor } = scene;
  await letDown(scene);
  const at = { programme, round: round.id };
  await setAgain(ctx, { ...at, actor, settings });
  await due(scene);
  await againDue(ctx);
  return { at, proposals: await listAgain(ctx, { ...at, viewer: null }) };
}

/** Changes the first price in the proof of the pairs. */
const tamper = ({ ctx }: RoundScene): Promise<unknown> =>
  sql`update match_run set proof = jsonb_set(proof, '{proof,certificate,duals,0}',
    to_jsonb((proof #>> '{proof,certificate,duals,0}')::numeric - 2)) where again`.execute(ctx.db);

const onTheList = async ({ ctx }: RoundScene): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('matter')
      .select('kind')
      .where('closed_at', 'is', null)
      .where('kind', 'in', ['partners-again', 'run-unproven'])
      .execute()
  ).map(({ kind }) => kind);

test('a run among those who wait whose proof does not hold is kept as failed, and stands on the work list', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    await letDown(scene);
    const before = await mailsOf(scene, 'introduction');
    await due(scene);
    const done = await matchAgain(ctx, { programme, round: round.id }, (taken) => {
      const { candidates, policy, seed, locked } = taken;
      const result = match(candidates, policy, { seed, locked });
      const failure = 'a pair is worth more than its prices';
      return Promise.resolve({
        ...result,
        proof: { ...result.proof, verified: false, failure, bound: null },
      });
    });
    expect(done).toEqual({ ok: false, reason: 'unproven' });
    expect(await mailsOf(scene, 'introduction')).toEqual(before);
    expect(await onTheList(scene)).toEqual(['run-unproven']);
    const run = await ctx.db
      .selectFrom('match_run')
      .select(['state', 'error'])
      .where('again', '=', true)
      .execute();
    expect(run).toEqual([{ state: 'failed', error: 'unproven' }]);
  }));

test('proposals that their run does not prove are not let go', () =>
  onTheDay(async (scene) => {
    const { ctx, actor } = scene;
    const { at } = await proposed(scene);
    await tamper(scene);
    const before = await mailsOf(scene, 'introduction');
    expect(await letGo(ctx, { ...at, actor })).toEqual({ ok: false, reason: 'unproven' });
    expect(await mailsOf(scene, 'introduction')).toEqual(before);
    expect(await listAgain(ctx, { ...at, viewer: null })).toHaveLength(2);
  }));

test.each([true, false])(
  'a locked proposal is introduced by the next run when it is proven (%s)',
  (isProven) =>
    onTheDay(async (scene) => {
      const { ctx, programme, actor } = scene;
      const { at, proposals } = await proposed(scene);
      const proposal = proposals[0]!.id;
      await lockProposal(ctx, { programme, actor, proposal });
      await setAgain(ctx, { ...at, actor, settings: { ...settings, showsFirst: false } });
      if (!isProven) await tamper(scene);
      const before = await mailsOf(scene, 'introduction');
      await due(scene);
      await againDue(ctx);
      // Two pairs, or the one pair that nobody locked.
      expect(await mailsOf(scene, 'introduction')).toHaveLength(before.length + (isProven ? 4 : 2));
      const left = await listAgain(ctx, { ...at, viewer: null });
      expect(left.map(({ id }) => id)).toEqual(isProven ? [] : [proposal]);
      expect(await onTheList(scene)).toEqual(isProven ? [] : ['partners-again']);
    }),
);
