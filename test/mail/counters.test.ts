import { expect, onTestFinished, test } from 'vitest';
import { threeWhoRace } from '../meetings.ts';
import { move, propose } from '../../src/rooms/meetings/index.ts';
import { answerAt, comesIn } from './incoming.ts';
import { calendarAnswer, calendarComesIn, calendarMail, HOUR, now, proposed } from './meetingScene.ts';
import type { MeetingScene } from './meetingScene.ts';
import { kinds } from './quietPartners.ts';

const counterOf = (scene: { uid: string }, more: Parameters<typeof calendarAnswer>[1]) =>
  calendarAnswer(scene, { method: 'COUNTER', says: 'TENTATIVE', ...more });

const lengths = ({ ctx }: MeetingScene) =>
  ctx.db.selectFrom('meeting').select(['state', 'minutes']).orderBy('id').execute();

test.each([
  ['as long as the program says', '20270217T193000Z', 30],
  ['longer than any that is offered', '20270218T190000Z', 120],
  ['shorter than any that is offered', '20270217T190500Z', 15],
])('another time may be of another length: %s', (_how, end, minutes) =>
  proposed(async (scene) => {
    const calendar = counterOf(scene, { start: '20270217T190000Z' });
    await calendarComesIn(scene, calendar.replace(/DTEND[^\r\n]*/, `DTEND:${end}`));
    expect(await lengths(scene)).toEqual([{ state: 'proposed', minutes }]);
  }),
);

test('a length that is written as one counts alike, and another length at the same hour is a proposal', () =>
  proposed(async (scene) => {
    const calendar = counterOf(scene, { start: '20270216T100000Z' });
    await calendarComesIn(scene, calendar.replace(/DTEND[^\r\n]*/, 'DURATION:PT1H30M'));
    expect(await lengths(scene)).toEqual([{ state: 'proposed', minutes: 90 }]);
    expect(await now(scene)).toMatchObject([{ zone: 'Africa/Dakar', sequence: 1 }]);
  }));

test('of a series, the one time that is moved alone has the length of its own', () =>
  proposed(
    async (scene) => {
      await calendarComesIn(scene, calendarAnswer(scene));
      const calendar = counterOf(scene, {
        start: '20270224T100000Z',
        occurrence: '20270223T100000Z',
        sequence: 1,
      });
      await calendarComesIn(scene, calendar.replace(/DTEND[^\r\n]*/, 'DTEND:20270224T104500Z'));
      expect(await lengths(scene)).toEqual([
        { state: 'stands', minutes: 60 },
        { state: 'proposed', minutes: 45 },
      ]);
    },
    { repeats: 'weekly' },
  ));

const TIMES = 8;

test('of two who propose another time at once, by calendar or page, one wins, and the other learns that it is another', async () => {
  const racing = await threeWhoRace();
  const { ctx, cast, pair } = racing;
  const { programme } = cast;
  const { amina, mei } = cast.people;
  onTestFinished(() => racing.database.drop());
  for (let time = 0; time < TIMES; time += 1) {
    const done = await propose(ctx, { programme, partnership: pair, person: mei, ...HOUR });
    if (!done.ok) throw new Error(done.reason);
    const { meeting } = done;
    const { uid } = await ctx.db
      .selectFrom('meeting')
      .select('uid')
      .where('id', '=', meeting)
      .executeTakeFirstOrThrow();
    const counter = (name: 'amina' | 'luca', start: string) => {
      const calendar = counterOf({ uid }, { start, attendee: `${name}@cast.example`, sequence: 0 });
      const of = { kind: 'meeting', programme, person: cast.people[name], subject: meeting } as const;
      return comesIn(ctx, {
        from: `${name}@cast.example`,
        to: answerAt(ctx, of),
        ...calendarMail(calendar),
      });
    };
    const onPage = () =>
      move(ctx, {
        programme,
        person: mei,
        meeting,
        sequence: 0,
        times: [{ date: '2027-02-20', minute: 600 }],
      });
    await Promise.all([
      counter('amina', '20270217T190000Z'),
      time % 2 === 0 ? counter('luca', '20270218T190000Z') : onPage(),
    ]);
    const found = await ctx.db
      .selectFrom('meeting')
      .selectAll()
      .where('id', '=', meeting)
      .executeTakeFirstOrThrow();
    expect([found.state, found.sequence, found.asked_sequence]).toEqual(['proposed', 1, 1]);
    const times = await ctx.db
      .selectFrom('meeting_time')
      .select('id')
      .where('meeting_id', '=', meeting)
      .execute();
    expect(times).toHaveLength(1);
    const other = found.proposer_id === amina ? 'luca' : 'amina';
    if (found.proposer_id === mei) expect((await kinds(racing, 'amina')).at(-1)).toBe('meeting-trouble');
    else if (time % 2 === 0) expect((await kinds(racing, other)).at(-1)).toBe('meeting-trouble');
    await ctx.db.updateTable('meeting').set({ state: 'cancelled' }).execute();
  }
});
