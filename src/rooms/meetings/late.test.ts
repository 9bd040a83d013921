import { expect, test } from 'vitest';
import { EVENINGS, PARTINGS, arranged, coming, meetingNow, proposed, say } from '../../../test/meetings.ts';
import { withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { between, mailsTo } from '../../../test/silence.ts';
import { cancelWhatCannotBe } from './cancelWhatCannotBe.ts';
import { asEvent, cancel, move } from './index.ts';

/** The first of the evenings begins at noon of Dakar, and lasts an hour. */
const BEGUN = '2027-02-16T12:20:00Z';
const TOOK_PLACE = '2027-02-16T13:30:00Z';

const by = ({ cast }: PartnersScene, who: 'amina' | 'mei' | 'luca', meeting: number) => ({
  programme: cast.programme,
  person: cast.people[who],
  meeting,
});

const told = async (scene: PartnersScene, who: 'amina' | 'mei') =>
  (await mailsTo(scene, who)).filter((mail) => mail.startsWith('meeting'));

const LATE = { ok: false, reason: 'began' };

test('a yes to an hour that has begun is refused; one that is still to come may be accepted', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei');
    scene.ctx.clock.set(BEGUN);
    for (const says of ['yes', 'maybe', 'no'] as const)
      expect(await say(scene, 'amina', meeting, says, 0)).toEqual(LATE);
    expect(await meetingNow(scene, meeting)).toMatchObject({ state: 'proposed', sequence: 0 });
    expect(await say(scene, 'amina', meeting, 'yes', 1)).toEqual({ ok: true, stands: true });
  }));

test('where all hours have passed, nothing that is said to them counts', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei');
    scene.ctx.clock.set('2027-02-18T12:00:00Z');
    for (const says of ['yes', 'maybe', 'no'] as const)
      expect(await say(scene, 'amina', meeting, says)).toEqual(LATE);
    expect((await meetingNow(scene, meeting)).state).toBe('proposed');
  }));

test('a series whose first time has passed is accepted for those to come, and begins with the next', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei', { repeats: 'weekly' });
    scene.ctx.clock.set('2027-02-18T12:00:00Z');
    expect(await say(scene, 'amina', meeting, 'yes', 0)).toEqual({ ok: true, stands: true });
    expect(await meetingNow(scene, meeting)).toMatchObject({
      state: 'stands',
      wall: '2027-02-23T20:00',
      times: [{ wall: '2027-02-23T20:00', at: new Date('2027-02-23T12:00:00Z') }],
    });
    expect((await told(scene, 'amina')).at(-1)).toBe(
      'meeting-stands: You and 陈美 meet on Tuesday 23 February, 12:00',
    );
  }));

test.each([
  ['while it goes on', BEGUN],
  ['after it took place', TOOK_PLACE],
])('%s a no, calling it off and moving it change nothing', (_when, at) =>
  between(async (scene) => {
    const meeting = await arranged(scene);
    scene.ctx.clock.set(at);
    const before = await told(scene, 'mei');
    expect(await say(scene, 'amina', meeting, 'no')).toEqual(LATE);
    expect(await say(scene, 'mei', meeting, 'no')).toEqual(LATE);
    expect(await cancel(scene.ctx, by(scene, 'amina', meeting))).toEqual(LATE);
    const times = [{ date: '2027-02-19', minute: 600 }];
    expect(await move(scene.ctx, { ...by(scene, 'amina', meeting), times })).toEqual(LATE);
    expect(await meetingNow(scene, meeting)).toMatchObject({ state: 'stands', sequence: 1 });
    expect(await told(scene, 'mei')).toEqual(before);
  }),
);

test('one time of a series that has begun is neither called off nor moved', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly' });
    scene.ctx.clock.set(BEGUN);
    const first = { ...by(scene, 'amina', meeting), occurrence: '2027-02-16T20:00' };
    expect(await cancel(scene.ctx, first)).toEqual(LATE);
    const times = [{ date: '2027-02-19', minute: 600 }];
    expect(await move(scene.ctx, { ...first, times })).toEqual(LATE);
    expect(await coming(scene)).toMatchObject([{ sequence: 1, without: [] }]);
  }));

test('a series that is called off keeps in calendars what took place', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly' });
    scene.ctx.clock.set('2027-02-25T12:00:00Z');
    const entry = async () =>
      asEvent(await meetingNow(scene, meeting), {
        t: (key) => key,
        names: 'Mei',
        programme: 'Far Shelves',
        page: 'https://mentoring.example/',
        ends: new Date('2027-06-01T00:00:00Z'),
      });
    expect((await entry())?.repeats?.times).toBeGreaterThan(2);
    expect(await say(scene, 'amina', meeting, 'no')).toEqual({ ok: true, stands: false });
    expect(await entry()).toMatchObject({ isCancelled: false, repeats: { days: 7, times: 2 }, sequence: 2 });
  }));

test('a series that is called off before it began goes whole', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly' });
    await cancel(scene.ctx, by(scene, 'amina', meeting));
    const words = {
      t: (key: string) => key,
      names: 'Mei',
      programme: 'Far Shelves',
      page: 'https://x.example/',
    };
    const event = asEvent(await meetingNow(scene, meeting), { ...words, ends: new Date('2027-06-01') });
    expect(event?.isCancelled).toBe(true);
  }));

test.each(Object.keys(PARTINGS))('when %s after an hour began, it is not called off afterwards', (how) =>
  between(async (scene) => {
    const meeting = await arranged(scene);
    scene.ctx.clock.set(TOOK_PLACE);
    await PARTINGS[how]!(scene);
    await cancelWhatCannotBe(scene.ctx);
    expect(await meetingNow(scene, meeting)).toMatchObject({ state: 'stands', sequence: 1 });
    expect((await told(scene, 'amina')).filter((mail) => mail.startsWith('meeting-cancelled'))).toEqual([]);
  }),
);

test('a third who could not come is not counted in once the hour has begun', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const meeting = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1) });
    await say(scene, 'luca', meeting, 'no');
    await say(scene, 'amina', meeting, 'yes');
    scene.ctx.clock.set(TOOK_PLACE);
    expect(await say(scene, 'luca', meeting, 'yes')).toEqual(LATE);
  }));
