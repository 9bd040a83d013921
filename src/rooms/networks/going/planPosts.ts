import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { isOpen, speakingHomes } from '../homes.ts';
import { spread, spreadEnd } from './spread.ts';
import { spreadParting } from './spreadParting.ts';
import { changedPosts, newThings } from './things.ts';
import type { Home } from '../homes.ts';
import type { Thing } from './things.ts';

/**
 * Duty: sends a topic to other servers when it becomes public, or at a time of its own, then its changes, and its end when it is no longer
 * public. News and live chats go the same way where the programme chose so. The end is sent also when the programme is switched off there
 * or archived.
 */
export async function planPosts(ctx: Ctx): Promise<void> {
  for (const home of whileTime(ctx, await speakingHomes(ctx))) {
    const programme = home.programme.id;
    if (isOpen(home))
      for (const { thing, mark } of whileTime(ctx, await newThings(ctx, home)))
        await inTransaction(ctx, (ctx) => publish(ctx, programme, thing, mark));
    for (const { post, mark, isGone } of whileTime(ctx, await changedPosts(ctx, home)))
      await inTransaction(ctx, (ctx) =>
        isGone ? takeDown(ctx, home, post) : change(ctx, programme, post, mark),
      );
    if (home.endedAt !== null) await spreadParting(ctx, programme);
  }
}

async function publish(ctx: Ctx, programme: number, thing: Thing, mark: string): Promise<void> {
  const now = ctx.clock.now();
  const made = await ctx.db
    .insertInto('network_post')
    .values({ programme_id: programme, ...thing, mark, made_at: now, changed_at: now })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await spread(ctx, { programme, post: made.id, kind: 'create', version: 1 });
}

async function change(ctx: Ctx, programme: number, post: number, mark: string): Promise<void> {
  const changed = await ctx.db
    .updateTable('network_post')
    .set((eb) => ({ mark, changed_at: ctx.clock.now(), version: eb('version', '+', 1) }))
    .where('programme_id', '=', programme)
    .where('id', '=', post)
    .where('mark', '<>', mark)
    .where('gone_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (changed) await spread(ctx, { programme, post, kind: 'update', version: changed.version });
}

async function takeDown(
  ctx: Ctx,
  { programme: { id: programme, archived_at } }: Home,
  post: number,
): Promise<void> {
  const now = ctx.clock.now();
  const gone = await ctx.db
    .updateTable('network_post')
    .set({ gone_at: now })
    .where('programme_id', '=', programme)
    .where('id', '=', post)
    .where('gone_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (gone) await spreadEnd(ctx, { programme, post, version: gone.version });
  // When the programme is brought back, topics that were public before are not sent again, nor those that had a time of their own.
  if (archived_at === null) return;
  await ctx.db
    .updateTable('network_home')
    .set({ on_at: now })
    .where('programme_id', '=', programme)
    .execute();
  await ctx.db
    .updateTable('network_plan as plan')
    .from('network_post as p')
    .set({ due_at: null })
    .where('plan.programme_id', '=', programme)
    .whereRef('p.programme_id', '=', 'plan.programme_id')
    .whereRef('p.topic_id', '=', 'plan.topic_id')
    .where('p.id', '=', post)
    .execute();
}
