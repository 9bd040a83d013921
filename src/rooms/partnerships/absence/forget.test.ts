import { expect, test } from 'vitest';
import { leave, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, away, between } from '../../../../test/silence.ts';
import { turnsOf } from '../index.ts';
import { forgetAbsences } from './forget.ts';

const kept = async ({ ctx }: PartnersScene): Promise<number> => {
  await forgetAbsences(ctx);
  return (await ctx.db.selectFrom('absence').select('id').execute()).length;
};

/** Amina wrote, and Mei was away for eighteen days. Forty more days have passed since. */
const afterAbsence = (play: (scene: PartnersScene) => Promise<void>) =>
  between(async (scene) => {
    await write(scene, 'amina', 'Hello');
    await away(scene, 'mei', '2027-03-01');
    scene.ctx.clock.forward(58 * DAY);
    await play(scene);
  });

test('days away are left out of a turn for as long as it lasts', () =>
  afterAbsence(async (scene) => {
    const { ctx, cast, pair } = scene;
    const days = async () => (await turnsOf(ctx, cast.programme, pair)).map((turn) => turn.days);
    const before = await days();
    expect(await kept(scene)).toBe(1);
    expect(await days()).toEqual(before);
  }));

test('an absence is forgotten after a month once both have written, or are no partners any more', async () => {
  await afterAbsence(async (scene) => {
    await write(scene, 'mei', 'Hello, too');
    expect(await kept(scene)).toBe(1);
    await write(scene, 'amina', 'Good to hear');
    expect(await kept(scene)).toBe(0);
  });
  await afterAbsence(async (scene) => {
    await leave(scene, 'amina');
    expect(await kept(scene)).toBe(0);
  });
});

test('an absence that is over for less than a month stays', () =>
  afterAbsence(async (scene) => {
    await leave(scene, 'amina');
    scene.ctx.clock.forward(-30 * DAY);
    expect(await kept(scene)).toBe(1);
  }));
