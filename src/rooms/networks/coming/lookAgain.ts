import type { Ctx } from '../../ctx.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A post is looked at again for so long after it was written, and at intervals that depend on its age. */
const LAST_MS = 7 * DAY;
const everyMs = (age: number): number => (age < 2 * HOUR ? 10 * MINUTE : age < DAY ? 3 * HOUR : DAY);

/** A post that was found on a hashtag's page. It is looked at again, because no server tells us when it changes or is deleted. */
export interface Found {
  object: string;
  /** The address of its writer. */
  actor: string;
}

/** When a post that came at a time is next looked at; null for never. */
export function nextLook({ clock }: Pick<Ctx, 'clock'>, cameAt = clock.now()): Date | null {
  const age = clock.now().getTime() - cameAt.getTime();
  return age >= LAST_MS ? null : new Date(clock.now().getTime() + everyMs(age));
}

/** Claims the posts that are due to be looked at again. Each comes up again later, unless it is gone. */
export async function claimFound(ctx: Ctx, programme: number, most: number): Promise<Found[]> {
  const due = await ctx.db
    .selectFrom('network_reply as r')
    .innerJoin('network_account as a', (join) =>
      join.onRef('a.programme_id', '=', 'r.programme_id').onRef('a.id', '=', 'r.account_id'),
    )
    .select(['r.id', 'r.object', 'r.received_at', 'r.state', 'a.actor'])
    .where('r.programme_id', '=', programme)
    .where('r.look_at', '<=', ctx.clock.now())
    .orderBy('r.look_at')
    .limit(most)
    .execute();
  for (const { id, received_at, state } of due)
    await ctx.db
      .updateTable('network_reply')
      .set({ look_at: state === 'gone' ? null : nextLook(ctx, received_at) })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute();
  return due.filter(({ state }) => state !== 'gone').map(({ object, actor }) => ({ object, actor }));
}
