import { expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { posted } from '../meetingPlays/posting.ts';
import { arranged } from '../meetings.ts';
import type { PartnersScene } from '../partners.ts';
import { between } from '../silence.ts';
import { lookAfterMeetings } from '../../src/rooms/meetings/due/lookAfterMeetings.ts';
import { comesIn } from './incoming.ts';

const AMINA = 'amina@cast.example';

/** Time passes until shortly before an hour. Returns the reminders that each person got, in order. */
async function reminders(scene: PartnersScene, also: (raw: string) => Promise<unknown> = async () => {}) {
  const { ctx } = scene;
  await arranged(scene);
  await posted(ctx);
  const got: Record<string, string[]> = {};
  for (const moment of [
    '2027-02-15T12:00:00Z',
    '2027-02-15T12:01:00Z',
    '2027-02-16T11:00:00Z',
    '2027-02-16T11:01:00Z',
  ]) {
    ctx.clock.set(moment);
    await lookAfterMeetings(ctx);
    for (const { to, kind, raw } of await posted(ctx)) {
      (got[to] ??= []).push(kind);
      if (to === AMINA) await also(raw);
    }
  }
  return got;
}

const BOTH = ['meeting-reminder', 'meeting-soon'];

test.each([
  ['a day before', 'meetings', ['meeting-soon']],
  ['an hour before', 'meetings-soon', ['meeting-reminder']],
])(
  'who wants no reminder %s on their own page gets the other one, once, and their partner both',
  (_, stopped, left) =>
    between(async (scene) => {
      const amina = browse(scene.ctx, scene.cast, 'amina');
      const page = (await amina.get('/me')).text;
      const all = [...page.matchAll(/name="wanted"[^>]*value="([\w-]+)"/g)].map(([, value]) => value!);
      expect(all).toEqual(expect.arrayContaining(['meetings', 'meetings-soon']));
      await amina.post('/me/mails', { wanted: all.filter((one) => one !== stopped) });
      expect(await reminders(scene)).toEqual({ [AMINA]: left, 'mei@cast.example': BOTH });
    }),
);

test('the foot of a reminder stops reminders of its own kind alone, by mail as well', () =>
  between(async (scene) => {
    const { ctx } = scene;
    const got = await reminders(scene, async (raw) => {
      const to = /<mailto:(reply\+stop[^?>]+)\?subject=unsubscribe>/.exec(
        raw.replaceAll(/\r\n\s+/g, ''),
      )?.[1];
      // The mail that says that reminders have stopped has nothing more to stop.
      if (to) await comesIn(ctx, { from: AMINA, to, text: '' });
    });
    expect(got[AMINA]!.filter((kind) => kind !== 'unsubscribed')).toEqual(BOTH);
    const stopped = await ctx.db
      .selectFrom('unsubscription')
      .select('category')
      .orderBy('category')
      .execute();
    expect(stopped.map(({ category }) => category)).toEqual(['meetings', 'meetings-soon']);
  }));

test('the subject that older mail programs send names each kind', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const { contact_address: to } = await ctx.db
      .selectFrom('programme')
      .select('contact_address')
      .where('id', '=', cast.programme)
      .executeTakeFirstOrThrow();
    await comesIn(ctx, { from: AMINA, to, subject: 'unsubscribe meetings-soon', text: '', signed: true });
    const stopped = await ctx.db.selectFrom('unsubscription').select('category').execute();
    expect(stopped).toEqual([{ category: 'meetings-soon' }]);
  }));
