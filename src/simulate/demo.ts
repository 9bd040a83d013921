import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { addDays, instantToWall } from '../lib/time/time.ts';
import type { Secrets } from '../rooms/ctx.ts';
import { changeDates, roundById } from '../rooms/programmes/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { chatBefore, leaveChats } from './chatting/leaveChats.ts';
import { leaveToEdit } from './edit.ts';
import { writeToInbox } from './inbox.ts';
import { leaveMeetings, leavePastMeeting, pairOf } from './meeting/leaveMeetings.ts';
import type { DemoPair } from './meeting/leaveMeetings.ts';
import { play } from './play.ts';
import type { Play, Stop } from './play.ts';
import { leaveToModerate } from './talk.ts';
import type { Said } from './talk.ts';
import { DIRECTOR, makeWorld } from './world.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The phases a demo can be in. */
export const PHASES = ['open', 'matching', 'running', 'ended'] as const;
export type DemoPhase = (typeof PHASES)[number];

/**
 * Days from the start of the play until now. A round opens one to seven days after the start. So today half of the applications are in, or
 * the matching ran within the last week, or the introduction was a month ago, or the end one to two weeks ago.
 */
const DAYS: Record<DemoPhase, number> = { open: 17, matching: 36, running: 70, ended: 163 };
/** Days that the demo's director still has to look at the proposals. */
const DAYS_TO_LOOK = 4;

export interface Demo {
  slug: string;
  /** The addresses to sign in with: the director's, and a participant's. The participant has a partner, if there are partners. */
  director: string;
  participant: string;
}

/** Leaves the sample programme in a database, in the given phase of its round as of today. */
export async function demo(
  input: Pick<Play, 'people' | 'countries' | 'seed' | 'onProgress'> & {
    db: Kysely<Schema>;
    secrets: Secrets;
    publicUrl: string;
    now: Date;
    phase: DemoPhase;
  },
): Promise<Demo> {
  const { now, phase } = input;
  const world = await makeWorld({ ...input, start: startOf(phase, now) });
  const round = phase === 'matching' ? await introduceLater(world, now) : world.round;
  const said: Said = new Map();
  const stop = stopOf(phase, round, now);
  // The last day but one of the play: a meeting arranged then is over now.
  const onDay = async (day: number): Promise<void> => {
    if (phase !== 'running' || typeof stop !== 'object' || !('daysAfter' in stop)) return;
    const pair = day === stop.daysAfter - 1 && (await pairNow(world.ctx, input.db, round));
    if (pair) await leavePastMeeting(world.ctx, pair, new Date(now.getTime() - 3 * HOUR));
  };
  const chatsOn = typeof stop === 'object' && 'daysAfter' in stop ? [chatBefore(round, stop.daysAfter)] : [];
  const applicants = await play({ ...input, ...world, round, said, stop, onDay, chatsOn });
  world.clock.moveTo(now);
  await leaveChats(world.ctx, round, { applicants, seed: input.seed, isRunning: phase === 'running' });
  const pair = phase === 'running' && (await pairNow(world.ctx, input.db, round));
  if (pair) await leaveMeetings(world.ctx, pair);
  await writeToInbox(world.ctx, round);
  await leaveToModerate(world.ctx, round, said);
  await leaveToEdit(world.ctx, round);
  await world.pass();
  await makeOperator(input.db, now);
  return {
    slug: world.slug,
    director: DIRECTOR.address,
    participant: await participantOf(input.db, round),
  };
}

/** The pair of the participant to sign in as. */
const pairNow = async (ctx: World['ctx'], db: Kysely<Schema>, round: Round): Promise<DemoPair | null> =>
  pairOf(ctx, round, await participantOf(db, round));

/** When a play has to start so that its round is in that phase today. */
export const startOf = (phase: DemoPhase, now: Date): Date => new Date(now.getTime() - DAYS[phase] * DAY);

function stopOf(phase: DemoPhase, round: Round, now: Date): Stop {
  if (phase === 'open') return { applyingAt: now };
  if (phase === 'matching') return 'proposals';
  return { daysAfter: Math.floor((now.getTime() - round.dates.introduces.dueAt.getTime()) / DAY) };
}

/** Puts the introduction of the round off, so that today lies between the matching and the introduction. */
async function introduceLater({ ctx, round }: World, now: Date): Promise<Round> {
  const { zone } = round.dates.introduces;
  const day = addDays(instantToWall(now, zone), DAYS_TO_LOOK).slice(0, 10);
  const programme = round.programme_id;
  const dates = { ...round.dates, introduces: { wall: `${day}T09:00`, zone } };
  const moved = await changeDates(ctx, { programme, actor: { kind: 'command' }, round: round.id, dates });
  if (!moved.ok) throw new Error('the introduction could not be put off');
  return roundById(ctx, programme, round.id);
}

/**
 * Somebody who reads English and writes letters with a partner, or did so until the round was over. Before there are partners, the first
 * person who applied.
 */
export async function participantOf(db: Kysely<Schema>, round: Round): Promise<string> {
  const people = db
    .selectFrom('person')
    .select('person.address')
    .where('person.programme_id', '=', round.programme_id)
    .where('person.locale', '=', 'en')
    .where('person.address', 'is not', null)
    .$narrowType<{ address: string }>();
  const writer = await people
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.programme_id', '=', 'person.programme_id')
        .onRef('membership.person_id', '=', 'person.id'),
    )
    .innerJoin('letter', (join) =>
      join
        .onRef('letter.programme_id', '=', 'membership.programme_id')
        .onRef('letter.partnership_id', '=', 'membership.partnership_id')
        .onRef('letter.author_id', '=', 'person.id'),
    )
    .orderBy('membership.left_at', (order) => order.desc().nullsFirst())
    .orderBy('letter.id')
    .executeTakeFirst();
  if (writer) return writer.address;
  const applicant = await people
    .innerJoin('application', (join) =>
      join
        .onRef('application.programme_id', '=', 'person.programme_id')
        .onRef('application.person_id', '=', 'person.id'),
    )
    .where('application.state', '=', 'confirmed')
    .orderBy('application.id')
    .executeTakeFirstOrThrow();
  return applicant.address;
}

/** Makes the imagined director an operator, too, so that every page of the installation can be seen. */
async function makeOperator(db: Kysely<Schema>, now: Date): Promise<void> {
  await db
    .insertInto('operator')
    .columns(['account_id', 'since'])
    .expression((eb) =>
      eb
        .selectFrom('account')
        .select((eb) => ['account.id', eb.val(now).as('since')])
        .where('address', '=', DIRECTOR.address),
    )
    .onConflict((c) => c.column('account_id').doNothing())
    .execute();
}
