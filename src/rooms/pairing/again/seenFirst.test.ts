import { expect, test } from 'vitest';
import { due, letDown, mailsOf } from '../../../../test/again.ts';
import { onTheDay } from '../../../../test/publishing.ts';
import { declareAbsence } from '../../partnerships/index.ts';
import { againDue } from './againDue.ts';
import { chooseWaiting, letGo, listAgain, lockProposal, setAgain } from '../index.ts';

test('a volunteer who wants to see them first lets the true ones go; the others drop out with the reason', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round, actor } = scene;
    await letDown(scene);
    const at = { programme, round: round.id };
    const onTheList = () =>
      ctx.db
        .selectFrom('matter')
        .select('kind')
        .where('closed_at', 'is', null)
        .where('kind', '=', 'partners-again')
        .execute();
    const settings = { everyDays: 3, weeksBefore: 3, showsFirst: true };
    expect(await setAgain(ctx, { ...at, actor, settings: { ...settings, everyDays: 0 } })).toEqual({
      ok: false,
      reason: 'limits',
    });
    await setAgain(ctx, { ...at, actor, settings });
    await due(scene);
    await againDue(ctx);
    const proposed = await listAgain(ctx, { ...at, viewer: null });
    expect(proposed.map(({ untrue }) => untrue)).toEqual([null, null]);
    expect(await mailsOf(scene, 'introduction')).toHaveLength(4);
    expect(await onTheList()).toHaveLength(1);
    expect(await lockProposal(ctx, { programme, actor, proposal: proposed[0]!.id })).toEqual({ ok: true });
    // Another run keeps the locked proposals and makes the others anew.
    await due(scene);
    await againDue(ctx);
    const again = await listAgain(ctx, { ...at, viewer: null });
    expect(again.map(({ locked }) => locked)).toEqual([true, false]);
    expect(again[0]!.id).toBe(proposed[0]!.id);
    await chooseWaiting(ctx, {
      programme,
      actor,
      application: again[1]!.members[0]!.application,
      choice: 'wait',
    });
    await declareAbsence(ctx, { programme, person: again[1]!.members[0]!.person, until: '2027-04-20' });
    expect((await listAgain(ctx, { ...at, viewer: null })).map(({ untrue }) => untrue)).toEqual([
      null,
      'left',
    ]);
    expect(await letGo(ctx, { ...at, actor })).toEqual({ ok: true, introduced: 1, dropped: 1 });
    expect(await letGo(ctx, { ...at, actor })).toEqual({ ok: false, reason: 'nothing' });
    expect(await mailsOf(scene, 'introduction')).toHaveLength(6);
    const log = await ctx.db
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('kind', 'in', ['proposal-dropped', 'matched-again'])
      .orderBy('id')
      .execute();
    expect(log).toMatchObject([{ data: { reason: 'left' } }, { data: { partnerships: 1 } }]);
    expect(await onTheList()).toEqual([]);
  }));
