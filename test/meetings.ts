import { answer, comingMeetings, meetingById, propose } from '../src/rooms/meetings/index.ts';
import type { Meeting, Says } from '../src/rooms/meetings/index.ts';
import type { CastName } from './cast.ts';
import type { PartnersScene } from './partners.ts';

/** Two evenings of the proposer's, a few days after the partners met. */
export const EVENINGS = [
  { date: '2027-02-16', minute: 20 * 60 },
  { date: '2027-02-17', minute: 20 * 60 },
];

/** Somebody proposes hours, by video unless said otherwise; answers the meeting. */
export async function proposed(
  { ctx, cast, pair }: PartnersScene,
  who: CastName,
  more: { times?: typeof EVENINGS; repeats?: string; link?: string } = {},
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

/** Somebody answers the hour with a number, from 0, or all of them. */
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
