import { expect, test } from 'vitest';
import { due, letDown } from '../../../test/again.ts';
import { write } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { onTheDay } from '../../../test/publishing.ts';
import { DAY, away, between } from '../../../test/silence.ts';
import { againDue } from '../../rooms/pairing/again/againDue.ts';
import { lookAfter } from '../../rooms/partnerships/index.ts';
import { countWaits, waitsOf } from './waits.ts';
import type { Wait } from './waits.ts';

test('who waits for a partner longer than promised without a reason is counted, and with one apart', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    await letDown(scene);
    const now = () => waitsOf(ctx, { programme, round: round.id });
    expect(await now()).toHaveLength(5);
    // The one who fits nobody has waited since partners met, and was told then.
    expect(countWaits([await now()])).toEqual({ waited: 5, byReason: 1, untold: 0 });
    await due(scene);
    ctx.clock.forward(26 * DAY);
    expect(countWaits([await now()])).toMatchObject({ untold: 4 });
    await againDue(ctx);
    expect(await now()).toEqual([{ key: expect.stringContaining('partner '), isLong: true, isTold: true }]);
    expect(countWaits([await now()])).toEqual({ waited: 1, byReason: 1, untold: 0 });
  }));

const days = async (scene: PartnersScene, count: number, looks: boolean): Promise<Wait[]> => {
  for (let day = 0; day < count; day += 1) {
    scene.ctx.clock.forward(DAY);
    if (looks) await lookAfter(scene.ctx);
  }
  return waitsOf(scene.ctx, { programme: scene.cast.programme, round: scene.round.id });
};

test('who waits for an answer longer than promised is told what comes, or counted', () =>
  between(async (scene) => {
    await write(scene, 'amina', 'Hello');
    expect(await days(scene, 6, false)).toEqual([]);
    const [wait] = await days(scene, 2, false);
    expect(wait).toMatchObject({ isLong: false, isTold: false });
    expect(await days(scene, 18, false)).toEqual([{ key: wait!.key, isLong: true, isTold: false }]);
    await lookAfter(scene.ctx);
    expect(await days(scene, 20, true)).toEqual([{ key: wait!.key, isLong: true, isTold: true }]);
    await write(scene, 'mei', 'Hello');
    expect(await days(scene, 1, false)).toEqual([]);
  }));

test('days on which a partner is away are no waiting', () =>
  between(async (scene) => {
    await write(scene, 'amina', 'Hello');
    await away(scene, 'mei', '2027-03-20');
    expect(await days(scene, 30, false)).toEqual([]);
  }));

const wait = (key: number, isLong = false, isTold = true): Wait => ({
  key: `partner ${key}`,
  isLong,
  isTold,
});

test('a time of waiting is counted once', () => {
  const first = Array.from({ length: 40 }, (_, key) => wait(key));
  const waits = countWaits([
    first,
    [wait(0, true), wait(1, true), wait(2, true), wait(3, true, false)],
    [wait(3, true)],
  ]);
  expect(waits).toEqual({ waited: 40, byReason: 3, untold: 1 });
});
