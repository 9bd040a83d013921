import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { poolOfMany } from '../../../../test/pool.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import {
  lockProposal,
  pairByHand,
  partProposal,
  setPolicy,
  undoPairingEvent,
  unlockProposal,
} from '../index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { groups, matchOnce } from '../../../../test/matchOnce.ts';

test('what is locked stays through a run, and the rest is made anew', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const people = await poolOfMany(ctx, round, 6);
    const odd = [people[0]!.application, people[5]!.application];
    const made = await pairByHand(ctx, { programme, round: round.id, actor, applications: odd });
    expect(made).toMatchObject({ ok: true, broken: [] });
    await matchOnce(scene);
    const after = await groups(scene);
    expect(after).toHaveLength(3);
    expect(after).toContainEqual(odd);
  }));

test('two who were parted by hand are not proposed to each other again, until somebody pairs them by hand', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const [a, b] = await poolOfMany(ctx, round, 2);
    await matchOnce(scene);
    const [proposal] = await proposalsOf(ctx, programme, round.id);
    expect(await partProposal(ctx, { programme, actor, proposal: proposal!.id })).toEqual({ ok: true });
    expect(await partProposal(ctx, { programme, actor, proposal: proposal!.id })).toEqual({
      ok: false,
      reason: 'gone',
    });
    await matchOnce(scene);
    expect(await groups(scene)).toEqual([]);
    const applications = [a!.application, b!.application];
    expect(await pairByHand(ctx, { programme, round: round.id, actor, applications })).toMatchObject({
      ok: true,
    });
    await matchOnce(scene);
    expect(await groups(scene)).toEqual([applications]);
  }));

test('somebody in a proposal is paired by hand only after leaving it', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const people = await poolOfMany(ctx, round, 4);
    await matchOnce(scene);
    const before = await groups(scene);
    const applications = people
      .map(({ application }) => application)
      .filter((id) => id === before[0]![0] || id === before[1]![0]);
    const input = { programme, round: round.id, actor, applications };
    expect(await pairByHand(ctx, input)).toEqual({ ok: false, reason: 'taken' });
    expect(await pairByHand(ctx, { ...input, leave: true })).toMatchObject({ ok: true });
    expect(await groups(scene)).toEqual([applications]);
  }));

test('people of one country are paired by hand only by somebody who means it', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const people = await poolOfMany(ctx, round, 7);
    const applications = [people[0]!.application, people[6]!.application];
    const input = { programme, round: round.id, actor, applications };
    expect(await pairByHand(ctx, input)).toEqual({ ok: false, reason: 'confirm', broken: ['otherCountry'] });
    expect(await pairByHand(ctx, { ...input, confirmed: true })).toMatchObject({ broken: ['otherCountry'] });
  }));

test('pairing, parting, locking and the rules can be undone once', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const people = await poolOfMany(ctx, round, 2);
    const applications = people.map(({ application }) => application);
    const undo = async (kind: string) => {
      const { id } = await ctx.db
        .selectFrom('event')
        .select('id')
        .where('kind', '=', kind)
        .where('undoes', 'is', null)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return undoPairingEvent(ctx, { programme, actor, event: id });
    };
    const made = await pairByHand(ctx, { programme, round: round.id, actor, applications });
    if (!made.ok) throw new Error(made.reason);
    await unlockProposal(ctx, { programme, actor, proposal: made.proposal });
    expect(await undo('pair-unlocked')).toEqual({ ok: true });
    expect((await proposalsOf(ctx, programme, round.id))[0]?.locked).toBe(true);
    await partProposal(ctx, { programme, actor, proposal: made.proposal });
    expect(await undo('pair-parted')).toMatchObject({ ok: true });
    expect(await groups(scene)).toEqual([applications]);
    expect(await undo('pair-parted')).toEqual({ ok: false, reason: 'changed-since' });
    expect(await ctx.db.selectFrom('parting').selectAll().execute()).toEqual([]);

    const policy = defaultPolicy();
    policy.trios = 'forbid';
    expect(await setPolicy(ctx, { programme, round: round.id, actor, policy })).toEqual({ ok: true });
    expect(await undo('policy-changed')).toEqual({ ok: true });
    const row = await ctx.db.selectFrom('round').select('policy').executeTakeFirstOrThrow();
    expect(row.policy).toEqual(defaultPolicy());
    const [proposal] = await proposalsOf(ctx, programme, round.id);
    await unlockProposal(ctx, { programme, actor, proposal: proposal!.id });
    await lockProposal(ctx, { programme, actor, proposal: proposal!.id });
    expect(await undo('pair-locked')).toEqual({ ok: true });
  }));

test('rules that no policy may have are refused, each at its place', () =>
  asMatcher(async ({ ctx, round, programme, actor }) => {
    const policy = defaultPolicy();
    policy.hard.ruledOut.on = false;
    policy.hard.zoneDifference.maxHours = 40;
    const refused = await setPolicy(ctx, { programme, round: round.id, actor, policy });
    expect(refused).toMatchObject({ ok: false, reason: 'policy' });
    if (refused.ok || refused.reason !== 'policy') throw new Error('not refused');
    expect(refused.errors.map(({ path }) => path).sort()).toEqual([
      'hard.ruledOut.on',
      'hard.zoneDifference.maxHours',
    ]);
  }));
