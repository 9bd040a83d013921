import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { EVENINGS, arranged, meetingNow, proposed } from '../../../../test/meetings.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { between, mailsTo } from '../../../../test/silence.ts';
import { move } from '../index.ts';
import { keepWallTimes } from './keepWallTimes.ts';

const told = async (scene: PartnersScene, who: 'amina' | 'mei'): Promise<number> =>
  (await mailsTo(scene, who)).filter((mail) => mail.startsWith('meeting-shifted')).length;

/** Pretends that a member's clocks had shown each time an hour earlier by the old rules than by the present ones. */
async function ruleChanges({ ctx, cast }: PartnersScene, who: 'amina' | 'mei'): Promise<void> {
  await sql`
    update meeting_clock set shown = array(
      select split_part(one, ' ', 1) || ' ' || to_char(split_part(one, ' ', 2)::timestamp - interval '1 hour', 'YYYY-MM-DD"T"HH24:MI')
      from unnest(shown) one)
    where person_id = ${cast.people[who]}`.execute(ctx.db);
}

test('a zone’s rule changes after a meeting was made: the proposer’s wall time holds, and whoever’s time moved is told once', () =>
  between(async (scene) => {
    const { ctx } = scene;
    const meeting = await arranged(scene, { repeats: 'weekly' });
    await keepWallTimes(ctx, '2027a');
    const before = await meetingNow(scene, meeting);
    // China puts its clocks on. The stored instant is an hour late, and Amina’s clocks showed it so.
    await ruleChanges(scene, 'amina');
    await sql`update meeting_time set starts_at = starts_at + interval '1 hour'`.execute(ctx.db);
    await keepWallTimes(ctx, '2027a');
    expect(await told(scene, 'amina')).toBe(0);
    await keepWallTimes(ctx, '2027b');
    await keepWallTimes(ctx, '2027b');
    const after = await meetingNow(scene, meeting);
    expect(after).toMatchObject({ wall: before.wall, state: 'stands', sequence: before.sequence + 1 });
    expect(after.times.map(({ at }) => at)).toEqual([new Date('2027-02-16T12:00:00Z')]);
    expect([await told(scene, 'amina'), await told(scene, 'mei')]).toEqual([1, 0]);
  }));

test('a rule that changes nothing about a meeting tells nobody, and a meeting that was moved is noted anew', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const meeting = await arranged(scene);
    await keepWallTimes(ctx, '2027a');
    await keepWallTimes(ctx, '2027b');
    await ruleChanges(scene, 'amina');
    const times = [{ ...EVENINGS[1]!, minute: 19 * 60 }];
    await move(ctx, { programme: cast.programme, person: cast.people.amina, meeting, times });
    await keepWallTimes(ctx, '2027c');
    expect((await meetingNow(scene, meeting)).sequence).toBe(2);
    expect([await told(scene, 'amina'), await told(scene, 'mei')]).toEqual([0, 0]);
  }));

test('the same holds for hours that are proposed only', () =>
  between(async (scene) => {
    const { ctx } = scene;
    const meeting = await proposed(scene, 'mei');
    await keepWallTimes(ctx, '2027a');
    await ruleChanges(scene, 'amina');
    await keepWallTimes(ctx, '2027b');
    expect((await meetingNow(scene, meeting)).sequence).toBe(1);
    expect([await told(scene, 'amina'), await told(scene, 'mei')]).toEqual([1, 0]);
  }));

test('a tick without time notes the hours of one meeting, and the next goes on with another', () =>
  between(async (scene) => {
    const { ctx } = scene;
    await arranged(scene);
    await arranged(scene, { times: [{ date: '2027-02-18', minute: 20 * 60 }] });
    const tick = async (): Promise<number> => {
      await keepWallTimes({ ...ctx, hasTime: () => false }, '2027a');
      const noted = ctx.db.selectFrom('meeting').select('id').where('clocks_as', 'like', '2027a/%');
      return (await noted.execute()).length;
    };
    expect([await tick(), await tick(), await tick()]).toEqual([1, 2, 2]);
  }));
