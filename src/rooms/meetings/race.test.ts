import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVENINGS, meetingNow, proposed, threeWhoRace } from '../../../test/meetings.ts';
import { answer, cancel, move } from './index.ts';

let scene: Awaited<ReturnType<typeof threeWhoRace>>;
beforeEach(async () => {
  scene = await threeWhoRace();
});
afterEach(() => scene.database.drop());

const TIMES = 12;

const by = (who: 'amina' | 'mei' | 'luca', meeting: number) => ({
  programme: scene.cast.programme,
  person: scene.cast.people[who],
  meeting,
});

test('of two who accept different hours at once, one makes theirs stand, and the other learns that it is another', async () => {
  for (let time = 0; time < TIMES; time += 1) {
    const meeting = await proposed(scene, 'mei');
    const { times } = await meetingNow(scene, meeting);
    const said = await Promise.all(
      (['amina', 'luca'] as const).map((who, index) =>
        answer(scene.ctx, { ...by(who, meeting), says: 'yes', time: times[index]!.id }),
      ),
    );
    expect(said.map((done) => (done.ok ? 'stands' : done.reason)).toSorted()).toEqual(['replaced', 'stands']);
    const now = await meetingNow(scene, meeting);
    expect([now.state, now.sequence, now.times.length]).toEqual(['stands', 1, 1]);
    expect(now.wall).toBe(now.times[0]?.wall);
  }
});

test('while one accepts another moves it or calls it off: both see the same in the end, and whoever came too late is told so', async () => {
  for (let time = 0; time < TIMES; time += 1) {
    const meeting = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1) });
    const before = await meetingNow(scene, meeting);
    const yes = answer(scene.ctx, { ...by('amina', meeting), says: 'yes', sequence: 0 });
    const other =
      time % 2 === 0
        ? move(scene.ctx, { ...by('mei', meeting), times: [{ date: '2027-02-20', minute: 600 }] })
        : cancel(scene.ctx, by('mei', meeting));
    const [accepted, changed] = await Promise.all([yes, other]);
    const now = await meetingNow(scene, meeting);
    expect([changed.ok, now.uid]).toEqual([true, before.uid]);
    expect(now.state).toBe(time % 2 === 0 ? 'proposed' : 'cancelled');
    // The yes came before the change; then the change is the second, or comes too late.
    expect(now.sequence).toBe(accepted.ok ? 2 : 1);
    if (!accepted.ok) expect(['replaced', 'ended']).toContain(accepted.reason);
    expect(now.times.flatMap(({ said }) => said)).toEqual(
      now.state === 'cancelled' && accepted.ok ? [{ person: scene.cast.people.amina, says: 'yes' }] : [],
    );
    await cancel(scene.ctx, by('mei', meeting));
  }
});
