import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { coming } from '../../../test/meetings.ts';
import { mailsTo } from '../../../test/silence.ts';
import { withPartners } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { lookAfterMeetings } from '../../rooms/meetings/due/lookAfterMeetings.ts';
import { leaveMeetings, leavePastMeeting, pairOf } from './leaveMeetings.ts';

test('whoever looks around a demo finds a meeting that waits for them, one agreed, a series, and one past with its question', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair, round } = scene;
    await ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    const found = (await pairOf(ctx, round, 'luca@cast.example'))!;
    expect(found).toMatchObject({ partnership: pair, members: [{ person: cast.people.luca }, {}] });
    expect(await pairOf(ctx, round, 'olga@cast.example')).toBeNull();
    const now = new Date('2027-02-13T18:00:00Z');
    await leavePastMeeting(ctx, found, new Date('2027-02-13T15:00:00Z'));
    ctx.clock.set(now.toISOString());
    await lookAfterMeetings(ctx);
    expect((await mailsTo(scene, 'luca')).at(-1)).toBe('contact-question: Have you and 陈美 talked?');
    await leaveMeetings(ctx, found);
    expect(
      (await coming(scene)).map(({ state, weeks, proposer, times }) => [
        state,
        weeks,
        proposer,
        times.length,
      ]),
    ).toEqual([
      ['stands', null, cast.people.luca, 1],
      ['stands', 1, cast.people.mei, 1],
      ['proposed', null, cast.people.mei, 2],
    ]);
    const page = withoutMarkup((await browse(ctx, cast, 'luca').get(`/partnership/${pair}?lang=en`)).text);
    for (const words of ['This stands:', 'Every week until the round ends', 'proposes:', 'This suits me'])
      expect(page).toContain(words);
  }));
