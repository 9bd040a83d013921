import { expect, test } from 'vitest';
import { cancel, move } from '../../src/rooms/meetings/index.ts';
import { lookAfterMeetings } from '../../src/rooms/meetings/due/lookAfterMeetings.ts';
import { comesIn } from './incoming.ts';
import { addressOf, HOUR, now, proposed } from './meetingScene.ts';
import type { MeetingScene } from './meetingScene.ts';
import { kinds, letters } from './quietPartners.ts';

/** The Message-ID of the last mail of a kind to Amina. The mail gets one here, as when it leaves. */
async function lastOf({ ctx, cast }: MeetingScene, kind: string): Promise<string> {
  const { id } = await ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('person_id', '=', cast.people.amina)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const message_id = `<mail-${id}@shelves.example>`;
  await ctx.db.updateTable('outbox').set({ message_id }).where('id', '=', id).execute();
  return message_id;
}

/** Amina answers a mail. Her program also names the mails before it, or names only the thread. */
const answers = (
  scene: MeetingScene,
  text: string,
  to: { mail: string; before?: string[]; isNamed?: boolean },
) =>
  comesIn(scene.ctx, {
    from: 'amina@cast.example',
    to: addressOf(scene, 'amina'),
    text,
    headers: [
      ...(to.isNamed === false ? [] : [`In-Reply-To: ${to.mail}`]),
      `References: ${[...(to.before ?? []), to.mail].join(' ')}`,
    ],
  });

const moves = ({ ctx, cast, meeting }: MeetingScene) =>
  move(ctx, {
    programme: cast.programme,
    person: cast.people.mei,
    meeting,
    times: [{ date: '2027-02-18', minute: 20 * 60 }],
  });

test.each(['Yes', 'No', '1', '2'])(
  '%s to a mail of before other hours were proposed does nothing, and its writer is asked',
  (word) =>
    proposed(
      async (scene) => {
        const first = await lastOf(scene, 'meeting-proposed');
        await moves(scene);
        const second = await lastOf(scene, 'meeting-proposed');
        for (const isNamed of [true, false]) {
          await answers(scene, word, { mail: first, isNamed });
          expect(await now(scene)).toMatchObject([{ state: 'proposed', sequence: 1 }]);
          expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
        }
        expect(await letters(scene)).toEqual([]);
        // Their question is about the present hour, as is the mail that proposed it.
        const asked = await lastOf(scene, 'meeting-trouble');
        const state = word === 'No' ? 'cancelled' : 'stands';
        if (word === 'Yes') await answers(scene, 'Yes', { mail: second, before: [first] });
        else await answers(scene, word === '2' ? '1' : word, { mail: asked, before: [first] });
        expect(await now(scene)).toMatchObject([{ state, sequence: 2 }]);
      },
      { times: [...HOUR.times, { date: '2027-02-17', minute: 19 * 60 }] },
    ),
);

test('a no to the reminder of one time of a series is to that one, also once it is past', () =>
  proposed(
    async (scene) => {
      const { ctx } = scene;
      await answers(scene, 'Yes', { mail: await lastOf(scene, 'meeting-proposed') });
      ctx.clock.set('2027-02-15T12:00:00Z');
      await lookAfterMeetings(ctx);
      const reminder = await lastOf(scene, 'meeting-reminder');
      ctx.clock.set('2027-02-17T12:00:00Z');
      await answers(scene, 'No', { mail: reminder });
      expect(await now(scene)).toMatchObject([{ state: 'stands', without: [] }]);
      expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
      for (const due of ['2027-02-17T12:00:00Z', '2027-02-22T12:00:00Z']) {
        ctx.clock.set(due);
        await lookAfterMeetings(ctx);
      }
      const next = await lastOf(scene, 'meeting-reminder');
      await answers(scene, 'No', { mail: next });
      expect(await now(scene)).toMatchObject([{ state: 'stands', without: ['2027-02-23T18:00'] }]);
      await answers(scene, 'No', { mail: await lastOf(scene, 'meeting-cancelled') });
      expect(await now(scene)).toMatchObject([{ without: ['2027-02-23T18:00'] }]);
      expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
    },
    { repeats: 'weekly' },
  ));

test('a yes to the proposal of a meeting that is off by now is no letter: its writer is told', () =>
  proposed(async (scene) => {
    const { ctx, cast, meeting } = scene;
    const mail = await lastOf(scene, 'meeting-proposed');
    await answers(scene, 'Yes', { mail });
    await cancel(ctx, { programme: cast.programme, person: cast.people.mei, meeting });
    await answers(scene, 'Yes', { mail });
    expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
    expect(await letters(scene)).toEqual([]);
    // An answer to the mail that the meeting is off goes to the partner.
    await answers(scene, 'Yes', { mail: await lastOf(scene, 'meeting-cancelled') });
    expect(await letters(scene)).toHaveLength(1);
  }));
