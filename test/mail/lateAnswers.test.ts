import { expect, test } from 'vitest';
import { lookAfterMeetings } from '../../src/rooms/meetings/due/lookAfterMeetings.ts';
import { comesIn } from './incoming.ts';
import { addressOf, calendarAnswer, calendarComesIn, HOUR, now, proposed } from './meetingScene.ts';
import type { MeetingScene } from './meetingScene.ts';
import { kinds } from './quietPartners.ts';

const BEGUN = '2027-02-16T10:10:00Z';

const writes = (scene: MeetingScene, text: string) =>
  comesIn(scene.ctx, { from: 'amina@cast.example', to: addressOf(scene, 'amina'), text });

/** The sentence of the last mail to Amina about trouble. */
async function trouble({ ctx, cast }: MeetingScene): Promise<string> {
  const row = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'data'])
    .where('person_id', '=', cast.people.amina)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(row.kind).toBe('meeting-trouble');
  const mail = await ctx.mailer.compose(ctx, {
    programme: cast.programme,
    person: cast.people.amina,
    ...row,
  });
  return mail!.text.replaceAll(/\s+/g, ' ');
}

const LATE = /has begun or passed already, so nothing has changed/;

const WAYS: Record<string, (scene: MeetingScene) => Promise<unknown>> = {
  'a yes in words': (scene) => writes(scene, 'Yes'),
  'the number of the hour': (scene) => writes(scene, '1'),
  'a calendar that accepts': (scene) => calendarComesIn(scene, calendarAnswer(scene)),
  'a calendar that may come': (scene) => calendarComesIn(scene, calendarAnswer(scene, { says: 'TENTATIVE' })),
};

test.each(Object.keys(WAYS))(
  '%s to an hour that has begun makes nothing stand, and its writer is told',
  (way) =>
    proposed(async (scene) => {
      scene.ctx.clock.set(BEGUN);
      await WAYS[way]!(scene);
      expect(await now(scene)).toMatchObject([{ state: 'proposed', sequence: 0 }]);
      expect(await trouble(scene)).toMatch(LATE);
      expect(await kinds(scene, 'mei')).toEqual([]);
    }),
);

const NOES: Record<string, (scene: MeetingScene) => Promise<unknown>> = {
  'a no in words': (scene) => writes(scene, 'No'),
  'a calendar that declines': (scene) =>
    calendarComesIn(scene, calendarAnswer(scene, { says: 'DECLINED', sequence: 1 })),
  'a calendar with another time': (scene) =>
    calendarComesIn(
      scene,
      calendarAnswer(scene, { method: 'COUNTER', says: 'TENTATIVE', sequence: 1, start: '20270217T190000Z' }),
    ),
};

test.each(Object.keys(NOES))(
  '%s after the hour began leaves what takes place, and its writer is told',
  (way) =>
    proposed(async (scene) => {
      await writes(scene, 'Yes');
      scene.ctx.clock.set(BEGUN);
      await NOES[way]!(scene);
      expect(await now(scene)).toMatchObject([{ state: 'stands', sequence: 1 }]);
      expect(await trouble(scene)).toMatch(LATE);
      expect((await kinds(scene, 'mei')).at(-1)).toBe('meeting-stands');
    }),
);

test('of several hours the ones to come may be accepted by their number, whatever has passed', () =>
  proposed(
    async (scene) => {
      scene.ctx.clock.set(BEGUN);
      await writes(scene, '1');
      expect(await trouble(scene)).toMatch(LATE);
      await writes(scene, '2');
      expect(await now(scene)).toMatchObject([{ state: 'stands', wall: '2027-02-17T18:00' }]);
    },
    { times: [...HOUR.times, { date: '2027-02-17', minute: 18 * 60 }] },
  ));

test('a no in words to a series goes to its next time, also while one goes on', () =>
  proposed(
    async (scene) => {
      await writes(scene, 'Yes');
      scene.ctx.clock.set(BEGUN);
      await lookAfterMeetings(scene.ctx);
      await writes(scene, 'No');
      expect(await now(scene)).toMatchObject([{ state: 'stands', without: ['2027-02-23T18:00'] }]);
    },
    { repeats: 'weekly' },
  ));
