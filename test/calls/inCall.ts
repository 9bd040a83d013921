import { endLostCalls } from '../../src/rooms/calls/endLost.ts';
import { enter, noteSeen, quietWithCalls, toldTo } from '../../src/rooms/calls/index.ts';
import { metPartnerships } from '../../src/rooms/partnerships/index.ts';
import type { CastName } from '../cast.ts';
import type { PartnersScene } from '../partners.ts';

/** One of the cast in their partnership. */
export const of = ({ cast, pair }: PartnersScene, who: CastName) => ({
  programme: cast.programme,
  partnership: pair,
  person: cast.people[who],
});

/** Somebody enters the call in a window. Returns the number of the seat; throws the reason of a refusal. */
export async function comes(scene: PartnersScene, who: CastName, key = `window-of-${who}`): Promise<number> {
  const done = await enter(scene.ctx, { ...of(scene, who), key, hasRelay: true });
  if (!done.ok) throw new Error(done.reason);
  return done.seat;
}

/** The messages sent to a window. */
export const told = async ({ ctx, cast }: PartnersScene, seat: number): Promise<Record<string, unknown>[]> =>
  (await toldTo(ctx, { programme: cast.programme, seat, after: 0, most: 100 })).map(
    ({ said }) => JSON.parse(said) as Record<string, unknown>,
  );

/** Minutes pass, during which the windows of `seats` keep listening. */
export async function pass({ ctx, cast }: PartnersScene, minutes: number, seats: number[]): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    ctx.clock.forward(1 / 60);
    for (const seat of seats) await noteSeen(ctx, { programme: cast.programme, seat });
    await endLostCalls(ctx);
  }
}

/** The calls of somebody's partnership, as its page reads them. */
export const callsOf = async (scene: PartnersScene, who: CastName) => {
  const [own] = await metPartnerships(scene.ctx, scene.cast.programme, scene.cast.people[who]);
  return own ? quietWithCalls(scene.ctx, scene.cast.programme, own) : null;
};
