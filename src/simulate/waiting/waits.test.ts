import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { due, letDown, tellAway } from '../../../test/again.ts';
import { write } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { onTheDay } from '../../../test/publishing.ts';
import { DAY, away, between } from '../../../test/silence.ts';
import { json } from '../../db/json.ts';
import { againDue } from '../../rooms/pairing/again/againDue.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { leavePartnership, lookAfter } from '../../rooms/partnerships/index.ts';
import { againOf, chooseWaiting } from '../../rooms/pairing/index.ts';
import { datesMissed } from './datesMissed.ts';
import { namedDatesMissed } from './namedDates.ts';
import { beyondShare, countWaits, waitsOf } from './waits.ts';
import type { Wait } from './waits.ts';

const allLeave = ({ db }: Ctx) =>
  sql`update outbox set state = 'sent', sent_at = queued_at where state = 'waiting'`.execute(db);

test('who waits for a partner longer than promised without a reason is counted, and with one apart', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    await letDown(scene);
    const now = () => waitsOf(ctx, { programme, round: round.id });
    expect(await now()).toHaveLength(5);
    // The one whom nobody fits has waited since partners met, and counts as told once the mail has left.
    expect(countWaits([await now()])).toEqual({ waited: 5, byReason: 0, untold: 1 });
    await allLeave(ctx);
    expect(countWaits([await now()])).toEqual({ waited: 5, byReason: 1, untold: 0 });
    await due(scene);
    ctx.clock.forward(26 * DAY);
    expect(countWaits([await now()])).toMatchObject({ untold: 4 });
    await againDue(ctx);
    await allLeave(ctx);
    expect(await now()).toEqual([{ key: expect.stringContaining('partner '), isLong: true, isTold: true }]);
    expect(countWaits([await now()])).toEqual({ waited: 1, byReason: 1, untold: 0 });
  }));

test('days on which somebody without a partner is away by their application are no waiting', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { alone } = await letDown(scene);
    const long = async () =>
      (await waitsOf(ctx, { programme, round: round.id })).some(({ isLong }) => isLong);
    expect(await long()).toBe(true);
    await tellAway(scene, alone.application, { from: '2027-01-30', until: '2027-03-20' });
    expect(await long()).toBe(false);
    const said = {
      until_day: '2027-02-02',
      back_at: ctx.clock.now(),
      ended_at: new Date('2027-01-31T09:00:00Z'),
    };
    await ctx.db
      .insertInto('absence')
      .values({
        programme_id: programme,
        person_id: alone.person,
        said_at: new Date('2027-01-31T08:00:00Z'),
        ...said,
      })
      .execute();
    expect(await long()).toBe(true);
  }));

test('who was told when the programme looks again, and it did not, is counted', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    await letDown(scene);
    await due(scene);
    const now = () => datesMissed(ctx, { programme, round: round.id });
    expect(await now()).toBe(0);
    ctx.clock.forward(2 * DAY);
    expect(await now()).toBe(5);
    await againDue(ctx);
    expect(await now()).toBe(0);
  }));

test('a date that was named to somebody who would rather wait, and passed without a look, is counted', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { alone } = await letDown(scene);
    const at = (await againOf(ctx, { programme, round: round.id })).nextAt!;
    const saidAt = ctx.clock.now();
    const missed = () =>
      namedDatesMissed(ctx, { programme, round: round.id }, [{ application: alone.application, saidAt, at }]);
    expect(await missed()).toBe(0);
    ctx.clock.set(new Date(at.getTime() + 2 * DAY * 3_600_000).toISOString());
    expect(await missed()).toBe(1);
    await againDue(ctx);
    expect(await missed()).toBe(0);
  }));

const days = async (scene: PartnersScene, count: number, looks: boolean): Promise<Wait[]> => {
  for (let day = 0; day < count; day += 1) {
    scene.ctx.clock.forward(DAY);
    if (looks) await lookAfter(scene.ctx);
  }
  return waitsOf(scene.ctx, { programme: scene.cast.programme, round: scene.round.id });
};

test('who chooses to wait again is told the date of the next look', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    const { alone } = await letDown(scene);
    const wait = {
      programme,
      actor: { kind: 'person', id: alone.person } as const,
      application: alone.application,
    };
    const now = async () => {
      const all = await waitsOf(ctx, { programme, round: round.id });
      return all.filter(({ isLong }) => isLong);
    };
    await ctx.db.updateTable('round_again').set({ last_at: ctx.clock.now() }).execute();
    ctx.clock.forward(DAY / 24);
    expect(await now()).toMatchObject([{ isTold: false }]);
    await chooseWaiting(ctx, { ...wait, choice: 'next' });
    await chooseWaiting(ctx, { ...wait, choice: 'wait' });
    expect(await now()).toMatchObject([{ isTold: true }]);
    await ctx.db
      .updateTable('round_again')
      .set({ last_at: new Date(ctx.clock.now().getTime() + 1) })
      .execute();
    expect(await now()).toMatchObject([{ isTold: false }]);
    // They were away at the last look, but were told of the next one, too.
    const today = ctx.clock.now().toISOString().slice(0, 10);
    ctx.clock.forward(2 * DAY);
    await ctx.db.updateTable('round_again').set({ next_at: ctx.clock.now() }).execute();
    expect(await now()).toMatchObject([{ isTold: false }]);
    await tellAway(scene, alone.application, { from: today, until: today });
    expect(await now()).toMatchObject([{ isTold: true }]);
  }));

test('who waits for an answer longer than promised is told what comes, or counted', () =>
  between(async (scene) => {
    await write(scene, 'amina', 'Hello');
    expect(await days(scene, 6, false)).toEqual([]);
    const [wait] = await days(scene, 2, false);
    expect(wait).toMatchObject({ isLong: false, isTold: false });
    expect(await days(scene, 18, false)).toEqual([{ key: wait!.key, isLong: true, isTold: false }]);
    await lookAfter(scene.ctx);
    expect(await days(scene, 1, true)).toMatchObject([{ isTold: false }]);
    for (let day = 0; day < 20; day += 1) {
      await days(scene, 1, true);
      await allLeave(scene.ctx);
    }
    expect(await days(scene, 1, true)).toEqual([{ key: wait!.key, isLong: true, isTold: true }]);
    await write(scene, 'mei', 'Hello');
    expect(await days(scene, 1, false)).toEqual([]);
  }));

test('days on which a partner is away are no waiting, and those on which somebody else is, are', () =>
  between(async (scene) => {
    await write(scene, 'amina', 'Hello');
    await away(scene, 'tomas', '2027-03-20');
    expect(await days(scene, 8, false)).toHaveLength(1);
    await away(scene, 'mei', '2027-03-20');
    expect(await days(scene, 30, false)).toMatchObject([{ isLong: false }]);
  }));

test('days on which a concern kept two apart are no waiting', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'amina', 'Hello');
    await days(scene, 4, false);
    const raised = ctx.clock.now();
    await days(scene, 10, false);
    const { rows } = await sql<{ id: number }>`
      insert into concern (programme_id, partnership_id, person_id, body, raised_at, handled_at)
      values (${cast.programme}, ${pair}, ${cast.people.mei}, '', ${raised}, ${ctx.clock.now()}) returning id`.execute(
      ctx.db,
    );
    expect(await days(scene, 11, false)).toMatchObject([{ isLong: true }]);
    await sql`
      insert into outbox (programme_id, person_id, address, kind, occasion, locale, data, subject, text, html, many, private, queued_at, due_at, message_id, state)
      values (${cast.programme}, ${cast.people.amina}, '', 'concern-decided', '', 'en',
        ${json({ concern: rows[0]!.id, lifted: true })}, '', '', '', false, false, ${new Date(raised.getTime() + 10 * DAY * 3_600_000)}, ${raised}, 'decided', 'sent')`.execute(
      ctx.db,
    );
    expect(await days(scene, 1, false)).toMatchObject([{ isLong: false }]);
    expect(await days(scene, 9, false)).toMatchObject([{ isLong: true }]);
  }));

test('who waits for an answer in vain and then for another partner waits once, since the letter', () =>
  between(async (scene) => {
    const { ctx, cast, pair: partnership } = scene;
    await write(scene, 'amina', 'Hello');
    const [wait] = await days(scene, 20, true);
    const { programme } = cast;
    const person = cast.people.amina;
    const asks = { programme, person, partnership, reason: '', another: true };
    await leavePartnership(ctx, { ...asks, actor: { kind: 'person', id: person } });
    const after = await days(scene, 5, false);
    expect(after).toContainEqual(expect.objectContaining({ key: wait!.key, isLong: true }));
    // The one who was left wrote nothing, and waits from now on.
    expect(after).toHaveLength(2);
    expect(after).toContainEqual(
      expect.objectContaining({ key: expect.stringContaining('partner '), isLong: false }),
    );
  }));

test('of many times of waiting more than five in a hundred with a reason alone are too many; of few nothing follows', () => {
  expect(beyondShare({ waited: 1600, byReason: 80, untold: 0 })).toBe(0);
  expect(beyondShare({ waited: 1600, byReason: 84, untold: 0 })).toBe(4);
  expect(beyondShare({ waited: 40, byReason: 20, untold: 0 })).toBe(0);
});

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
