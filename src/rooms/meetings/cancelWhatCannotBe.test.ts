import { expect, test } from 'vitest';
import { arranged, meetingNow, proposed } from '../../../test/meetings.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { away, between } from '../../../test/silence.ts';
import { cancelWhatCannotBe } from './cancelWhatCannotBe.ts';
import { changeLink } from './index.ts';

const asked = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('meeting_check').select('partnership_id').execute();

test('meetings of whom nothing has changed are not looked at, and what was asked is answered once', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const meeting = await arranged(scene);
    const own = { programme: cast.programme, person: cast.people.amina, meeting };
    await changeLink(ctx, { ...own, link: 'https://meet.example/us' });
    expect(await asked(scene)).toEqual([]);
    await away(scene, 'mei', '2027-02-15');
    expect(await asked(scene)).toEqual([{ partnership_id: pair }]);
    await cancelWhatCannotBe(ctx);
    expect(await asked(scene)).toEqual([]);
    expect((await meetingNow(scene, meeting)).state).toBe('stands');
  }));

test('an hour that is proposed for days on which one is away is called off, as it would be had they gone away since', () =>
  between(async (scene) => {
    await away(scene, 'mei', '2027-02-20');
    await cancelWhatCannotBe(scene.ctx);
    const meeting = await proposed(scene, 'mei');
    await cancelWhatCannotBe(scene.ctx);
    expect((await meetingNow(scene, meeting)).state).toBe('cancelled');
  }));
