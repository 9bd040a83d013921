import type { Actor, Ctx } from '../ctx.ts';
import { closeMatter, openMatter } from '../matters/index.ts';
import { isSeen } from './seen.ts';

/** Keeps one line on the work list while a programme's tray holds mail, however much. */
export async function updateTrayMatter(ctx: Ctx, programme: number, actor: Actor): Promise<void> {
  const subject = ['programme', programme] as const;
  const waits = await ctx.db
    .selectFrom('incoming')
    .select('id')
    .where('programme_id', '=', programme)
    .where('state', '=', 'tray')
    .where(isSeen)
    .limit(1)
    .executeTakeFirst();
  if (waits) await openMatter(ctx, { programme, kind: 'mail-tray', subject, urgency: 1 });
  else await closeMatter(ctx, { programme, actor, kind: 'mail-tray', subject });
}
