import { poolOfMany } from './pool.ts';
import type { PoolMember } from './pool.ts';
import { asMatcher } from './onStage.ts';
import type { RoundScene } from './onStage.ts';
import { answerAvailability, applicationById, standingOf } from '../src/rooms/applications/index.ts';
import { DATE_KINDS, changeDates, roundById } from '../src/rooms/programmes/index.ts';
import type { DateKind, RoundDates } from '../src/rooms/programmes/index.ts';
import { publish, runMatch, startRun } from '../src/rooms/pairing/index.ts';

export const MINUTE = 60_000;

export const DAY = 86_400_000;

export interface Scene extends RoundScene {
  people: PoolMember[];
}

/** Six people who are confirmed and have not been asked yet, in the middle of the time to apply. */
export const inOpenRound = (play: (scene: Scene) => Promise<void>): Promise<void> =>
  asMatcher(async (scene) => {
    const people = await poolOfMany(scene.ctx, scene.round, 6);
    await scene.ctx.db.updateTable('application').set({ available_at: null }).execute();
    await play({ ...scene, people });
  }, '2027-01-20T12:00:00Z');

export const wait = ({ ctx }: RoundScene, ms: number): void =>
  ctx.clock.set(new Date(ctx.clock.now().getTime() + ms).toISOString());

/** Moves some dates to other wall times in Madrid. */
export async function move(scene: RoundScene, walls: Partial<Record<DateKind, string>>) {
  const { ctx, programme, actor } = scene;
  const round = await roundById(ctx, programme, scene.round.id);
  const dates = Object.fromEntries(
    DATE_KINDS.map((kind) => [
      kind,
      { wall: walls[kind] ?? round.dates[kind].wall, zone: round.dates[kind].zone },
    ]),
  ) as RoundDates;
  const done = await changeDates(ctx, { programme, actor, round: round.id, dates });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done;
}

/** Ends the time to apply and chooses partners, all now: what left everybody out. */
export const closeNow = (scene: RoundScene) =>
  move(scene, {
    closes: '2027-01-20T12:50',
    availability: '2027-01-20T12:55',
    matches: '2027-01-20T13:00',
  });

export const mailsOf = ({ ctx }: RoundScene, kind: string) =>
  ctx.db
    .selectFrom('outbox')
    .select(['id', 'person_id', 'occasion', 'state', 'due_at', 'text'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();

/** Who is mailed; those of one moment come in no order of their own. */
export const readersOf = (mails: readonly { person_id: number | null }[]): number[] =>
  mails.map(({ person_id }) => person_id ?? 0).toSorted((a, b) => a - b);

/** What is due in the outbox leaves. */
export async function post({ ctx }: RoundScene): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: now })
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .execute();
}

export async function match({ ctx, programme, actor, round }: RoundScene): Promise<void> {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  await runMatch(ctx, { programme, run: started.run });
}

export const publishIt = ({ ctx, programme, actor, round }: RoundScene) =>
  publish(ctx, { programme, round: round.id, actor });

export const say = (
  { ctx, programme }: RoundScene,
  { person, application }: PoolMember,
  available: boolean,
) => answerAvailability(ctx, { programme, actor: { kind: 'person', id: person }, application, available });

export async function standing({ ctx, programme }: RoundScene, { application }: PoolMember): Promise<string> {
  return (await standingOf(ctx, (await applicationById(ctx, programme, application))!)).standing;
}
