import { expect } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { lookAfterMeetings } from '../../src/rooms/meetings/due/lookAfterMeetings.ts';
import { meetingById, occurrences, propose, seriesOf } from '../../src/rooms/meetings/index.ts';
import type { Meeting } from '../../src/rooms/meetings/index.ts';
import type { TestCtx } from '../context.ts';
import { actOf } from './acts.ts';
import type { Member } from './acts.ts';
import { calendarProgram } from './calendarProgram.ts';
import { posted } from './posting.ts';

const START = '2027-02-12T12:00:00Z';
/** Later than the last hour that anybody proposes. */
const UNTIL = new Date('2027-02-24T00:00:00Z');

export interface Pair {
  ctx: TestCtx;
  programme: number;
  partnership: number;
  /** When their round ends. */
  ends: Date;
  members: readonly { name: string; person: number; address: string }[];
}

/**
 * Plays a meeting from its proposal to its end. Its partners propose, accept, move, decline and call off, on the page, by mail and in their
 * calendars; with `atOnce` two act at once. Checks what is promised of meetings. Returns how the meeting ended.
 */
export async function playMeeting(pair: Pair, seed: number, atOnce: boolean): Promise<string> {
  const { ctx, programme } = pair;
  const random = seeded(seed);
  ctx.clock.set(START);
  const addresses = pair.members.map(({ address }) => address);
  const members: Member[] = pair.members.map((one) => ({
    ...one,
    program: calendarProgram(
      one.address,
      addresses.filter((other) => other !== one.address),
    ),
  }));
  await proposeOne(pair, random);
  const uids = new Map<number, string>();
  for (let step = random.int(3, 9); step > 0; step--) {
    const all = await allOf(pair, uids);
    const open = all.filter(({ state }) => state === 'proposed' || state === 'stands');
    if (open.length === 0) await proposeOne(pair, random);
    const meeting = random.pick(open.length > 0 ? open : await allOf(pair, uids));
    const acting = atOnce ? members : [random.pick(members)];
    await Promise.all(acting.map((member) => actOf(ctx, random, { programme, meeting, member })()));
    if (random.int(0, 2) > 0) await post(ctx, members);
    ctx.clock.forward(0.1);
  }
  await post(ctx, members);
  for (const meeting of await allOf(pair, uids)) for (const member of members) held(pair, meeting, member);
  return remind(pair, members);
}

/** One partner proposes an hour or two, once or every week. */
async function proposeOne(
  { ctx, programme, partnership, members }: Pair,
  random: ReturnType<typeof seeded>,
): Promise<void> {
  const times = [16, 17].map((day) => ({ date: `2027-02-${day}`, minute: random.int(8, 20) * 60 }));
  const done = await propose(ctx, {
    programme,
    partnership,
    person: random.pick(members).person,
    times: times.slice(0, random.int(1, 2)),
    minutes: 45,
    means: 'video',
    link: null,
    repeats: random.pick(['once', 'once', 'weekly']),
  });
  if (!done.ok) throw new Error(done.reason);
}

async function post(ctx: TestCtx, members: readonly Member[]): Promise<void> {
  for (const { to, raw } of await posted(ctx))
    await members.find(({ address }) => address === to)!.program.take(raw);
}

/** All meetings of the pair, without those of earlier plays. No meeting has changed its UID. */
async function allOf({ ctx, programme, partnership }: Pair, uids: Map<number, string>): Promise<Meeting[]> {
  const rows = await ctx.db
    .selectFrom('meeting')
    .select('id')
    .where('partnership_id', '=', partnership)
    .orderBy('id')
    .execute();
  const all = await Promise.all(rows.map(async ({ id }) => (await meetingById(ctx, programme, id))!));
  for (const { id, uid } of all) {
    expect(uid).toBe(uids.get(id) ?? uid);
    uids.set(id, uid);
  }
  return all;
}

/** Checks that a member's calendar agrees with the meeting. */
function held({ ends }: Pair, meeting: Meeting, { program }: Member): void {
  const entry = program.entries.get(meeting.uid);
  if (meeting.state !== 'stands') {
    if (entry)
      expect(entry.status).toBe(
        meeting.state === 'proposed' && meeting.times.length === 1 ? 'TENTATIVE' : 'CANCELLED',
      );
    if (entry?.status === 'TENTATIVE') expect(entry.times[0]).toBe(meeting.times[0]!.at.getTime());
    return;
  }
  const times = [...occurrences(seriesOf(meeting)!, ends)].map(({ at }) => at.getTime());
  expect(entry).toMatchObject({ status: 'CONFIRMED', sequence: meeting.sequence, times });
}

/** Time passes until all meetings are over. Each reminder comes once; meetings that are off get none. */
async function remind(pair: Pair, members: readonly Member[]): Promise<string> {
  const { ctx } = pair;
  const open = (await allOf(pair, new Map())).filter(({ state }) => state === 'stands');
  for (let look = 0; look < 60; look++) {
    const at = await nextLook(ctx);
    if (!at || at > UNTIL) break;
    if (at > ctx.clock.now()) ctx.clock.set(at.toISOString());
    // Twice, since two processes may look at the same time.
    await lookAfterMeetings(ctx);
    await lookAfterMeetings(ctx);
  }
  const reminders = await ctx.db
    .selectFrom('outbox')
    .select(['occasion', 'person_id', 'data'])
    .where('kind', 'in', ['meeting-reminder', 'meeting-soon'])
    .execute();
  const keys = reminders.map(({ occasion, person_id }) => `${occasion} ${person_id}`);
  expect(new Set(keys).size).toBe(keys.length);
  const isOf = (id: number) => reminders.filter(({ data }) => (data as { meeting: number }).meeting === id);
  for (const meeting of await allOf(pair, new Map()))
    if (open.every(({ id }) => id !== meeting.id)) expect(isOf(meeting.id)).toEqual([]);
  for (const meeting of open.filter(({ weeks }) => weeks === null))
    expect(isOf(meeting.id)).toHaveLength(2 * members.length);
  await post(ctx, members);
  const ended = open.length > 0 ? 'stands' : 'off';
  await ctx.db.deleteFrom('meeting').execute();
  await ctx.db.deleteFrom('outbox').execute();
  await ctx.db.deleteFrom('incoming').execute();
  await ctx.db.deleteFrom('letter').execute();
  return ended;
}

async function nextLook(ctx: TestCtx): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('meeting')
    .select('look_at')
    .where('look_at', 'is not', null)
    .orderBy('look_at')
    .executeTakeFirst();
  return row?.look_at ?? null;
}
