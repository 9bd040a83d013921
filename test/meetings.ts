import { answer, comingMeetings, meetingById, propose } from '../src/rooms/meetings/index.ts';
import type { Meeting, Says } from '../src/rooms/meetings/index.ts';
import { leavePartnership } from '../src/rooms/partnerships/index.ts';
import { erasePerson } from '../src/rooms/people/index.ts';
import { stage, stageRound } from './cast.ts';
import type { CastName } from './cast.ts';
import { testContext } from './context.ts';
import { smallDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { stagePartnership } from './partners.ts';
import type { PartnersScene } from './partners.ts';

/** Two evenings of the proposer's, a few days after the partners met. */
export const EVENINGS = [
  { date: '2027-02-16', minute: 20 * 60 },
  { date: '2027-02-17', minute: 20 * 60 },
];

/** Somebody proposes hours, by video unless said otherwise. Returns the meeting. */
export async function proposed(
  { ctx, cast, pair }: PartnersScene,
  who: CastName,
  more: { times?: typeof EVENINGS; repeats?: string; link?: string; means?: string } = {},
): Promise<number> {
  const done = await propose(ctx, {
    programme: cast.programme,
    partnership: pair,
    person: cast.people[who],
    times: EVENINGS,
    minutes: 60,
    means: 'video',
    link: null,
    repeats: 'once',
    ...more,
  });
  if (!done.ok) throw new Error(done.reason);
  return done.meeting;
}

export const meetingNow = async ({ ctx, cast }: PartnersScene, meeting: number): Promise<Meeting> =>
  (await meetingById(ctx, cast.programme, meeting))!;

/** Somebody answers the hour with a number, from 0, or all hours. */
export async function say(
  scene: PartnersScene,
  who: CastName,
  meeting: number,
  says: Says,
  index?: number,
  sequence?: number,
) {
  const { ctx, cast } = scene;
  const { times } = await meetingNow(scene, meeting);
  const time = index === undefined ? undefined : times[index]!.id;
  return answer(ctx, {
    programme: cast.programme,
    person: cast.people[who],
    meeting,
    says,
    time,
    sequence,
  });
}

/** Mei proposes, and Amina accepts the first hour. */
export async function arranged(
  scene: PartnersScene,
  more: Parameters<typeof proposed>[2] = {},
): Promise<number> {
  const meeting = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1), ...more });
  await say(scene, 'amina', meeting, 'yes');
  return meeting;
}

export const coming = ({ ctx, cast, pair }: PartnersScene): Promise<Meeting[]> =>
  comingMeetings(ctx, cast.programme, pair);

/** Ways in which meetings of Amina and Mei become impossible. */
export const PARTINGS: Record<string, (scene: PartnersScene) => Promise<unknown>> = {
  'one leaves': ({ ctx, cast, pair }) =>
    leavePartnership(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.mei },
      person: cast.people.mei,
      partnership: pair,
      reason: '',
      another: true,
    }),
  'they are kept apart': ({ ctx }) =>
    ctx.db.updateTable('partnership').set({ apart_at: ctx.clock.now() }).execute(),
  'one is erased': ({ ctx, cast }) =>
    erasePerson(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.mei },
      person: cast.people.mei,
    }),
};

/** Three partners in a database of their own, since races need transactions of their own. The test has to drop the database. */
export async function threeWhoRace(): Promise<PartnersScene & { database: TestDatabase }> {
  const database = await smallDatabase();
  const ctx = testContext(database.db);
  const cast = await stage(ctx);
  const round = await stageRound(ctx, cast.programme);
  ctx.clock.set('2027-02-12T12:00:00Z');
  const { amina, mei, luca } = cast.people;
  const pair = await stagePartnership(ctx, cast.programme, round.id, [amina, mei, luca]);
  return { ctx, cast, round, pair, database };
}
