import { expect, test } from 'vitest';
import { EVENINGS, PARTINGS, arranged, coming, meetingNow, proposed, say } from '../../../test/meetings.ts';
import { withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { away, between, mailsTo } from '../../../test/silence.ts';
import { cancelWhatCannotBe } from './cancelWhatCannotBe.ts';
import { cancel, changeLink, move } from './index.ts';

const by = ({ cast }: PartnersScene, who: 'amina' | 'mei' | 'luca', meeting: number) => ({
  programme: cast.programme,
  person: cast.people[who],
  meeting,
});

const told = async (scene: PartnersScene, who: 'amina' | 'mei' | 'luca') =>
  (await mailsTo(scene, who)).filter((mail) => mail.startsWith('meeting'));

const LATER = [{ date: '2027-02-19', minute: 9 * 60 }];

test('two people: it stands when the other accepts one of the hours; both are told, and the other hours are gone', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei', { link: 'https://meet.example/us' });
    expect(await told(scene, 'amina')).toEqual(['meeting-proposed: 陈美 proposes a meeting']);
    expect(await say(scene, 'amina', meeting, 'yes')).toEqual({ ok: false, reason: 'which' });
    expect(await say(scene, 'mei', meeting, 'yes', 0)).toEqual({ ok: true, stands: false });
    expect(await say(scene, 'amina', meeting, 'yes', 1)).toEqual({ ok: true, stands: true });
    expect(await meetingNow(scene, meeting)).toMatchObject({
      state: 'stands',
      sequence: 1,
      askedSequence: 1,
      wall: '2027-02-17T20:00',
      times: [{ wall: '2027-02-17T20:00', at: new Date('2027-02-17T12:00:00Z') }],
    });
    // In Dakar it is noon.
    expect(await told(scene, 'amina')).toContain(
      'meeting-stands: You and 陈美 meet on Wednesday 17 February, 12:00',
    );
    expect(await told(scene, 'mei')).toEqual([
      'meeting-stands: You and Amina Diallo meet on Wednesday 17 February, 20:00',
    ]);
    const mail = await scene.ctx.db
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'meeting-stands')
      .execute();
    expect(JSON.stringify(mail)).not.toContain('meet.example');
  }));

test('a trio: it stands when two have accepted, and the third knows and may still come or not', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const meeting = await proposed(scene, 'mei');
    expect(await say(scene, 'luca', meeting, 'no')).toEqual({ ok: true, stands: false });
    expect((await told(scene, 'mei'))[0]).toContain('meeting-answered: Luca Ferri cannot come');
    expect(await say(scene, 'amina', meeting, 'yes', 0)).toEqual({ ok: true, stands: true });
    expect(await told(scene, 'luca')).toContain(
      'meeting-stands: Amina Diallo and 陈美 meet on Tuesday 16 February, 13:00',
    );
    // Neither mail says that all three meet.
    expect(await told(scene, 'mei')).toContain(
      'meeting-stands: You and Amina Diallo meet on Tuesday 16 February, 20:00',
    );
    expect(await say(scene, 'luca', meeting, 'yes')).toEqual({ ok: true, stands: true });
    // Two can still meet when one of three cannot.
    expect(await say(scene, 'amina', meeting, 'no')).toEqual({ ok: true, stands: true });
    expect(await say(scene, 'luca', meeting, 'no')).toEqual({ ok: true, stands: false });
    expect((await meetingNow(scene, meeting)).state).toBe('cancelled');
  }));

test('whoever accepts what was proposed before a move is asked again', () =>
  between(async (scene) => {
    const { ctx } = scene;
    const meeting = await proposed(scene, 'mei');
    const before = await meetingNow(scene, meeting);
    expect(await move(ctx, { ...by(scene, 'mei', meeting), times: LATER })).toEqual({ ok: true, meeting });
    const { uid, sequence, askedSequence } = await meetingNow(scene, meeting);
    expect([uid, sequence, askedSequence]).toEqual([before.uid, 1, 1]);
    expect(await say(scene, 'amina', meeting, 'yes', 0, 0)).toEqual({ ok: false, reason: 'replaced' });
    expect(await say(scene, 'amina', meeting, 'yes', 0, 1)).toEqual({ ok: true, stands: true });
  }));

test('either moves it, on their own clocks: what stood stands no more, and the other is asked', () =>
  between(async (scene) => {
    const meeting = await arranged(scene);
    await move(scene.ctx, { ...by(scene, 'amina', meeting), times: LATER });
    expect(await meetingNow(scene, meeting)).toMatchObject({
      state: 'proposed',
      proposer: scene.cast.people.amina,
      zone: 'Africa/Dakar',
      wall: null,
      times: [{ at: new Date('2027-02-19T09:00:00Z') }],
    });
    expect((await told(scene, 'mei')).at(-1)).toBe('meeting-proposed: Amina Diallo proposes another time');
    expect(await say(scene, 'mei', meeting, 'yes')).toEqual({ ok: true, stands: true });
    const refused = await move(scene.ctx, {
      ...by(scene, 'mei', meeting),
      times: [{ date: '2027-02-01', minute: 0 }],
    });
    expect(refused).toEqual({ ok: false, reason: 'past' });
  }));

test('a no of the other declines all hours, and either calls it off: the other is told', () =>
  between(async (scene) => {
    const declined = await proposed(scene, 'mei');
    expect(await say(scene, 'amina', declined, 'no')).toEqual({ ok: true, stands: false });
    expect((await meetingNow(scene, declined)).state).toBe('cancelled');
    expect((await told(scene, 'mei')).at(-1)).toBe(
      'meeting-cancelled: Called off: Tuesday 16 February, 20:00',
    );
    const meeting = await arranged(scene);
    expect(await cancel(scene.ctx, by(scene, 'amina', meeting))).toEqual({ ok: true });
    expect((await told(scene, 'amina')).at(-1)).toContain('meeting-cancelled: Called off');
    expect(await cancel(scene.ctx, by(scene, 'amina', meeting))).toEqual({ ok: false, reason: 'ended' });
    expect(await say(scene, 'amina', meeting, 'yes', 0)).toEqual({ ok: false, reason: 'ended' });
  }));

test('whoever proposed an hour that stands may say that they are not sure, and the other hears it', () =>
  between(async (scene) => {
    const open = await proposed(scene, 'mei');
    expect(await say(scene, 'mei', open, 'maybe')).toEqual({ ok: true, stands: false });
    expect((await meetingNow(scene, open)).state).toBe('proposed');
    const meeting = await arranged(scene);
    expect(await say(scene, 'mei', meeting, 'maybe')).toEqual({ ok: true, stands: true });
    expect((await told(scene, 'amina')).at(-1)).toMatch(/^meeting-answered: .*陈美/);
    expect(await say(scene, 'mei', meeting, 'yes')).toEqual({ ok: true, stands: true });
    expect((await meetingNow(scene, meeting)).times[0]!.said).toHaveLength(2);
  }));

test('one time of a series is called off or moved by itself; the rest stays', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly' });
    const second = '2027-02-23T20:00';
    expect(await cancel(scene.ctx, { ...by(scene, 'mei', meeting), occurrence: second })).toEqual({
      ok: true,
    });
    expect(await cancel(scene.ctx, { ...by(scene, 'mei', meeting), occurrence: second })).toEqual({
      ok: false,
      reason: 'replaced',
    });
    expect((await told(scene, 'amina')).at(-1)).toBe(
      'meeting-cancelled: Called off: Tuesday 23 February, 12:00',
    );
    const moved = await move(scene.ctx, {
      ...by(scene, 'amina', meeting),
      times: [{ date: '2027-03-03', minute: 600 }],
      occurrence: '2027-03-02T20:00',
    });
    expect(moved).toMatchObject({ ok: true });
    const [series, single] = await coming(scene);
    expect(series).toMatchObject({ state: 'stands', sequence: 3, without: [second, '2027-03-02T20:00'] });
    expect(single).toMatchObject({ state: 'proposed', weeks: null, insteadOf: '2027-03-02T12:00:00.000Z' });
    expect(single?.uid).not.toBe(series?.uid);
  }));

test('where it is may be changed by either, and the other hears of it', () =>
  between(async (scene) => {
    const meeting = await arranged(scene);
    await changeLink(scene.ctx, { ...by(scene, 'amina', meeting), link: 'https://meet.example/other' });
    expect((await told(scene, 'mei')).at(-1)).toBe('meeting-changed: Amina Diallo changed where you meet');
    expect(await meetingNow(scene, meeting)).toMatchObject({
      link: 'https://meet.example/other',
      sequence: 2,
    });
    const same = { ...by(scene, 'amina', meeting), link: ' https://meet.example/other ' };
    await changeLink(scene.ctx, same);
    expect((await meetingNow(scene, meeting)).sequence).toBe(2);
  }));

const ENDS: typeof PARTINGS = {
  ...PARTINGS,
  'one is away then': (scene) => away(scene, 'mei', '2027-02-20'),
};

test.each(Object.keys(ENDS))('when %s, what is to come is off, and who was to come is told', (how) =>
  between(async (scene) => {
    const { ctx } = scene;
    const meeting = await arranged(scene, { link: 'https://meet.example/us' });
    await cancelWhatCannotBe(ctx);
    expect((await meetingNow(scene, meeting)).state).toBe('stands');
    await ENDS[how]!(scene);
    await cancelWhatCannotBe(ctx);
    expect(await meetingNow(scene, meeting)).toMatchObject({ state: 'cancelled', sequence: 2 });
    expect((await told(scene, 'amina')).at(-1)).toBe(
      'meeting-cancelled: Called off: Tuesday 16 February, 12:00',
    );
    const [last] = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'meeting-cancelled')
      .where('person_id', '=', scene.cast.people.amina)
      .execute();
    expect(last?.text).not.toContain('陈美');
  }),
);

test('of a series only the times go in which one is away', () =>
  between(async (scene) => {
    const meeting = await arranged(scene, { repeats: 'weekly', times: EVENINGS.slice(0, 1) });
    await away(scene, 'mei', '2027-02-20');
    await cancelWhatCannotBe(scene.ctx);
    await cancelWhatCannotBe(scene.ctx);
    expect(await meetingNow(scene, meeting)).toMatchObject({
      state: 'stands',
      sequence: 2,
      without: ['2027-02-16T20:00'],
    });
  }));

test('where one is away for several times of a series, each of them is told', () =>
  between(async (scene) => {
    await arranged(scene, { repeats: 'weekly', times: EVENINGS.slice(0, 1) });
    await away(scene, 'mei', '2027-02-25');
    await cancelWhatCannotBe(scene.ctx);
    expect((await told(scene, 'amina')).at(-1)).toBe(
      'meeting-cancelled: Called off: Tuesday 16 February, 12:00, and 1 more',
    );
  }));
