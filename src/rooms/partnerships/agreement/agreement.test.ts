import { describe, expect, test } from 'vitest';
import {
  MONTHLY,
  WEEKLY,
  about,
  accept,
  openId,
  propose,
  reopen,
  rhythm,
  agreementStateOf,
} from '../../../../test/agreements.ts';
import { leave, withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, between } from '../../../../test/silence.ts';
import { writeHopes } from '../index.ts';

const three = (play: (scene: PartnersScene) => Promise<void>) => withPartners(['amina', 'mei', 'luca'], play);

describe('an agreement', () => {
  test('is proposed by one and accepted by the other: then it stands, and both are told', () =>
    between(async (scene) => {
      expect(await propose(scene, 'amina', WEEKLY, ' To see another library. ')).toEqual({
        ok: true,
        stands: false,
      });
      expect(await about(scene, 'mei')).toEqual(['agreement-proposed']);
      expect([(await agreementStateOf(scene, 'mei')).standing, await rhythm(scene)]).toEqual([null, 14]);
      expect(await accept(scene, 'mei', undefined, 'To learn')).toEqual({ ok: true, stands: true });
      const { standing, open } = await agreementStateOf(scene, 'amina');
      expect(open).toBeNull();
      expect(standing).toMatchObject({ howOften: 'weekly', means: ['letters', 'video'], language: 'en' });
      expect(standing!.sides.map(({ hopes }) => hopes).toSorted()).toEqual([
        'To learn',
        'To see another library.',
      ]);
      expect(await about(scene, 'amina')).toEqual(['agreement-accepted']);
      expect(await about(scene, 'mei')).toEqual(['agreement-proposed', 'agreement-accepted']);
      expect(await rhythm(scene)).toBe(7);
    }));

  test('accepted twice is accepted once', () =>
    between(async (scene) => {
      await propose(scene, 'amina');
      const id = await openId(scene);
      await accept(scene, 'mei', id);
      expect(await accept(scene, 'mei', id)).toEqual({ ok: true, stands: true });
      expect(await about(scene, 'amina')).toEqual(['agreement-accepted']);
    }));

  test('that is proposed anew takes the place of the proposal before, which nobody can accept any more', () =>
    between(async (scene) => {
      await propose(scene, 'amina');
      const before = await openId(scene);
      await propose(scene, 'mei', MONTHLY);
      expect(await accept(scene, 'mei', before)).toEqual({ ok: false, reason: 'replaced' });
      expect(await about(scene, 'amina')).toEqual(['agreement-proposed']);
      expect(await accept(scene, 'amina')).toEqual({ ok: true, stands: true });
      expect(await rhythm(scene)).toBe(30);
    }));

  test('that both propose alike stands', () =>
    between(async (scene) => {
      await propose(scene, 'amina');
      expect(await propose(scene, 'mei')).toEqual({ ok: true, stands: true });
      expect(await propose(scene, 'mei')).toEqual({ ok: true, stands: true });
      expect(await about(scene, 'mei')).toEqual(['agreement-proposed', 'agreement-accepted']);
    }));

  test('is opened again by anybody, once; it stands until all accept another', () =>
    between(async (scene) => {
      expect(await reopen(scene, 'mei')).toEqual({ ok: false, reason: 'nothing' });
      await propose(scene, 'amina');
      await accept(scene, 'mei');
      await reopen(scene, 'mei');
      await reopen(scene, 'amina');
      expect((await about(scene, 'amina')).at(-1)).toBe('agreement-reopened');
      expect(await about(scene, 'mei')).not.toContain('agreement-reopened');
      expect((await agreementStateOf(scene, 'amina')).standing).not.toBeNull();
      await propose(scene, 'mei', MONTHLY);
      expect(await rhythm(scene)).toBe(7);
      await accept(scene, 'amina');
      expect(await rhythm(scene)).toBe(30);
    }));

  test('that one opened again and proposes as it was stands on by that alone', () =>
    between(async (scene) => {
      await propose(scene, 'amina');
      await accept(scene, 'mei');
      await reopen(scene, 'mei');
      expect(await propose(scene, 'amina')).toEqual({ ok: true, stands: false });
      expect(await propose(scene, 'mei')).toEqual({ ok: true, stands: true });
      const { standing, open } = await agreementStateOf(scene, 'mei');
      expect([open, standing!.sides.map(({ reopenedAt }) => reopenedAt)]).toEqual([null, [null, null]]);
    }));

  test('of three stands when both others have accepted; who leaves does not count', () =>
    three(async (scene) => {
      await propose(scene, 'amina');
      expect(await accept(scene, 'mei')).toEqual({ ok: true, stands: false });
      expect([(await agreementStateOf(scene, 'mei')).standing, await rhythm(scene)]).toEqual([null, 14]);
      await leave(scene, 'luca');
      expect((await agreementStateOf(scene, 'mei')).standing).toMatchObject({ howOften: 'weekly' });
      expect(await rhythm(scene)).toBe(7);
    }));

  test('that one of three replaced does not come to stand when that one leaves', () =>
    three(async (scene) => {
      await propose(scene, 'amina');
      await accept(scene, 'mei');
      await propose(scene, 'luca', MONTHLY);
      await leave(scene, 'luca');
      const { standing, open } = await agreementStateOf(scene, 'mei');
      expect([standing, open?.howOften, await rhythm(scene)]).toEqual([null, 'monthly', 14]);
    }));

  test('keeps what each hopes for from version to version, and each changes their own', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await propose(scene, 'amina', WEEKLY, 'Doors');
      const own = { programme: cast.programme, person: cast.people.mei, partnership: pair };
      expect(await writeHopes(ctx, { ...own, hopes: 'Windows' })).toEqual({ ok: true });
      expect(await writeHopes(ctx, { ...own, hopes: 'x'.repeat(1001) })).toEqual({
        ok: false,
        reason: 'too-long',
      });
      await propose(scene, 'mei', MONTHLY, 'Windows');
      const hopes = (await agreementStateOf(scene, 'mei')).open!.sides.map((side) => side.hopes);
      expect(hopes.toSorted()).toEqual(['Doors', 'Windows']);
    }));

  test('takes only what is offered, of members, while the partnership lasts', () =>
    between(async (scene) => {
      for (const terms of [
        { ...WEEKLY, howOften: 'hourly' },
        { ...WEEKLY, means: ['pigeons'] },
        { ...WEEKLY, language: 'sw' },
      ])
        expect(await propose(scene, 'amina', terms)).toEqual({ ok: false, reason: 'terms' });
      expect(await propose(scene, 'nils')).toEqual({ ok: false, reason: 'unknown' });
      await propose(scene, 'amina');
      const id = await openId(scene);
      expect(await accept(scene, 'nils', id)).toEqual({ ok: false, reason: 'unknown' });
      await leave(scene, 'amina');
      expect(await accept(scene, 'mei', id)).toEqual({ ok: false, reason: 'ended' });
      expect(await propose(scene, 'mei')).toEqual({ ok: false, reason: 'ended' });
      expect(await agreementStateOf(scene, 'mei')).toEqual({ standing: null, open: null });
    }));

  test('is neither seen nor made by two who are kept apart', () =>
    between(async (scene) => {
      const { ctx } = scene;
      await propose(scene, 'amina', WEEKLY, 'Doors');
      const id = await openId(scene);
      await ctx.db.updateTable('partnership').set({ apart_at: ctx.clock.now() }).execute();
      expect(await agreementStateOf(scene, 'mei')).toEqual({ standing: null, open: null });
      const ended = { ok: false, reason: 'ended' };
      expect([await accept(scene, 'mei', id), await propose(scene, 'mei')]).toEqual([ended, ended]);
    }));

  test('that stood is still to be read once the partnership is over', () =>
    between(async (scene) => {
      await propose(scene, 'amina');
      await accept(scene, 'mei');
      await propose(scene, 'amina', MONTHLY);
      scene.ctx.clock.forward(DAY);
      await leave(scene, 'amina');
      expect(await agreementStateOf(scene, 'mei')).toMatchObject({
        standing: { howOften: 'weekly' },
        open: null,
      });
    }));
});
