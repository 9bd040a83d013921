import { expect, test } from 'vitest';
import { arranged, meetingNow, proposed } from '../../../test/meetings.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { between, mailsTo } from '../../../test/silence.ts';
import { changeDates, roundById } from '../programmes/index.ts';
import { cancelWhatCannotBe } from './cancelWhatCannotBe.ts';
import { mails } from '../../../test/mail/quietPartners.ts';
import { occurrences, seriesOf } from './index.ts';
import { lookAfterMeetings } from './due/lookAfterMeetings.ts';

/** Moves the end of the round by so many days, and with it the date on which its data is deleted. */
async function endMoves({ ctx, cast, round: { id } }: PartnersScene, days: number) {
  const { programme } = cast;
  const { dates } = await roundById(ctx, programme, id);
  const moved = (kind: 'ends' | 'purges') => ({
    ...dates[kind],
    wall: Temporal.PlainDateTime.from(dates[kind].wall).add({ days }).toString({ smallestUnit: 'minute' }),
  });
  const done = await changeDates(ctx, {
    programme,
    actor: { kind: 'person', id: cast.people.amina },
    round: id,
    dates: { ...dates, ends: moved('ends'), purges: moved('purges') },
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
}

const told = async (scene: PartnersScene, who: 'amina' | 'mei') =>
  (await mailsTo(scene, who)).filter((mail) => /^meeting-(?:until|cancelled)/.test(mail));

async function timesOf(scene: PartnersScene, meeting: number): Promise<number> {
  const { dates } = await roundById(scene.ctx, scene.cast.programme, scene.round.id);
  return [...occurrences(seriesOf(await meetingNow(scene, meeting))!, dates.ends.dueAt)].length;
}

/** Runs the duties so many minutes later. */
async function after({ ctx }: PartnersScene, minutes: number) {
  ctx.clock.forward(minutes / 60);
  await cancelWhatCannotBe(ctx);
  await cancelWhatCannotBe(ctx);
}

test('a round that ends later takes a series along, once the change stands, and both are told', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly' });
    await after(scene, 0);
    const before = await timesOf(scene, meeting);
    await endMoves(scene, 14);
    await after(scene, 5);
    expect(await told(scene, 'amina')).toEqual([]);
    await after(scene, 6);
    expect(await timesOf(scene, meeting)).toBe(before + 2);
    for (const who of ['amina', 'mei'] as const)
      expect(await told(scene, who)).toEqual([
        expect.stringMatching(/^meeting-until: Until .*: your meetings with/),
      ]);
    expect(await meetingNow(scene, meeting)).toMatchObject({ state: 'stands', sequence: 2 });
  }));

test('a round that ends earlier cuts a series short, and both are told the last time', () =>
  between(async (scene) => {
    const { ctx } = scene;
    const meeting = await arranged(scene, { repeats: 'weekly' });
    const before = await timesOf(scene, meeting);
    await endMoves(scene, -21);
    await after(scene, 11);
    expect(await timesOf(scene, meeting)).toBe(before - 3);
    expect(await told(scene, 'amina')).toHaveLength(1);
    // The series ends with the last of the times.
    const { dates } = await roundById(ctx, scene.cast.programme, scene.round.id);
    for (let look = 0; look < 200 && (await meetingNow(scene, meeting)).state === 'stands'; look++) {
      const { look_at } = await ctx.db.selectFrom('meeting').select('look_at').executeTakeFirstOrThrow();
      ctx.clock.set(look_at!.toISOString());
      await lookAfterMeetings(ctx);
    }
    expect((await meetingNow(scene, meeting)).state).toBe('over');
    expect(ctx.clock.now() < new Date(dates.ends.dueAt.getTime() + 2 * 3_600_000)).toBe(true);
  }));

test('a change of dates that is taken back in time, or that moves no time of theirs, is told to nobody', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly' });
    await endMoves(scene, -21);
    await after(scene, 2);
    await endMoves(scene, 21);
    await after(scene, 30);
    expect(await told(scene, 'amina')).toEqual([]);
    expect((await meetingNow(scene, meeting)).sequence).toBe(1);
  }));

test('a series that would begin after the new end is called off', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const meeting = await arranged(scene, { repeats: 'weekly' });
    const { dates } = await roundById(ctx, cast.programme, scene.round.id);
    const wall = Temporal.PlainDateTime.from(dates.ends.wall).subtract({ days: 10 });
    const late = wall.toString({ smallestUnit: 'minute' });
    await ctx.db.updateTable('meeting').set({ wall: late }).execute();
    await ctx.db
      .updateTable('meeting_time')
      .set({ wall: late, starts_at: new Date(`${late}Z`) })
      .execute();
    await endMoves(scene, -14);
    await after(scene, 11);
    expect((await meetingNow(scene, meeting)).state).toBe('cancelled');
    expect((await told(scene, 'mei')).at(-1)).toMatch(/^meeting-cancelled/);
  }));

const SPRING = { date: '2027-03-20', minute: 20 * 60 };

/** A time so many days before the end of the round, on Mei's clocks. */
async function lateEvening({ ctx, cast, round }: PartnersScene, days: number) {
  const { dates } = await roundById(ctx, cast.programme, round.id);
  return {
    date: Temporal.PlainDateTime.from(dates.ends.wall).subtract({ days }).toPlainDate().toString(),
    minute: 20 * 60,
  };
}

test.each(['once', 'weekly'])(
  'an hour (%s) that is proposed, or stands, after the new end of the round is called off when it moves, and both are told why',
  (repeats) =>
    between(async (scene) => {
      // A time can be proposed at most four months ahead.
      scene.ctx.clock.set('2027-03-15T12:00:00Z');
      const late = await lateEvening(scene, 10);
      const stands = await arranged(scene, { times: [late], repeats });
      const open = await proposed(scene, 'mei', { times: [SPRING, late], repeats });
      const early = await arranged(scene, { times: [SPRING] });
      await endMoves(scene, -14);
      await after(scene, 5);
      expect((await meetingNow(scene, stands)).state).toBe('stands');
      await after(scene, 6);
      for (const meeting of [stands, open])
        expect((await meetingNow(scene, meeting)).state).toBe('cancelled');
      expect(await meetingNow(scene, early)).toMatchObject({ state: 'stands', sequence: 1 });
      for (const who of ['amina', 'mei'] as const) {
        expect(await told(scene, who)).toHaveLength(2);
        const { text } = (await mails(scene, who)).at(-1)!;
        expect(text).toContain('the round now ends on');
      }
    }),
);

test('an hour that took place stays as it was when the round ends before it by a date in the past', () =>
  between(async (scene) => {
    const { ctx } = scene;
    ctx.clock.set('2027-03-15T12:00:00Z');
    const meeting = await arranged(scene, { times: [await lateEvening(scene, 10)] });
    const [time] = (await meetingNow(scene, meeting)).times;
    ctx.clock.set(new Date(time!.at.getTime() + 60_000).toISOString());
    await endMoves(scene, -9);
    await after(scene, 11);
    expect((await meetingNow(scene, meeting)).state).toBe('stands');
  }));
