import { poolOfMany } from './pool.ts';
import type { PoolMember } from './pool.ts';
import { asMatcher } from './onStage.ts';
import type { RoundScene } from './onStage.ts';
import { DATE_KINDS, changeDates, roundById } from '../src/rooms/programmes/index.ts';
import type { DateKind, RoundDates } from '../src/rooms/programmes/index.ts';

export const MINUTE = 60_000;

export const DAY = 86_400_000;

export interface Scene extends RoundScene {
  people: PoolMember[];
}

/** Six confirmed people, not yet asked whether they are available, in the middle of the time to apply. */
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

/** Ends the time to apply and chooses partners, all now. */
export const closeNow = (scene: RoundScene) =>
  move(scene, {
    closes: '2027-01-20T12:50',
    availability: '2027-01-20T12:55',
    matches: '2027-01-20T13:00',
  });
