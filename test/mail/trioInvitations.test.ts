import { expect, test } from 'vitest';
import type { CastName } from '../cast.ts';
import { calendarProgram } from '../meetingPlays/calendarProgram.ts';
import { posted } from '../meetingPlays/posting.ts';
import { EVENINGS, meetingNow, proposed, say } from '../meetings.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';

const THREE = ['amina', 'mei', 'luca'] as const;
const addressOf = (name: CastName) => `${name}@cast.example`;

/** The calendar programs of three people, which take the mailed invitations. */
function programs({ ctx }: PartnersScene) {
  const all = Object.fromEntries(
    THREE.map((name) => [
      name,
      calendarProgram(addressOf(name), THREE.filter((one) => one !== name).map(addressOf)),
    ]),
  );
  const post = async () => {
    for (const { to, raw } of await posted(ctx)) await all[to.split('@')[0]!]!.take(raw);
  };
  return { post, entry: (name: CastName, uid: string) => all[name]!.entries.get(uid) };
}

const inTrio = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners([...THREE], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    await play(scene);
  });

test.each(['luca', 'mei'] as const)(
  'of three, the hour leaves the calendar of %s who says no to it, stays in those of the others, and comes back with a yes',
  (who) =>
    inTrio(async (scene) => {
      const { post, entry } = programs(scene);
      const meeting = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1), repeats: 'weekly' });
      const { uid } = await meetingNow(scene, meeting);
      await say(scene, 'amina', meeting, 'yes');
      await say(scene, 'luca', meeting, 'yes');
      await post();
      for (const name of THREE) expect(entry(name, uid)).toMatchObject({ status: 'CONFIRMED' });
      await say(scene, who, meeting, 'no');
      await post();
      for (const name of THREE)
        expect(entry(name, uid)!.status).toBe(name === who ? 'CANCELLED' : 'CONFIRMED');
      await say(scene, who, meeting, 'yes');
      await post();
      const { sequence } = await meetingNow(scene, meeting);
      expect(entry(who, uid)).toMatchObject({ status: 'CONFIRMED', says: 'ACCEPTED', sequence });
    }),
);

test('of three, one who said no before it stood has no hour in their calendar, and none comes with a change', () =>
  inTrio(async (scene) => {
    const { post, entry } = programs(scene);
    const meeting = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1) });
    const { uid } = await meetingNow(scene, meeting);
    await post();
    expect(entry('luca', uid)).toMatchObject({ status: 'TENTATIVE' });
    await say(scene, 'luca', meeting, 'no');
    await say(scene, 'amina', meeting, 'yes');
    await post();
    expect(entry('luca', uid)!.status).toBe('CANCELLED');
    expect(entry('amina', uid)!.status).toBe('CONFIRMED');
  }));
