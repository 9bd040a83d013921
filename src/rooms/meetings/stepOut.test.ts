import { expect, test } from 'vitest';
import { EVENINGS, meetingNow, proposed, say } from '../../../test/meetings.ts';
import { withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import type { CastName } from '../../../test/cast.ts';
import { mailsTo } from '../../../test/silence.ts';
import { lookAfterMeetings } from './due/lookAfterMeetings.ts';

const told = async (scene: PartnersScene, who: CastName) =>
  (await mailsTo(scene, who)).filter((mail) => mail.startsWith('meeting'));

/** Mei proposes an hour to two others, who both accept it. */
const allThree = (play: (scene: PartnersScene, meeting: number) => Promise<void>) =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    const meeting = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1) });
    await say(scene, 'amina', meeting, 'yes');
    await say(scene, 'luca', meeting, 'yes');
    await play(scene, meeting);
  });

test('of three, who says no to an hour that stands hears that the others keep it, and may come after all', () =>
  allThree(async (scene, meeting) => {
    expect(await say(scene, 'luca', meeting, 'no')).toEqual({ ok: true, stands: true });
    const { sequence } = await meetingNow(scene, meeting);
    expect(sequence).toBe(2);
    expect((await told(scene, 'luca')).at(-1)).toBe(
      'meeting-stands: Amina Diallo and 陈美 meet on Tuesday 16 February, 13:00',
    );
    expect((await told(scene, 'mei')).at(-1)).toBe('meeting-answered: Luca Ferri cannot come');
    expect(await say(scene, 'luca', meeting, 'yes')).toEqual({ ok: true, stands: true });
    expect((await meetingNow(scene, meeting)).sequence).toBe(3);
    expect((await told(scene, 'luca')).at(-1)).toBe(
      'meeting-stands: You and Amina Diallo and 陈美 meet on Tuesday 16 February, 13:00',
    );
  }));

test('of three, whoever proposed it may stay away as well, and the two others still meet', () =>
  allThree(async (scene, meeting) => {
    expect(await say(scene, 'mei', meeting, 'no')).toEqual({ ok: true, stands: true });
    expect((await told(scene, 'amina')).at(-1)).toBe('meeting-answered: 陈美 cannot come');
    expect((await told(scene, 'mei')).at(-1)).toMatch(
      /^meeting-stands: .*Amina Diallo and Luca Ferri meet on/,
    );
    scene.ctx.clock.set('2027-02-16T11:00:00Z');
    await lookAfterMeetings(scene.ctx);
    const reminded = async (who: CastName) =>
      (await told(scene, who)).filter((mail) => mail.includes('In an hour')).length;
    expect([await reminded('amina'), await reminded('luca'), await reminded('mei')]).toEqual([1, 1, 0]);
    expect(await say(scene, 'mei', meeting, 'yes')).toEqual({ ok: true, stands: true });
    expect(await say(scene, 'luca', meeting, 'no')).toEqual({ ok: true, stands: true });
    expect(await say(scene, 'amina', meeting, 'no')).toEqual({ ok: true, stands: false });
    expect((await meetingNow(scene, meeting)).state).toBe('cancelled');
  }));
