import { expect, test } from 'vitest';
import { WEEKLY, accept, propose } from '../../../../test/agreements.ts';
import { arranged, meetingNow, proposed } from '../../../../test/meetings.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { between, mailsTo } from '../../../../test/silence.ts';
import { lookAfter, reportContact } from '../../partnerships/index.ts';
import { cancel } from '../index.ts';
import { lookAfterMeetings } from './lookAfterMeetings.ts';

const kinds = async (scene: PartnersScene, who: 'amina' | 'mei') =>
  (await mailsTo(scene, who))
    .map((mail) => mail.split(':').slice(0, 2).join(':'))
    .filter((mail) => /reminder|soon|contact/.test(mail));

const at = async ({ ctx }: PartnersScene, moment: string): Promise<void> => {
  ctx.clock.set(moment);
  await lookAfterMeetings(ctx);
  await lookAfterMeetings(ctx);
};

test('each who comes is reminded once a day and once an hour before, and asked an hour after its end whether they talked', () =>
  between(async (scene) => {
    const meeting = await arranged(scene);
    await at(scene, '2027-02-15T11:59:00Z');
    expect(await kinds(scene, 'amina')).toEqual([]);
    await at(scene, '2027-02-15T12:00:00Z');
    expect(await kinds(scene, 'amina')).toEqual(['meeting-reminder: Tomorrow']);
    await at(scene, '2027-02-16T11:00:00Z');
    expect(await kinds(scene, 'mei')).toEqual(['meeting-reminder: Tomorrow', 'meeting-soon: In an hour']);
    await at(scene, '2027-02-16T13:59:00Z');
    expect((await meetingNow(scene, meeting)).state).toBe('stands');
    await at(scene, '2027-02-16T14:00:00Z');
    expect((await kinds(scene, 'mei')).at(-1)).toMatch(/^contact-question/);
    expect((await meetingNow(scene, meeting)).state).toBe('over');
  }));

test('after it nobody is asked again in that time, whatever they answered', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await arranged(scene);
    await at(scene, '2027-02-16T14:00:00Z');
    const person = cast.people.mei;
    await reportContact(ctx, { programme: cast.programme, person, partnership: pair, answer: 'not-yet' });
    const questions = async () =>
      (await kinds(scene, 'amina')).filter((mail) => mail.startsWith('contact-question')).length;
    expect(await questions()).toBe(1);
    ctx.clock.set('2027-02-27T12:00:00Z');
    await lookAfter(ctx);
    expect(await questions()).toBe(1);
  }));

test('none is reminded after it was called off, and a proposal that nobody accepted in time is over', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const meeting = await arranged(scene);
    const open = await proposed(scene, 'amina');
    await cancel(ctx, { programme: cast.programme, person: cast.people.mei, meeting });
    await at(scene, '2027-02-16T11:30:00Z');
    expect(await kinds(scene, 'amina')).toEqual([]);
    await at(scene, '2027-02-17T21:00:00Z');
    expect((await meetingNow(scene, open)).state).toBe('over');
  }));

test('a series is reminded of and asked after time by time, and says when a change of clocks moved it', () =>
  between(async (scene) => {
    const { ctx } = scene;
    await ctx.db
      .updateTable('person')
      .set({ zone: 'Europe/Rome' })
      .where('id', '=', scene.cast.people.amina)
      .execute();
    await arranged(scene, { repeats: 'weekly' });
    await at(scene, '2027-03-20T12:00:00Z');
    await at(scene, '2027-03-22T12:00:00Z');
    const mail = async () => {
      const row = await ctx.db
        .selectFrom('outbox')
        .select(['kind', 'data'])
        .where('kind', '=', 'meeting-reminder')
        .where('person_id', '=', scene.cast.people.amina)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const of = { programme: scene.cast.programme, person: scene.cast.people.amina };
      return (await ctx.mailer.compose(ctx, { ...of, ...row }))!.text;
    };
    expect(await mail()).not.toContain('Clocks have changed');
    await at(scene, '2027-03-28T12:00:00Z');
    await at(scene, '2027-03-29T12:00:00Z');
    // The clocks of Rome are an hour ahead since Sunday: a meeting that was at 13:00 is now at 14:00.
    expect(await mail()).toMatch(/Clocks have changed since last time. Then it was at 13:00/);
  }));

test('where the program stood still over one time of a series, the next is reminded of all the same', () =>
  between(async (scene) => {
    await arranged(scene, { repeats: 'weekly' });
    await at(scene, '2027-02-22T12:30:00Z');
    for (const who of ['amina', 'mei'] as const)
      expect((await kinds(scene, who)).toSorted()).toEqual([
        expect.stringMatching(/^contact-question/),
        'meeting-reminder: Tomorrow',
      ]);
    await at(scene, '2027-02-23T11:00:00Z');
    expect((await kinds(scene, 'mei')).at(-1)).toBe('meeting-soon: In an hour');
  }));

test('a change of clocks is said in the first reminder after it, though the time in between was off', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const person = cast.people.amina;
    await ctx.db.updateTable('person').set({ zone: 'Europe/Rome' }).where('id', '=', person).execute();
    const meeting = await arranged(scene, { repeats: 'weekly' });
    await cancel(ctx, { programme: cast.programme, person, meeting, occurrence: '2027-03-30T20:00' });
    const data = { partnership: scene.pair, meeting, sequence: 2, occurrence: '2027-04-06T20:00' };
    ctx.clock.set('2027-04-05T12:00:00Z');
    const mail = await ctx.mailer.compose(ctx, {
      programme: cast.programme,
      person,
      kind: 'meeting-reminder',
      data,
    });
    expect(mail!.text).toMatch(/Then it was at 13:00/);
  }));

test('where they agreed on “as it comes” they are asked after an hour that they arranged, and not else', () =>
  between(async (scene) => {
    const { ctx } = scene;
    await propose(scene, 'amina', { ...WEEKLY, howOften: 'flexible' });
    await accept(scene, 'mei');
    await arranged(scene);
    await at(scene, '2027-02-16T14:00:00Z');
    const [asked] = await ctx.db
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'contact-question')
      .execute();
    const of = { programme: scene.cast.programme, person: asked!.person_id! };
    const mail = await ctx.mailer.compose(ctx, { ...of, kind: 'contact-question', data: asked!.data });
    expect(mail?.text).toMatch(/had arranged to meet: Tuesday/);
    ctx.clock.set('2027-03-12T12:00:00Z');
    await lookAfter(ctx);
    const questions = (await kinds(scene, 'mei')).filter((mail) => mail.startsWith('contact-question'));
    expect(questions.length).toBe(1);
  }));

test('of two hours of one time both are reminded of at once, and asked after once', () =>
  between(async (scene) => {
    const { ctx } = scene;
    await arranged(scene);
    await arranged(scene, { times: [{ date: '2027-02-16', minute: 21 * 60 }] });
    ctx.clock.set('2027-02-15T14:00:00Z');
    await lookAfterMeetings({ ...ctx, hasTime: () => false });
    expect(await kinds(scene, 'amina')).toEqual(['meeting-reminder: Tomorrow', 'meeting-reminder: Tomorrow']);
    await at(scene, '2027-02-16T20:00:00Z');
    for (const who of ['amina', 'mei'] as const)
      expect((await kinds(scene, who)).slice(2)).toEqual([expect.stringMatching(/^contact-question/)]);
  }));
