import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { due, letDown, mailsOf } from '../../../../test/again.ts';
import { poolMember, setPolicy } from '../../../../test/pool.ts';
import { onTheDay, states } from '../../../../test/publishing.ts';
import { againDue } from './againDue.ts';
import { againOf, chooseWaiting, lookingOf, matchAgain, setAgain } from '../index.ts';

test('those who lost a partner get another, never the same, and who fits nobody is told why once', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { before, alone } = await letDown(scene);
    const at = { programme, round: round.id };
    expect(await matchAgain(ctx, at)).toEqual({ ok: false, reason: 'not-due' });
    ctx.clock.set((await againOf(ctx, at)).nextAt!.toISOString());
    await againDue(ctx);
    const now = await ctx.db
      .selectFrom('membership')
      .select(['partnership_id', 'person_id'])
      .where('left_at', 'is', null)
      .execute();
    expect(now).toHaveLength(4);
    const couples = (rows: typeof now) =>
      [...Map.groupBy(rows, (row) => row.partnership_id).values()].map((pair) =>
        pair
          .map(({ person_id }) => person_id)
          .sort((a, b) => a - b)
          .join(),
      );
    const old = new Set(couples(before));
    expect(couples(now).filter((pair) => old.has(pair))).toEqual([]);
    expect(await mailsOf(scene, 'introduction')).toHaveLength(8);
    expect((await states(scene))[alone.application]).toBe('waiting');
    // The mail of the publication told the reason already.
    expect(await mailsOf(scene, 'still-waiting')).toEqual([]);
    const late = await poolMember(ctx, round, {
      name: 'Late',
      country: 'GL',
      zone: 'America/Nuuk',
      answers: { languages: [{ code: 'kl', level: 'native' }] },
    });
    await ctx.db
      .updateTable('application')
      .set({ state: 'waiting', state_at: ctx.clock.now(), waiting_reason: 'partnerLeft' })
      .where('id', '=', late.application)
      .execute();
    for (let k = 0; k < 2; k++) {
      await due(scene);
      await againDue(ctx);
    }
    expect(await mailsOf(scene, 'still-waiting')).toEqual([{ person_id: late.person }]);
    expect(await lookingOf(ctx, { programme, person: late.person })).toMatchObject({
      application: late.application,
      unmatched: { reason: 'noCandidate' },
      choice: null,
    });
  }));

test('two who were partners in a round are never matched again in it, also where it lets former partners meet again', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { four, before } = await letDown(scene);
    const policy = defaultPolicy();
    policy.hard.neverAgain.on = false;
    await setPolicy(ctx, round, policy);
    const couple = before.filter(({ partnership_id }) => partnership_id === before[0]!.partnership_id);
    const theirs = new Set(couple.map(({ person_id }) => person_id));
    for (const { application, person } of four.filter((one) => !theirs.has(one.person)))
      await chooseWaiting(ctx, {
        programme,
        actor: { kind: 'person', id: person },
        application,
        choice: 'next',
      });
    await due(scene);
    await againDue(ctx);
    const now = await ctx.db
      .selectFrom('membership')
      .select('person_id')
      .where('left_at', 'is', null)
      .execute();
    expect(now).toEqual([]);
  }));

test('who would rather be looked for in the next round is looked for no more in this one', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { four } = await letDown(scene);
    const [first] = four;
    const actor = { kind: 'person', id: first!.person } as const;
    const choose = (choice: 'wait' | 'next') =>
      chooseWaiting(ctx, { programme, actor, application: first!.application, choice });
    expect(await choose('next')).toEqual({ ok: true });
    await due(scene);
    await againDue(ctx);
    expect((await states(scene))[first!.application]).toBe('waiting');
    expect(await lookingOf(ctx, { programme, person: first!.person })).toMatchObject({ choice: 'next' });
    await choose('wait');
    await due(scene);
    await againDue(ctx);
    expect((await states(scene))[first!.application]).toBe('matched');
  }));

test('the date of the next run that people were told never comes later', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round, actor } = scene;
    await letDown(scene);
    const at = { programme, round: round.id };
    await againDue(ctx);
    const told = (await againOf(ctx, at)).nextAt!;
    await setAgain(ctx, { ...at, actor, settings: { everyDays: 14, weeksBefore: 26, showsFirst: false } });
    expect((await againOf(ctx, at)).nextAt).toEqual(told);
    await setAgain(ctx, { ...at, actor, settings: { everyDays: 1, weeksBefore: 3, showsFirst: false } });
    expect((await againOf(ctx, at)).nextAt!.getTime()).toBeLessThan(told.getTime());
  }));
