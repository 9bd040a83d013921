import { expect, test } from 'vitest';
import { meetingNow, proposed, say } from '../../../../test/meetings.ts';
import { withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import type { CastName } from '../../../../test/cast.ts';
import { away, between, mailsTo } from '../../../../test/silence.ts';
import { move } from '../index.ts';
import { lookAfterMeetings } from './lookAfterMeetings.ts';

const lapsed = async (scene: PartnersScene, who: CastName) =>
  (await mailsTo(scene, who)).filter((mail) => mail.startsWith('meeting-lapsed'));

const at = async ({ ctx }: PartnersScene, moment: string): Promise<void> => {
  ctx.clock.set(moment);
  await lookAfterMeetings(ctx);
  await lookAfterMeetings(ctx);
};

/** The last mail of the kind to somebody, on one line. */
async function lastTo({ ctx, cast }: PartnersScene, who: CastName): Promise<string> {
  const row = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'data'])
    .where('kind', '=', 'meeting-lapsed')
    .where('person_id', '=', cast.people[who])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const of = { programme: cast.programme, person: cast.people[who] };
  return (await ctx.mailer.compose(ctx, { ...of, ...row }))!.text.replaceAll(/\s+/g, ' ');
}

test('when the last of the hours passes without a yes, both are told once that the proposal is closed, and what comes next', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei');
    await at(scene, '2027-02-17T11:59:00Z');
    expect((await meetingNow(scene, meeting)).state).toBe('proposed');
    await at(scene, '2027-02-17T12:00:00Z');
    expect((await meetingNow(scene, meeting)).state).toBe('over');
    expect(await lapsed(scene, 'mei')).toEqual([
      'meeting-lapsed: Passed without a yes: your hours with Amina Diallo',
    ]);
    expect(await lapsed(scene, 'amina')).toEqual([
      'meeting-lapsed: The hours that 陈美 proposed have passed',
    ]);
    expect(await lastTo(scene, 'mei')).toMatch(
      /Tuesday, 16 February.*Wednesday, 17 February.*Propose other hours on your page/,
    );
    expect(await lastTo(scene, 'amina')).toMatch(/nothing is asked of you any more.*propose an hour/);
    await at(scene, '2027-02-20T12:00:00Z');
    expect(await lapsed(scene, 'mei')).toHaveLength(1);
  }));

test('nothing of it is said where an hour stands, was moved, or was refused', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const moved = await proposed(scene, 'mei');
    const times = [{ date: '2027-02-25', minute: 600 }];
    await move(ctx, { programme: cast.programme, person: cast.people.mei, meeting: moved, times });
    const stands = await proposed(scene, 'mei');
    await say(scene, 'amina', stands, 'yes', 1);
    const refused = await proposed(scene, 'mei');
    await say(scene, 'amina', refused, 'no');
    await at(scene, '2027-02-18T12:00:00Z');
    expect(await lapsed(scene, 'mei')).toEqual([]);
    await at(scene, '2027-02-25T12:00:00Z');
    expect(await lapsed(scene, 'mei')).toHaveLength(1);
  }));

test('of three, who said no to all hours and who is away hear nothing of it', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    const meeting = await proposed(scene, 'mei');
    await say(scene, 'luca', meeting, 'no');
    await say(scene, 'amina', meeting, 'maybe');
    await at(scene, '2027-02-17T12:00:00Z');
    expect(await lapsed(scene, 'luca')).toEqual([]);
    expect(await lapsed(scene, 'amina')).toHaveLength(1);
    await proposed(scene, 'mei', { times: [{ date: '2027-02-19', minute: 600 }] });
    await away(scene, 'amina', '2027-03-20');
    await at(scene, '2027-02-19T12:00:00Z');
    expect(await lapsed(scene, 'amina')).toHaveLength(1);
    expect(await lapsed(scene, 'luca')).toHaveLength(1);
  }));

test('of a series the first time passes without a yes: both are told once that the later ones may still be accepted', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei', { repeats: 'weekly' });
    await at(scene, '2027-02-17T12:00:00Z');
    expect((await meetingNow(scene, meeting)).state).toBe('proposed');
    expect(await lapsed(scene, 'mei')).toEqual([
      'meeting-lapsed: No answer yet: your hours with Amina Diallo',
    ]);
    expect(await lapsed(scene, 'amina')).toEqual(['meeting-lapsed: 陈美 still waits for your answer']);
    expect(await lastTo(scene, 'amina')).toMatch(/Tuesday, 23 February/);
    await at(scene, '2027-02-24T13:00:00Z');
    expect(await lapsed(scene, 'amina')).toHaveLength(1);
    const { ends } = await scene.ctx.db
      .selectFrom('round_date')
      .select('due_at as ends')
      .where('kind', '=', 'ends')
      .executeTakeFirstOrThrow();
    await at(scene, new Date(ends.getTime() - 60_000).toISOString());
    expect((await meetingNow(scene, meeting)).state).toBe('over');
    expect((await lapsed(scene, 'mei')).length).toBe(2);
  }));

test('a yes to a series after its first time still counts', () =>
  between(async (scene) => {
    const meeting = await proposed(scene, 'mei', { repeats: 'weekly' });
    await at(scene, '2027-02-18T12:00:00Z');
    expect(await say(scene, 'amina', meeting, 'yes', 0)).toEqual({ ok: true, stands: true });
    expect((await meetingNow(scene, meeting)).wall).toBe('2027-02-23T20:00');
  }));
