import { expect, test } from 'vitest';
import { tick } from '../../jobs/timetable.ts';
import { proposalsOf } from '../../../test/proposalsOf.ts';
import { mailsOf, match, post, publishIt, readersOf, say, standing } from '../../../test/askingAnew.ts';
import { DAY, MINUTE, closeNow, inOpenRound, wait } from '../../../test/movedDates.ts';

test('closing, asking and choosing at once leaves nobody out: each is asked, has three days, and only then counts as silent', () =>
  inOpenRound(async (scene) => {
    const { people } = scene;
    await closeNow(scene);
    await tick(scene.ctx);
    // For ten minutes nothing happens that could not be undone.
    expect(await mailsOf(scene, 'availability-request')).toEqual([]);
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    expect(await proposalsOf(scene.ctx, scene.programme, scene.round.id)).toHaveLength(3);

    wait(scene, 10 * MINUTE);
    await tick(scene.ctx);
    await post(scene);
    const asked = await mailsOf(scene, 'availability-request');
    expect(readersOf(asked)).toEqual(people.map(({ person }) => person));
    expect(asked[0]!.text).toContain('Saturday, 23 January 2027');
    // One heading in the outbox, so that all can be held or dropped together.
    expect(new Set(asked.map(({ occasion }) => occasion)).size).toBe(1);
    await tick(scene.ctx);
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    expect(await proposalsOf(scene.ctx, scene.programme, scene.round.id)).toHaveLength(3);
    expect(await standing(scene, people[0]!)).toBe('asked');

    wait(scene, 2 * DAY);
    for (const one of people.slice(0, 4)) expect(await say(scene, one, true)).toEqual({ ok: true });
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    wait(scene, DAY);
    expect(await standing(scene, people[5]!)).toBe('unanswered');
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: true, partnerships: 2, matched: 4, waiting: 0 });
    const silent = await mailsOf(scene, 'unanswered');
    expect(readersOf(silent)).toEqual(people.slice(4).map(({ person }) => person));
  }));

test('when all have answered, partners are published at once', () =>
  inOpenRound(async (scene) => {
    await closeNow(scene);
    wait(scene, 10 * MINUTE);
    await tick(scene.ctx);
    for (const one of scene.people.slice(0, 4)) await say(scene, one, true);
    for (const one of scene.people.slice(4)) await say(scene, one, false);
    await match(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true, matched: 4 });
  }));

test('a question that is held in the outbox has not begun its time, and one that was dropped was never asked', () =>
  inOpenRound(async (scene) => {
    const { ctx, people } = scene;
    await ctx.db.updateTable('programme').set({ hold_bulk: true }).execute();
    await closeNow(scene);
    wait(scene, 10 * MINUTE);
    await tick(ctx);
    wait(scene, 9 * DAY);
    await tick(ctx);
    await match(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'asking' });
    expect(await standing(scene, people[0]!)).toBe('asked');
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'dropped' })
      .where('kind', '=', 'availability-request')
      .execute();
    await tick(ctx);
    await match(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true, matched: 6 });
    expect(await mailsOf(scene, 'unanswered')).toEqual([]);
  }));
