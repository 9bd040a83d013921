import { expect, test } from 'vitest';
import { callsOf, comes, of, pass, told } from '../../../test/calls/inCall.ts';
import type { CastName } from '../../../test/cast.ts';
import { leave as leavePartners, withPartners } from '../../../test/partners.ts';
import { raiseConcern, reportContact } from '../partnerships/index.ts';
import { endLostCalls } from './endLost.ts';
import { chooseWay, enter, hear, leave, signal } from './index.ts';
import { LONGEST_SIGNAL } from './rules.ts';

test('who comes in is told to the others, what browsers say reaches the one it is for, and all of it is gone after minutes', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const { ctx } = scene;
    const [amina, mei, luca] = [
      await comes(scene, 'amina'),
      await comes(scene, 'mei'),
      await comes(scene, 'luca'),
    ];
    expect((await told(scene, amina)).map(({ k, seat }) => [k, seat])).toEqual([
      ['came', mei],
      ['came', luca],
    ]);
    const says = (who: CastName, seat: number, to: number, said = 'v=0') =>
      signal(ctx, { ...of(scene, who), seat, to, said });
    expect(await says('amina', amina, mei)).toEqual({ ok: true });
    expect((await told(scene, mei)).at(-1)).toMatchObject({ k: 'said', seat: amina, said: 'v=0' });
    expect((await told(scene, luca)).map(({ k }) => k)).toEqual([]);
    // Not by another person's window, not to nobody, and not of any length.
    expect(await says('luca', amina, mei)).toEqual({ ok: false, reason: 'gone' });
    expect(await says('amina', amina, 0)).toEqual({ ok: false, reason: 'gone' });
    expect(await says('amina', amina, mei, 'v'.repeat(LONGEST_SIGNAL + 1))).toMatchObject({
      reason: 'too-long',
    });
    // A window that comes back gets its place again; another window of the same person takes the place.
    expect(await comes(scene, 'amina')).toBe(amina);
    const other = await comes(scene, 'amina', 'another-window-of-hers');
    expect(other).not.toBe(amina);
    expect((await told(scene, amina)).at(-1)).toEqual({ k: 'elsewhere' });
    await pass(scene, 6, [mei, luca, other]);
    expect(await ctx.db.selectFrom('call_signal').select('number').execute()).toEqual([]);
  }));

test('a call that two heard each other in is contact, and its length is told to those who were in it; a try is none', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    const talk = async (minutes: number): Promise<void> => {
      const [amina, mei] = [await comes(scene, 'amina'), await comes(scene, 'mei')];
      await hear(ctx, { ...of(scene, 'amina'), seat: amina });
      await hear(ctx, { ...of(scene, 'mei'), seat: mei });
      await pass(scene, minutes, [amina, mei]);
      await leave(ctx, { ...of(scene, 'mei'), seat: mei });
      await leave(ctx, { ...of(scene, 'amina'), seat: amina });
    };
    const alone = { ...of(scene, 'amina'), seat: await comes(scene, 'amina') };
    expect(await hear(ctx, alone)).toEqual({ ok: false });
    await pass(scene, 2, [alone.seat]);
    await leave(ctx, alone);
    await talk(0);
    expect((await callsOf(scene, 'mei'))?.told).toEqual([]);
    await talk(21);
    for (const who of ['amina', 'mei'] as const) {
      const calls = await callsOf(scene, who);
      expect(calls?.calls?.past.map(({ seconds }) => seconds)).toEqual([21 * 60]);
      expect(calls?.told).toMatchObject([{ isNoted: true }]);
      expect(calls?.turns.map(({ owes }) => owes)).toEqual([null, null]);
    }
    const events = await ctx.db
      .selectFrom('event')
      .select('kind')
      .where('kind', '=', 'contact-reported')
      .execute();
    expect(events).toEqual([]);
    // Their own word stands before it.
    await reportContact(ctx, { ...of(scene, 'mei'), answer: 'talked' });
    expect((await callsOf(scene, 'amina'))?.told).toMatchObject([
      { isNoted: false, talked: [scene.cast.people.mei] },
    ]);
  }));

test('a window that nobody sees for a minute is gone, and a call without any is over at the moment when it was seen last', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    const [amina, mei] = [await comes(scene, 'amina'), await comes(scene, 'mei')];
    await hear(ctx, { ...of(scene, 'amina'), seat: amina });
    await pass(scene, 5, [amina, mei]);
    expect((await callsOf(scene, 'mei'))?.calls?.waiting?.people).toEqual([scene.cast.people.amina]);
    await pass(scene, 3, [mei]);
    expect((await told(scene, mei)).at(-1)).toMatchObject({ k: 'went', seat: amina, lost: true });
    expect((await callsOf(scene, 'mei'))?.calls?.waiting).toBeNull();
    await pass(scene, 3, []);
    const { ended_at, talked_seconds } = await ctx.db
      .selectFrom('call')
      .select(['ended_at', 'talked_seconds'])
      .executeTakeFirstOrThrow();
    expect(ended_at).not.toBeNull();
    expect(talked_seconds).toBe(5 * 60);
  }));

test.each(['leaves', 'says that something is wrong', 'is kept apart'])(
  'a call ends at once when one of the two %s, and nobody comes in after that who may not',
  (how) =>
    withPartners(['amina', 'mei'], async (scene) => {
      const { ctx } = scene;
      const [amina, mei] = [await comes(scene, 'amina'), await comes(scene, 'mei')];
      const concern = { ...of(scene, 'amina'), body: 'Help' };
      if (how === 'leaves') await leavePartners(scene, 'amina');
      else await raiseConcern(ctx, { ...concern, exit: 'stay', apart: how === 'is kept apart' });
      expect((await told(scene, amina)).some(({ k }) => k === 'over')).toBe(true);
      expect((await told(scene, mei)).map(({ k }) => k)).toContain(how.startsWith('says') ? 'went' : 'over');
      if (how.startsWith('says')) {
        const comesBack = (key: string) => enter(ctx, { ...of(scene, 'amina'), key, hasRelay: true });
        expect(await comesBack('window-of-amina')).toEqual({ ok: false, reason: 'ended' });
        const back = await comesBack('another-window-of-hers');
        if (!back.ok) throw new Error(back.reason);
        // The same words again, while nobody has read the first ones yet.
        await raiseConcern(ctx, { ...concern, exit: 'stay' });
        expect((await told(scene, back.seat)).map(({ k }) => k)).toEqual(['over']);
        return;
      }
      await endLostCalls(ctx);
      const [call] = await ctx.db.selectFrom('call').select('ended_at').execute();
      expect(call?.ended_at).not.toBeNull();
      for (const who of ['amina', 'mei'] as const)
        expect(await enter(ctx, { ...of(scene, who), key: 'once-more-please', hasRelay: true })).toEqual({
          ok: false,
          reason: 'ended',
        });
    }),
);

test('a talk ends when one of two says that something is wrong, however long the other waits after that', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    const [amina, mei] = [await comes(scene, 'amina'), await comes(scene, 'mei')];
    await hear(ctx, { ...of(scene, 'amina'), seat: amina });
    await pass(scene, 5, [amina, mei]);
    await raiseConcern(ctx, { ...of(scene, 'amina'), body: 'Help', exit: 'stay' });
    await pass(scene, 15, [mei]);
    // She comes back by another window, for two more minutes.
    const back = await comes(scene, 'amina', 'another-window-of-hers');
    await hear(ctx, { ...of(scene, 'amina'), seat: back });
    await pass(scene, 2, [back, mei]);
    await leave(ctx, { ...of(scene, 'amina'), seat: back });
    await pass(scene, 3, [mei]);
    await leave(ctx, { ...of(scene, 'mei'), seat: mei });
    const calls = await ctx.db.selectFrom('call').select('talked_seconds').execute();
    expect(calls).toEqual([{ talked_seconds: 7 * 60 }]);
  }));

test('nobody comes in by the key of a window of somebody else', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    await comes(scene, 'amina', 'a-window-of-hers');
    await expect(comes(scene, 'mei', 'a-window-of-hers')).rejects.toThrow('unknown');
    expect(await comes(scene, 'mei', 'a-window-of-mei')).toBeGreaterThan(0);
  }));

test('nobody but partners comes in, and without a relay nobody who did not say that browsers may connect directly', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx } = scene;
    const comesIn = (who: CastName, hasRelay: boolean) =>
      enter(ctx, { ...of(scene, who), key: `a-window-of-${who}`, hasRelay });
    for (const who of ['luca', 'tomas', 'olga', 'ines'] as const)
      expect(await comesIn(who, true)).toEqual({ ok: false, reason: 'unknown' });
    expect(await comesIn('amina', false)).toEqual({ ok: false, reason: 'not-direct' });
    await chooseWay(ctx, { ...of(scene, 'amina'), isDirect: true });
    expect(await comesIn('amina', false)).toMatchObject({ ok: true, isDirect: false });
    await chooseWay(ctx, { ...of(scene, 'mei'), isDirect: true });
    expect(await comesIn('mei', true)).toMatchObject({ ok: true, isDirect: true });
  }));
